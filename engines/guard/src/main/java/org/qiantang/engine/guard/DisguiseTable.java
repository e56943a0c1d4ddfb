package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people write in the place of a character or a word: its two parts side by side, or a picture. Written by us from
 * the characters themselves ({@code parts.yaml}, {@code pictures.yaml}).
 */
final class DisguiseTable {
    private static final String ROW_GAP = " ";

    private final Map<Integer, Disguise> pairs = new HashMap<>();
    private final Map<Integer, List<String>> pictures = new HashMap<>();
    private final BitSet openers = new BitSet();
    private final List<String> composed;
    private final Normaliser normaliser;
    private final String bare;

    private DisguiseTable(YamlNode parts, YamlNode drawn, Normaliser normaliser) {
        this.normaliser = normaliser;
        bare = parts.text("bare");
        parts.texts("before").forEach(row -> addRow(row, true));
        parts.texts("behind").forEach(row -> addRow(row, false));
        for (String row : parts.texts("pairs")) {
            for (String three : row.split(ROW_GAP, -1)) {
                mustHaveUnits(three, 3);
                add(three.charAt(0), three.charAt(1), three.charAt(2));
            }
        }
        for (String row : drawn.texts("pictures")) {
            String[] words = row.split(ROW_GAP, -1);
            int point = words[0].codePointAt(0);
            pictures.put(point, List.of(words).subList(1, words.length));
            openers.set(Character.toChars(point)[0]);
        }
        composed = drawn.texts("composed");
        parts.mustBeReadWhole();
        drawn.mustBeReadWhole();
    }

    /** @param normaliser how lines are read before they come here, so that the table's parts are written alike */
    static DisguiseTable shipped(Normaliser normaliser) {
        return new DisguiseTable(YamlNode.ofResource("parts.yaml"), YamlNode.ofResource("pictures.yaml"), normaliser);
    }

    /** Words that people hide and that patterns make of pieces, so that they stand in no rule as such. */
    List<String> composed() {
        return composed;
    }

    /** How many characters can be read from their parts. */
    int characters() {
        return (int) pairs.values().stream()
                .flatMap(pair -> pair.readings().stream())
                .distinct()
                .count();
    }

    /** How many pictures can be read. */
    int pictures() {
        return pictures.size();
    }

    /** Where in the text something may stand for a word; empty for nearly every line. */
    Map<Integer, Disguise> in(CharSequence text) {
        var found = new HashMap<Integer, Disguise>();
        for (int i = 0; i < text.length(); i++) {
            if (openers.get(text.charAt(i))) {
                Disguise here = at(text, i);
                if (here != null) {
                    found.put(i, here);
                }
            }
        }
        return found;
    }

    private @Nullable Disguise at(CharSequence text, int index) {
        Disguise pair = index + 1 < text.length() ? pairs.get(key(text.charAt(index), text.charAt(index + 1))) : null;
        return pair == null ? picture(text, index) : pair;
    }

    private @Nullable Disguise picture(CharSequence text, int index) {
        int point = Character.codePointAt(text, index);
        List<String> words = pictures.get(point);
        int end = index + Character.charCount(point);
        if (words == null || isAt(text, end, point) || (index > 0 && Character.codePointBefore(text, index) == point)) {
            // A row of the same picture is decoration.
            return null;
        }
        return new Disguise(isSkinTone(text, end) ? end + 2 - index : end - index, words, Disguise.Kind.PICTURE);
    }

    private static boolean isAt(CharSequence text, int index, int point) {
        return index < text.length() && Character.codePointAt(text, index) == point;
    }

    private static boolean isSkinTone(CharSequence text, int index) {
        int point = index < text.length() ? Character.codePointAt(text, index) : 0;
        return point >= 0x1F3FB && point <= 0x1F3FF;
    }

    /** @param before whether the part that the row is about is written first */
    private void addRow(String row, boolean before) {
        String[] words = row.split(ROW_GAP, -1);
        for (String form : words[0].split("/", -1)) {
            mustHaveUnits(form, 1);
            for (String pair : List.of(words).subList(1, words.length)) {
                mustHaveUnits(pair, 2);
                char part = form.charAt(0);
                char rest = pair.charAt(0);
                add(before ? part : rest, before ? rest : part, pair.charAt(1));
            }
        }
    }

    private void add(char first, char second, char whole) {
        char one = asRead(first);
        char other = asRead(second);
        var readings = new ArrayList<String>();
        Disguise known = pairs.get(key(one, other));
        if (known != null) {
            readings.addAll(known.readings());
        }
        String reading = Character.toString(asRead(whole));
        if (!readings.contains(reading)) {
            readings.add(reading);
        }
        boolean isBare = bare.indexOf(first) >= 0 || bare.indexOf(second) >= 0;
        pairs.put(key(one, other), new Disguise(2, readings, isBare ? Disguise.Kind.PART : Disguise.Kind.PAIR));
        openers.set(one);
    }

    /** The character as it comes out of a line: some parts are old forms of others. */
    private char asRead(char written) {
        String read = normaliser.normalise(Character.toString(written)).toString();
        return read.length() == 1 ? read.charAt(0) : written;
    }

    private static int key(char first, char second) {
        return first << 16 | second;
    }

    private static void mustHaveUnits(String text, int units) {
        if (text.length() != units) {
            throw new IllegalArgumentException("entry: " + text + " (expected: " + units + " characters)");
        }
    }
}
