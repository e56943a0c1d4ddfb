package org.qiantang.engine.guard;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts as people round them: 近十万, 三千多, 上万, 破千, 好几百, 十几万, 1.2w, 10万+. */
final class RoundCount {
    /** 上万, 破千, 几百, 好几万: a unit whose number is left out. */
    private static final Pattern VAGUE =
            Pattern.compile("(?<![零〇一二两三四五六七八九十百千万\\d])(上|过|破|好几|几|数|小)([万千百])(?![零〇一二两三四五六七八九十百千万\\d])");

    private static final Pattern COUNT = Pattern.compile(
            "(\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,2})?|[零〇一二两三四五六七八九十百千万]{1,12})([多余来几]?)([万千百wk]?)");

    private static final Pattern NEARLY = Pattern.compile("(?:近|快|接近|差不多|约|大概|小)[要有]?$");
    private static final Pattern OVER = Pattern.compile("(?:超|超过|破|突破|过|不止|多达|满)了?$");

    private static final int LEAD = 4;

    private RoundCount() {}

    /**
     * The least that there must be for the words to hold: a tenth below what is said, a fifth where they say "nearly", and
     * hardly anything where they say "more than". Empty if there is no count in the text.
     */
    static OptionalLong leastIn(String text) {
        Matcher vague = VAGUE.matcher(text);
        if (vague.find()) {
            boolean several = vague.group(1).endsWith("几") || vague.group(1).equals("数");
            boolean nearly = vague.group(1).equals("小");
            long said = unit(vague.group(2)) * (several ? 2 : 1);
            return OptionalLong.of(said * (nearly ? 80 : 95) / 100);
        }
        Matcher count = COUNT.matcher(text);
        if (!count.find()) {
            return OptionalLong.empty();
        }
        OptionalLong hundredths = Numeral.hundredths(count.group(1).replace(",", ""));
        if (hundredths.isEmpty()) {
            return hundredths;
        }
        long said = hundredths.getAsLong() * unit(count.group(3)) / 100;
        String lead = text.substring(Math.max(0, count.start() - LEAD), count.start());
        boolean over = OVER.matcher(lead).find()
                || (!count.group(2).isEmpty() && !count.group(2).equals("来"));
        return OptionalLong.of(said * share(NEARLY.matcher(lead).find(), over) / 100);
    }

    private static long share(boolean nearly, boolean over) {
        return nearly ? 80 : over ? 95 : 90;
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "百" -> 100;
            case "千", "k" -> 1_000;
            case "万", "w" -> 10_000;
            default -> 1;
        };
    }
}
