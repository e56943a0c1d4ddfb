package org.qiantang.app.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and lists as they stand in a sentence of advice, in both languages. */
final class AdviceWords {
    private static final int LONGEST_TITLE = 24;

    private AdviceWords() {}

    /**
     * A sentence in both languages.
     *
     * @param parts for each {@code %s} in turn; a {@link Metric.Said} gives the words of the language
     */
    static Metric.Said say(String zh, String en, Object... parts) {
        return new Metric.Said(fill(zh, parts, true), fill(en, parts, false));
    }

    static String number(double value, Metric.Unit unit) {
        return switch (unit) {
            case MONEY -> "¥" + plain(BigDecimal.valueOf(value / 100).setScale(2, RoundingMode.HALF_UP));
            case RATE -> plain(BigDecimal.valueOf(value * 100).setScale(1, RoundingMode.HALF_UP)) + "%";
            case SECONDS -> clock(Math.round(value));
            case COUNT -> count(value);
        };
    }

    static String rate(double value) {
        return number(value, Metric.Unit.RATE);
    }

    static String count(double value) {
        return plain(BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP));
    }

    static String count(long value) {
        return count((double) value);
    }

    /** Titles of goods, of which a long one is cut. */
    static Metric.Said titles(List<Screen.Item> items) {
        List<String> titles = items.stream().map(item -> cut(item.title())).toList();
        return new Metric.Said(
                titles.stream().map(title -> "「" + title + "」").collect(Collectors.joining()),
                titles.stream().map(title -> "“" + title + "”").collect(Collectors.joining(", ")));
    }

    private static String cut(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }

    private static String plain(BigDecimal value) {
        BigDecimal shown = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, shown.scale()) + "f", shown);
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    private static String fill(String words, Object[] parts, boolean zh) {
        var filled = new StringBuilder();
        int from = 0;
        for (Object part : parts) {
            int place = words.indexOf("%s", from);
            filled.append(words, from, place)
                    .append(part instanceof Metric.Said said ? zh ? said.zh() : said.en() : part.toString());
            from = place + 2;
        }
        return filled.append(words.substring(from)).toString();
    }
}
