package org.qiantang.app.answer;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hears the words that a line means where it is typed in pinyin (duo shao qian) or with other characters of one sound (包油). */
final class Sounding {
    private static final int LONGEST_SYLLABLE = 6;
    private static final int LEAST_FOR_A_SLIP = 3;
    /** Characters of forms that many questions have: 能退吗 is no slip for 能穿吗. */
    private static final Pattern FORM = Pattern.compile("[吗么什怎多几能可哪是不有那这]");

    /** What ends a question is seldom typed wrong: the 充吗 of 能充吗 is no 冲马. */
    private static final Set<String> PARTICLES = Set.of("吗", "呢", "的", "了", "么", "吧", "啊", "不", "没", "多", "少", "几");

    private static final Pattern RETROFLEX = Pattern.compile("^([zcs])h");
    private static final Pattern NASAL_START = Pattern.compile("^n(?=[^g])");
    private static final Pattern BACK_NASAL = Pattern.compile("(?<=[aei])ng$");

    private record Word(String text, List<String> sounds) {}

    /** One character, one typed syllable, or a stretch of Latin that is no pinyin. */
    private record Unit(String written, String sound, boolean typed, boolean han) {}

    /** Words that may be heard, by the blurred sound with which they begin; longer ones first. */
    static final class Vocabulary {
        private final Map<String, List<Word>> byFirst = new HashMap<>();
        private final Set<String> texts = new HashSet<>();

        Vocabulary(Collection<String> words) {
            for (String text : new LinkedHashSet<>(words)) {
                List<String> sounds = sounds(text);
                if (text.length() > 1 && sounds.size() == text.length()) {
                    texts.add(text);
                    byFirst.computeIfAbsent(blur(sounds.getFirst()), _ -> new ArrayList<>())
                            .add(new Word(text, sounds));
                }
            }
            Comparator<Word> byLength =
                    Comparator.comparingInt(word -> word.text().length());
            byFirst.values().forEach(list -> list.sort(byLength.reversed()));
        }

        private List<Word> from(Unit unit) {
            return byFirst.getOrDefault(blur(unit.sound()), List.of());
        }
    }

    private final Vocabulary phrases;
    private final Map<String, String> single = new HashMap<>();
    private final Set<String> latin;
    private final Set<String> syllables;

    private Sounding(Page page) {
        phrases = new Vocabulary(page.texts("phrases"));
        page.map("syllables")
                .forEach((sound, character) -> single.put(String.valueOf(sound), String.valueOf(character)));
        latin = Set.copyOf(new HashSet<>(page.texts("latin")));
        syllables = java.util.Arrays.stream(Pinyin.values())
                .map(Pinyin::getPinyinWithoutTone)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Sounding load() {
        return new Sounding(Page.of("typing.yaml"));
    }

    /** The line with typed pinyin turned into the words of which it is the sound. */
    String spelled(String text, Vocabulary shop, Set<String> latinOfShop) {
        if (text.chars().noneMatch(letter -> letter >= 'a' && letter <= 'z')) {
            return text;
        }
        List<Unit> units = units(text, latinOfShop);
        return units.stream().anyMatch(Unit::typed) ? heard(units, shop, false) : text;
    }

    /** The line with words put right that were typed with other characters of their sound, or with one wrong. */
    String mended(String text, Vocabulary shop) {
        return slips(heard(units(text, Set.of()), shop, true));
    }

    private String heard(List<Unit> units, Vocabulary shop, boolean byEar) {
        var out = new StringBuilder();
        boolean any = false;
        var left = new ArrayList<Integer>();
        int at = 0;
        while (at < units.size()) {
            int exact = exact(units, at, shop);
            Word word = exact > 1 ? null : longest(units, at, shop, byEar);
            if (word != null) {
                out.append(word.text());
                at += word.text().length();
                any = true;
                continue;
            }
            for (int end = at + Math.max(1, exact); at < end; at++) {
                if (units.get(at).typed()) {
                    left.add(out.length());
                }
                out.append(units.get(at).written());
            }
        }
        return any || units.stream().anyMatch(Unit::han) ? characters(out, left) : out.toString();
    }

    /** Single syllables that are left between words become their commonest character. */
    private String characters(StringBuilder out, List<Integer> left) {
        for (int place : left.reversed()) {
            int end = place;
            while (end < out.length() && out.charAt(end) >= 'a' && out.charAt(end) <= 'z') {
                end++;
            }
            for (int to = end; to > place; to--) {
                String character = single.get(out.substring(place, to));
                if (character != null) {
                    out.replace(place, to, character);
                    break;
                }
            }
        }
        return out.toString();
    }

    private int exact(List<Unit> units, int at, Vocabulary shop) {
        int most = 0;
        var text = new StringBuilder();
        for (int end = at; end < Math.min(units.size(), at + LONGEST_SYLLABLE); end++) {
            text.append(units.get(end).written());
            if (units.get(end).typed()) {
                break;
            }
            if (phrases.texts.contains(text.toString()) || shop.texts.contains(text.toString())) {
                most = end - at + 1;
            }
        }
        return most;
    }

    private @Nullable Word longest(List<Unit> units, int at, Vocabulary shop, boolean byEar) {
        Unit first = units.get(at);
        Word best = null;
        for (Vocabulary vocabulary : List.of(shop, phrases)) {
            for (Word word : vocabulary.from(first)) {
                if ((best == null || word.text().length() > best.text().length()) && fits(units, at, word, byEar)) {
                    best = word;
                }
            }
        }
        return best;
    }

    private boolean fits(List<Unit> units, int at, Word word, boolean byEar) {
        int length = word.text().length();
        if (at + length > units.size()) {
            return false;
        }
        boolean changed = false;
        var written = new StringBuilder();
        for (int step = 0; step < length; step++) {
            Unit unit = units.get(at + step);
            String sound = word.sounds().get(step);
            boolean same = unit.written().equals(word.text().substring(step, step + 1));
            if (!same && byEar && PARTICLES.contains(unit.written())) {
                return false;
            }
            boolean mayBlur = length >= LEAST_FOR_A_SLIP || unit.typed();
            boolean sounds = (unit.typed() || (byEar && unit.han()))
                    && (mayBlur
                            ? blur(unit.sound()).equals(blur(sound))
                            : unit.sound().equals(sound));
            if (!same && !sounds) {
                return false;
            }
            changed |= !same;
            written.append(unit.written());
        }
        return changed
                && !(byEar && length == 2 && (CoreDictionary.contains(written.toString()) || !isAWord(word.text())));
    }

    /** A stretch of a title may be no word: the 充移 of 快充移动电源. */
    private boolean isAWord(String text) {
        return CoreDictionary.contains(text) || phrases.texts.contains(text);
    }

    /** A phrase of three characters or more with one of them wrong, as 保持期 for 保质期. */
    private String slips(String text) {
        for (String phrase : phrases.texts) {
            if (phrase.length() != LEAST_FOR_A_SLIP || FORM.matcher(phrase).find() || text.contains(phrase)) {
                continue;
            }
            for (int at = 0; at + LEAST_FOR_A_SLIP <= text.length(); at++) {
                String there = text.substring(at, at + LEAST_FOR_A_SLIP);
                if (there.charAt(0) == phrase.charAt(0)
                        && there.charAt(2) == phrase.charAt(2)
                        && Character.isIdeographic(there.charAt(1))
                        && !CoreDictionary.contains(there)) {
                    return text.substring(0, at) + phrase + text.substring(at + LEAST_FOR_A_SLIP);
                }
            }
        }
        return text;
    }

    private List<Unit> units(String text, Set<String> latinOfShop) {
        var units = new ArrayList<Unit>();
        List<Pinyin> spoken = PinyinDictionary.convertToPinyin(text, true);
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter >= 'a' && letter <= 'z') {
                int end = at;
                while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
                    end++;
                }
                addLatin(units, text.substring(at, end), latinOfShop);
                at = end;
                continue;
            }
            boolean between = letter == ' '
                    && !units.isEmpty()
                    && units.getLast().typed()
                    && at + 1 < text.length()
                    && Character.isLetter(text.charAt(at + 1));
            if (!between) {
                Pinyin pinyin = at < spoken.size() ? spoken.get(at) : Pinyin.none5;
                String written = Character.toString(letter);
                boolean han = pinyin != Pinyin.none5;
                units.add(new Unit(written, han ? pinyin.getPinyinWithoutTone() : written, false, han));
            }
            at++;
        }
        return units;
    }

    private void addLatin(List<Unit> units, String run, Set<String> latinOfShop) {
        List<String> parts =
                latin.contains(run) || latinOfShop.contains(run) || run.length() == 1 ? List.of() : cut(run);
        if (parts.isEmpty()) {
            units.add(new Unit(run, run, false, false));
        } else {
            parts.forEach(part -> units.add(new Unit(part, part, true, false)));
        }
    }

    /** The run cut into syllables, the longest first; none where it is no pinyin. */
    private List<String> cut(String run) {
        if (run.isEmpty()) {
            return List.of();
        }
        for (int end = Math.min(run.length(), LONGEST_SYLLABLE); end > 0; end--) {
            String syllable = run.substring(0, end);
            if (!syllables.contains(syllable) || (syllable.length() == 1 && !"aeo".contains(syllable))) {
                continue;
            }
            if (end == run.length()) {
                return List.of(syllable);
            }
            List<String> rest = cut(run.substring(end));
            if (!rest.isEmpty()) {
                var whole = new ArrayList<String>(List.of(syllable));
                whole.addAll(rest);
                return List.copyOf(whole);
            }
        }
        return List.of();
    }

    private static List<String> sounds(String text) {
        List<Pinyin> spoken = PinyinDictionary.convertToPinyin(text, true);
        var sounds = new ArrayList<String>();
        for (int at = 0; at < text.length() && at < spoken.size(); at++) {
            Pinyin pinyin = spoken.get(at);
            sounds.add(pinyin == Pinyin.none5 ? text.substring(at, at + 1) : pinyin.getPinyinWithoutTone());
        }
        return sounds;
    }

    /** 吱/滋, 您/宁 and 蓝/南 are one to many speakers and most keyboards. */
    private static String blur(String syllable) {
        String flat = RETROFLEX.matcher(syllable).replaceFirst("$1");
        return BACK_NASAL.matcher(NASAL_START.matcher(flat).replaceFirst("l")).replaceFirst("n");
    }
}
