package org.qiantang.engine.performance;

import java.util.Locale;
import java.util.Set;

/** How words in Latin letters within Chinese speech are read: spelled, or said as a word. Case stays as it is written. */
final class LatinWords {
    /** Written small, yet always spelled. */
    private static final Set<String> SPELLED = Set.of(
            "vip", "diy", "pk", "app", "led", "usb", "qq", "bb", "cc", "pvc", "abs", "pu", "tpu", "gps", "nfc", "spf",
            "uv", "cpu", "gpu", "ssd", "hdmi", "pet", "pp", "pc", "ktv", "cbd", "gmv", "sku", "dha", "ip", "hr", "ui",
            "tv", "cd", "pdf", "up", "ok", "url", "svip", "plc", "eva", "ph");

    /** Written in capitals on posters, yet always said. */
    private static final Set<String> SAID = Set.of(
            "PLUS", "PRO", "MAX", "MINI", "AIR", "ULTRA", "NEW", "HOT", "SALE", "TOP", "LOGO", "LOVE", "BABY", "GIRL",
            "BOY", "COOL", "ONE", "FREE", "SHOW", "LIVE", "BUY", "GO", "NO", "YES", "MODE", "PLAY", "STYLE", "POLO",
            "LOOK", "SIZE", "GIFT", "SHOP", "NICE", "GOOD", "BEST", "STAR", "HOME", "LITE", "CLUB", "JEANS", "DENIM",
            "SLIM", "FIT", "LADY", "MEN", "WOMEN", "KIDS", "PINK", "BLACK", "WHITE", "NOTE", "MATE", "FIND", "RENO",
            "OPPO", "VIVO", "SONY", "NIKE", "PUMA", "FILA", "CHIC", "WIFI", "PARTY", "VLOG", "FLASH", "OUTLET", "ACE");

    private static final int LONGEST_SPELLED = 5;

    private LatinWords() {}

    static String read(String word) {
        return isSpelled(word) ? Forms.spelled(word) : word;
    }

    static boolean isSpelled(String word) {
        if (word.length() < 2 || SAID.contains(word)) {
            return false;
        }
        boolean capitals = word.equals(word.toUpperCase(Locale.ROOT)) && word.length() <= LONGEST_SPELLED;
        return capitals || SPELLED.contains(word);
    }
}
