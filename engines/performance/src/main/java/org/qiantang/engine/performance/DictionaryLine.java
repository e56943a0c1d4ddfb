package org.qiantang.engine.performance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One word of a shop's dictionary.
 *
 * @param word as it is written, in narrow letters and digits
 * @param reading what is said instead; empty where the word is said as it is written
 * @param pinyin one syllable for each Chinese character of what is said; empty where the general dictionary knows them
 */
record DictionaryLine(String word, String reading, List<String> pinyin) {
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_READING = 200;
    private static final String FORM = "词<TAB>读法<TAB>拼音 · word<TAB>reading<TAB>pinyin";

    private static final Set<String> SYLLABLES = Stream.of(com.hankcs.hanlp.dictionary.py.Pinyin.values())
            .map(com.hankcs.hanlp.dictionary.py.Pinyin::getPinyinWithoutTone)
            .collect(Collectors.toUnmodifiableSet());

    DictionaryLine {
        pinyin = List.copyOf(pinyin);
    }

    /** What is heard: the reading, or the word itself. */
    String spoken() {
        return reading.isEmpty() ? word : reading;
    }

    /** A line of the file; empty where it is blank or a remark. */
    static Optional<DictionaryLine> parse(String file, int number, String written) throws SpeechDictionary.Unusable {
        String line = number == 1 && written.startsWith("\uFEFF") ? written.substring(1) : written;
        if (line.isBlank() || line.startsWith("#")) {
            return Optional.empty();
        }
        String[] cells = line.split("\t", -1);
        Place place = new Place(file, number);
        if (cells.length < 2 || cells.length > 3) {
            throw place.wrong("有" + cells.length + "栏", "应为" + FORM, cells.length + " columns", FORM);
        }
        String word = Widths.folded(cells[0].strip());
        String reading = given(cells[1]);
        String pinyin = cells.length > 2 ? given(cells[2]) : "";
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            throw place.wrong(
                    "词有" + word.length() + "个字",
                    "应为1到" + LONGEST_WORD + "个",
                    "word of " + word.length(),
                    "1.." + LONGEST_WORD + " characters");
        }
        if (reading.isEmpty() && pinyin.isEmpty()) {
            throw place.wrong(
                    "“" + word + "”既没有读法也没有拼音", "应为" + FORM, "\"" + word + "\" has neither reading nor pinyin", FORM);
        }
        checkReading(place, reading);
        if (reading.isEmpty() && !word.chars().allMatch(c -> SpokenNumber.isHan((char) c))) {
            throw place.wrong(
                    "“" + word + "”不全是汉字",
                    "应同时写读法",
                    "\"" + word + "\" is not all Chinese characters",
                    "a reading as well");
        }
        return Optional.of(
                new DictionaryLine(word, reading, syllables(place, reading.isEmpty() ? word : reading, pinyin)));
    }

    private static String given(String cell) {
        String stripped = cell.strip();
        return stripped.equals("-") ? "" : stripped;
    }

    private static void checkReading(Place place, String reading) throws SpeechDictionary.Unusable {
        if (reading.length() > LONGEST_READING) {
            throw place.wrong(
                    "读法有" + reading.length() + "个字",
                    "应不超过" + LONGEST_READING,
                    "reading of " + reading.length(),
                    "up to " + LONGEST_READING + " characters");
        }
        if (reading.codePoints().anyMatch(Character::isDigit)) {
            throw place.wrong(
                    "读法“" + reading + "”里有数字",
                    "应写成汉字，如八八",
                    "reading \"" + reading + "\" has digits",
                    "words, such as 八八");
        }
    }

    private static List<String> syllables(Place place, String spoken, String pinyin) throws SpeechDictionary.Unusable {
        if (pinyin.isEmpty()) {
            return List.of();
        }
        List<String> syllables = List.of(pinyin.replace('ü', 'v').split("\\s+", -1));
        for (String syllable : syllables) {
            boolean toned = syllable.matches("[a-z]{1,6}[1-5]");
            if (!toned || !SYLLABLES.contains(syllable.substring(0, syllable.length() - 1))) {
                throw place.wrong(
                        "拼音“" + syllable + "”",
                        "应为音节加声调数字，如zhong4，轻声为5",
                        "pinyin \"" + syllable + "\"",
                        "a syllable and its tone, such as zhong4; 5 is neutral");
            }
        }
        long characters =
                spoken.chars().filter(c -> SpokenNumber.isHan((char) c)).count();
        if (characters != syllables.size()) {
            throw place.wrong(
                    "“" + spoken + "”有" + characters + "个汉字，拼音有" + syllables.size() + "个音节", "应一字一个音节",
                    "\"" + spoken + "\" has " + characters + " Chinese characters and " + syllables.size()
                                    + " syllables",
                            "a syllable for each character");
        }
        return syllables;
    }

    /** Where a line stands, for those who must mend it. */
    private record Place(String file, int number) {
        SpeechDictionary.Unusable wrong(String chinese, String should, String english, String expected) {
            return new SpeechDictionary.Unusable(file + " 第" + number + "行：" + chinese + "（" + should + "）· line "
                    + number + ": " + english + " (expected: " + expected + ")");
        }
    }
}
