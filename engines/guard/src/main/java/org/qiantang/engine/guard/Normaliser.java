package org.qiantang.engine.guard;

import com.hankcs.hanlp.dictionary.other.CharTable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Undoes the ways of writing around a word (width, case, variants, look-alikes, pictures, split characters, inserted
 * signs) and keeps the way back to the raw text, which stays the evidence.
 */
public final class Normaliser {
    /** Up to this many signs between two characters vanish; more of them are a real gap and become one space. */
    private static final int MAX_GAP = 2;

    private static final String SEPARATORS = ".·•・∙‧/\\|-_*~^#@'`…—–";
    private static final int LONGEST_SYLLABLE = 6;

    private final Map<Character, Character> variants;
    private final Map<Integer, String> pictures;
    private final Map<String, Character> splits;
    private final Map<String, Character> syllables;

    Normaliser(WritingTable table) {
        variants = table.variants();
        var drawn = new HashMap<>(table.pictures());
        drawn.putAll(table.signs());
        pictures = Map.copyOf(drawn);
        splits = table.splits();
        syllables = table.syllables();
    }

    /** By the table that comes with the rules. */
    public static Normaliser shipped() {
        return new Normaliser(WritingTable.shipped());
    }

    /** The same, but pictures and characters in two parts are left as they are: the rules' words decide on them. */
    static Normaliser beforeJoining() {
        return new Normaliser(WritingTable.shipped().withoutDisguises());
    }

    public Normal normalise(String raw) {
        var sheet = new Sheet(raw.length());
        int at = 0;
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            int next = at + Character.charCount(point);
            read(point, at, next, sheet);
            at = next;
        }
        sheet.spellOut(false);
        return new Normal(sheet.text.toString(), sheet.rawFrom, sheet.rawTo);
    }

    private void read(int point, int from, int to, Sheet sheet) {
        String picture = pictures.get(point);
        if (picture != null) {
            sheet.write(picture, from, to);
        } else if (point < 0x80) {
            letter((char) point, from, to, sheet);
        } else if (point >= 0x4E00 && point <= 0x9FFF) {
            sheet.write((char) point, from, to);
        } else if (!isInvisible(point)) {
            String plain = Normalizer.normalize(squaredLetter(point), Normalizer.Form.NFKC);
            for (int i = 0; i < plain.length(); i++) {
                letter(plain.charAt(i), from, to, sheet);
            }
        }
    }

    private static void letter(char unit, int from, int to, Sheet sheet) {
        if (Character.isWhitespace(unit) || Character.isSpaceChar(unit) || SEPARATORS.indexOf(unit) >= 0) {
            sheet.skip(unit, from, to);
        } else if (!isInvisible(unit)) {
            sheet.write(unit < 0x80 ? toLower(unit) : unit, from, to);
        }
    }

    private static char toLower(char unit) {
        return unit >= 'A' && unit <= 'Z' ? (char) (unit + 32) : unit;
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            case Character.CONTROL -> !Character.isWhitespace(point);
            default -> false;
        };
    }

    /** White-on-black letters have no compatibility form in Unicode although they read like any other letter. */
    private static String squaredLetter(int point) {
        if (point >= 0x1F150 && point <= 0x1F169) {
            return Character.toString('a' + point - 0x1F150);
        }
        if (point >= 0x1F170 && point <= 0x1F189) {
            return Character.toString('a' + point - 0x1F170);
        }
        return Character.toString(point).toLowerCase(Locale.ROOT);
    }

    /** The line being written: units with their raw places, and what is pending between the last unit and the next. */
    private final class Sheet {
        private final StringBuilder text;
        private int[] rawFrom;
        private int[] rawTo;
        private int gap;
        private char gapSign;
        private int gapFrom;
        private int gapTo;

        Sheet(int expected) {
            text = new StringBuilder(expected);
            rawFrom = new int[expected + 8];
            rawTo = new int[expected + 8];
        }

        void write(String units, int from, int to) {
            for (int i = 0; i < units.length(); i++) {
                write(units.charAt(i), from, to);
            }
        }

        void write(char unit, int from, int to) {
            char plain = variants.getOrDefault(unit, isChinese(unit) ? CharTable.convert(unit) : unit);
            settleGap(plain);
            if (!isLatin(plain)) {
                spellOut(isChinese(plain));
            }
            if (!text.isEmpty() && !splits.isEmpty()) {
                Character joined = splits.get("" + text.charAt(text.length() - 1) + plain);
                if (joined != null) {
                    text.setCharAt(text.length() - 1, joined);
                    rawTo[text.length() - 1] = to;
                    return;
                }
            }
            append(plain, from, to);
        }

        void skip(char sign, int from, int to) {
            if (gap == 0) {
                gapSign = sign;
                gapFrom = from;
            }
            gapTo = to;
            gap++;
        }

        private void settleGap(char next) {
            if (gap > MAX_GAP) {
                append(' ', gapFrom, gapTo);
            } else if (gap > 0 && !text.isEmpty() && isDigit(next) && isDigit(text.charAt(text.length() - 1))) {
                append(gapSign, gapFrom, gapTo);
            }
            gap = 0;
        }

        /** Turns a Latin syllable that touches Chinese, as in "qu dou印" or "zui好", into the character it stands for. */
        private void spellOut(boolean beforeChinese) {
            int end = text.length();
            int start = end;
            while (start > 0 && isLatin(text.charAt(start - 1))) {
                start--;
            }
            if (start == end) {
                return;
            }
            boolean afterChinese = start > 0 && isChinese(text.charAt(start - 1));
            if (beforeChinese || afterChinese) {
                spellSyllables(start);
            }
        }

        private void spellSyllables(int start) {
            var spelt = new StringBuilder();
            var places = new ArrayList<int[]>();
            int at = start;
            while (at < text.length()) {
                int end = wordEnd(at);
                Character character = end - at <= LONGEST_SYLLABLE ? syllables.get(text.substring(at, end)) : null;
                if (character == null) {
                    return;
                }
                places.add(new int[] {rawFrom[at], rawTo[end - 1]});
                spelt.append((char) character);
                at = end;
            }
            text.setLength(start);
            for (int i = 0; i < spelt.length(); i++) {
                int[] place = places.get(i);
                append(spelt.charAt(i), place[0], place[1]);
            }
        }

        private int wordEnd(int start) {
            int end = start + 1;
            while (end < text.length() && rawTo[end - 1] == rawFrom[end]) {
                end++;
            }
            return end;
        }

        private void append(char unit, int from, int to) {
            if (text.length() == rawFrom.length) {
                rawFrom = Arrays.copyOf(rawFrom, rawFrom.length * 2);
                rawTo = Arrays.copyOf(rawTo, rawTo.length * 2);
            }
            rawFrom[text.length()] = from;
            rawTo[text.length()] = to;
            text.append(unit);
        }
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isLatin(char unit) {
        return unit >= 'a' && unit <= 'z';
    }

    private static boolean isChinese(char unit) {
        return unit >= 0x4E00 && unit <= 0x9FFF;
    }
}
