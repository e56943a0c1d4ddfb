package org.qiantang.engine.performance;

import java.util.Locale;
import java.util.Set;

/** How words in Latin letters within Chinese speech are read: spelled, or said as a word. */
final class LatinWords {
    /** Written small, yet always spelled. */
    private static final Set<String> SPELLED =
            Set.of("vip", "diy", "pk", "app", "led", "usb", "qq", "bb", "cc", "pvc", "abs", "pu", "tpu", "gps", "nfc");

    /** Written in capitals on posters, yet always said. */
    private static final Set<String> SAID = Set.of(
            "PLUS", "PRO", "MAX", "MINI", "AIR", "ULTRA", "NEW", "HOT", "SALE", "TOP", "LOGO", "LOVE", "BABY", "GIRL",
            "BOY", "COOL", "ONE", "FREE", "SHOW", "LIVE", "BUY", "GO", "NO", "YES", "MODE", "PLAY", "STYLE");

    private static final int LONGEST_SPELLED = 5;

    private LatinWords() {}

    static String read(String word) {
        if (SAID.contains(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        boolean capitals = word.equals(word.toUpperCase(Locale.ROOT)) && word.length() <= LONGEST_SPELLED;
        if (word.length() > 1 && (capitals || SPELLED.contains(word))) {
            return String.join(" ", word.toUpperCase(Locale.ROOT).split("", -1)).strip();
        }
        return word;
    }
}
