package org.qiantang.engine.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A text as the sounds it will be spoken with: Chinese by pinyin, letters by what they usually sound like. */
final class SpokenUnits {
    /** A sound and how long such sounds take, in milliseconds at an even pace. */
    record Sound(String ipa, double weight) {}

    /** A syllable at its place of the text. */
    record Unit(int offset, int length, List<Sound> sounds) {
        double weight() {
            return sounds.stream().mapToDouble(Sound::weight).sum();
        }
    }

    private static final String PAUSES = "，。！？；：、,.!?;:…\n—";
    private static final double PLOSIVE = 55;
    private static final double ASPIRATED = 85;
    private static final double FRICATIVE = 95;
    private static final double SONANT = 60;
    private static final double VOWEL = 120;
    private static final double GLIDING = 150;
    private static final double NASAL = 160;
    private static final double NEUTRAL = 0.65;

    private static final List<String> INITIALS = List.of(
            "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s");
    private static final Map<String, Sound> INITIAL = Map.ofEntries(
            Map.entry("b", new Sound("p", PLOSIVE)),
            Map.entry("p", new Sound("ph", ASPIRATED)),
            Map.entry("m", new Sound("m", SONANT)),
            Map.entry("f", new Sound("f", FRICATIVE)),
            Map.entry("d", new Sound("t", PLOSIVE)),
            Map.entry("t", new Sound("th", ASPIRATED)),
            Map.entry("n", new Sound("n", SONANT)),
            Map.entry("l", new Sound("l", SONANT)),
            Map.entry("g", new Sound("k", PLOSIVE)),
            Map.entry("k", new Sound("kh", ASPIRATED)),
            Map.entry("h", new Sound("x", FRICATIVE)),
            Map.entry("j", new Sound("tɕ", ASPIRATED)),
            Map.entry("q", new Sound("tɕh", FRICATIVE)),
            Map.entry("x", new Sound("ɕ", FRICATIVE)),
            Map.entry("zh", new Sound("tʂ", ASPIRATED)),
            Map.entry("ch", new Sound("tʂh", FRICATIVE)),
            Map.entry("sh", new Sound("ʂ", FRICATIVE)),
            Map.entry("r", new Sound("ʐ", SONANT)),
            Map.entry("z", new Sound("ts", ASPIRATED)),
            Map.entry("c", new Sound("tsh", FRICATIVE)),
            Map.entry("s", new Sound("s", FRICATIVE)));
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('a', "ɑ"),
            Map.entry('e', "ɛ"),
            Map.entry('i', "i"),
            Map.entry('o', "o"),
            Map.entry('u', "u"),
            Map.entry('y', "i"),
            Map.entry('v', "v"),
            Map.entry('c', "k"),
            Map.entry('j', "dʒ"),
            Map.entry('q', "k"),
            Map.entry('x', "s"),
            Map.entry('w', "w"),
            Map.entry('r', "ɹ"));

    private SpokenUnits() {}

    /** The syllables of a text between its pauses; phrases without a sound are left out. */
    static List<List<Unit>> phrases(String text) {
        List<String> pinyin = Pinyin.syllables(text, SpeechDictionary.NONE);
        List<List<Unit>> phrases = new ArrayList<>();
        List<Unit> phrase = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            String syllable = at < pinyin.size() ? pinyin.get(at) : "";
            if (!syllable.isEmpty()) {
                phrase.add(new Unit(at, 1, sounds(syllable)));
            } else if (c < 128 && Character.isLetter(c)) {
                phrase.add(new Unit(at, 1, List.of(letter(c))));
            } else if (PAUSES.indexOf(c) >= 0 && !phrase.isEmpty()) {
                phrases.add(List.copyOf(phrase));
                phrase.clear();
            }
        }
        if (!phrase.isEmpty()) {
            phrases.add(List.copyOf(phrase));
        }
        return phrases;
    }

    private static Sound letter(char c) {
        char small = Character.toLowerCase(c);
        boolean vowel = "aeiouy".indexOf(small) >= 0;
        return new Sound(LETTERS.getOrDefault(small, String.valueOf(small)), vowel ? VOWEL * 0.7 : SONANT);
    }

    /** Of a syllable with its tone, such as {@code zhong4}. */
    static List<Sound> sounds(String syllable) {
        String plain = syllable.toLowerCase(Locale.ROOT).replace("u:", "ü").replace('v', 'ü');
        boolean neutral = plain.endsWith("5") || plain.endsWith("0");
        String letters = plain.replaceAll("[0-9]", "");
        String initial =
                INITIALS.stream().filter(letters::startsWith).findFirst().orElse("");
        String rest = letters.substring(initial.length());
        List<Sound> sounds = new ArrayList<>();
        Sound first = INITIAL.get(initial);
        if (first != null) {
            sounds.add(first);
        }
        String ipa = finalOf(initial, rest);
        if (!ipa.isEmpty()) {
            double weight = ipa.endsWith("n") || ipa.endsWith("ŋ") ? NASAL : ipa.length() > 1 ? GLIDING : VOWEL;
            sounds.add(new Sound(ipa, neutral ? weight * NEUTRAL : weight));
        }
        return sounds;
    }

    private static String finalOf(String initial, String rest) {
        if (rest.equals("i") && List.of("zh", "ch", "sh", "r", "z", "c", "s").contains(initial)) {
            return "i.";
        }
        boolean narrow = List.of("j", "q", "x").contains(initial) || rest.startsWith("yu");
        String vowels = rest.startsWith("yi") || rest.startsWith("wu") || rest.startsWith("yu")
                ? rest.substring(1)
                : rest.replaceFirst("^y", "i").replaceFirst("^w", "u");
        if (narrow) {
            vowels = vowels.replaceFirst("^u", "ü");
        }
        return switch (vowels) {
            case "e" -> "ɤ";
            case "er", "r" -> "ɚ";
            case "en" -> "ən";
            case "eng" -> "əŋ";
            case "ie" -> "iɛ";
            case "ian" -> "iɛn";
            case "iu" -> "iou";
            case "ui" -> "uei";
            case "un" -> "uən";
            case "üe" -> "yɛ";
            case "üan" -> "yɛn";
            case "ong" -> "uŋ";
            case "iong" -> "iuŋ";
            default -> vowels.replace("ng", "ŋ").replace("ü", "y").replace('a', 'ɑ');
        };
    }
}
