package org.qiantang.engine.recommend.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the times of a column are written, found from some of them. What it answers are microseconds since 1970, in UTC where no
 * zone is written; it throws {@link DateTimeException} or {@link ArithmeticException} for a text that is written otherwise.
 *
 * @param words how they are read
 * @param days no time of day is written
 * @param sure it can be nothing else; false for numbers that are no times of our days, such as counted steps
 */
record TimeReading(String words, boolean days, boolean sure, ToLongFunction<String> micros) {
    private static final String CLOCK_FORM = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?";
    private static final Pattern CLOCK = Pattern.compile(CLOCK_FORM);
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]+" + CLOCK_FORM + ")?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[T ]+" + CLOCK_FORM + ")?");
    private static final Pattern RUN_TOGETHER = Pattern.compile(
            "((?:19|20)\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?:([01]\\d|2[0-3])([0-5]\\d)([0-5]\\d))?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(\\.\\d+)?([eE]\\+?\\d{1,2})?");
    private static final Pattern MONTH_NAMED =
            Pattern.compile("[A-Z][a-z]{2} [A-Z][a-z]{2} \\d{2} \\d{2}:\\d{2}:\\d{2} [+-]\\d{4} \\d{4}");
    private static final DateTimeFormatter NAMED =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

    private static final double NEARLY_ALL = 0.95;
    private static final long MICROS = 1_000_000;
    private static final int MOST_MONTHS = 12;
    /** 1995, when MovieLens began, and 2040. */
    private static final double EARLIEST = 788_918_400;

    private static final double LATEST = 2_208_988_800.0;

    /** Empty where the values are no times or there are none. */
    static Optional<TimeReading> of(List<String> column) {
        List<String> written =
                column.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (nearlyAll(written, RUN_TOGETHER)) {
            boolean days = written.stream().allMatch(one -> one.length() == 8);
            return Optional.of(new TimeReading("dates as yyyyMMdd", days, true, TimeReading::runTogether));
        }
        if (nearlyAll(written, NUMBER)) {
            return Optional.of(numbers(written));
        }
        if (nearlyAll(written, YEAR_FIRST)) {
            boolean days = written.stream().noneMatch(one -> one.indexOf(':') >= 0);
            return Optional.of(new TimeReading(
                    days ? "dates, year first" : "dates and times, year first", days, true, TimeReading::yearFirst));
        }
        if (nearlyAll(written, MONTH_NAMED)) {
            return Optional.of(new TimeReading("dates and times with English names", false, true, TimeReading::named));
        }
        return nearlyAll(written, YEAR_LAST) ? yearLast(written) : Optional.empty();
    }

    /** Times of day beside dates in another column. */
    static Optional<TimeReading> clock(List<String> column) {
        List<String> written =
                column.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        return written.isEmpty() || !nearlyAll(written, CLOCK)
                ? Optional.empty()
                : Optional.of(new TimeReading("times of day", false, true, text -> {
                    Matcher found = matched(CLOCK, text);
                    return ofDay(found, 1);
                }));
    }

    private static boolean nearlyAll(List<String> values, Pattern form) {
        return values.stream().filter(one -> form.matcher(one).matches()).count() >= NEARLY_ALL * values.size();
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The unit is told by the largest of them: an epoch in nanoseconds has 19 digits, in seconds 10. */
    private static TimeReading numbers(List<String> written) {
        List<Double> values = written.stream()
                .filter(TimeReading::isNumber)
                .map(Double::parseDouble)
                .toList();
        double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        int digits = largest < 1e11 ? 0 : largest < 1e14 ? 3 : largest < 1e17 ? 6 : 9;
        double unit = Math.pow(10, digits);
        boolean sure = values.stream()
                        .filter(one -> one / unit >= EARLIEST && one / unit <= LATEST)
                        .count()
                >= NEARLY_ALL * values.size();
        String epoch = "seconds since 1970";
        String words = List.of("", "milli", "micro", "nano").get(digits / 3) + epoch;
        return new TimeReading(sure ? words : "numbers that tell the order", false, sure, text -> number(text, digits));
    }

    private static long number(String text, int digits) {
        matched(NUMBER, text);
        return new BigDecimal(text)
                .scaleByPowerOfTen(6 - digits)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private static long runTogether(String text) {
        Matcher found = matched(RUN_TOGETHER, text);
        long ofDay = found.group(4) == null
                ? 0
                : ofDay(number(found, 4, 0), number(found, 5, 0), number(found, 6, 0)) * MICROS;
        return day(number(found, 1, 0), number(found, 2, 0), number(found, 3, 0)) + ofDay;
    }

    private static long yearFirst(String text) {
        Matcher found = matched(YEAR_FIRST, text);
        return day(number(found, 1, 0), number(found, 2, 0), number(found, 3, 0))
                + ofDay(found, 4)
                - offsetSeconds(found.group(8)) * MICROS;
    }

    private static long offsetSeconds(@Nullable String zone) {
        return zone == null || Character.isLetter(zone.charAt(0))
                ? 0
                : ZoneOffset.of(zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone)
                        .getTotalSeconds();
    }

    private static long named(String text) {
        ZonedDateTime at = ZonedDateTime.parse(text, NAMED);
        return at.toEpochSecond() * MICROS;
    }

    /** Empty where each of the two numbers before the year could be the month. */
    private static Optional<TimeReading> yearLast(List<String> written) {
        int[] largest = new int[3];
        for (String one : written) {
            Matcher found = YEAR_LAST.matcher(one);
            if (found.matches()) {
                largest[1] = Math.max(largest[1], number(found, 1, 0));
                largest[2] = Math.max(largest[2], number(found, 2, 0));
            }
        }
        boolean monthFirst = largest[1] <= MOST_MONTHS;
        boolean dayFirst = largest[2] <= MOST_MONTHS;
        if (monthFirst == dayFirst) {
            return Optional.empty();
        }
        boolean days = written.stream().noneMatch(one -> one.indexOf(':') >= 0);
        int month = monthFirst ? 1 : 2;
        String words = monthFirst ? "dates, month first" : "dates, day first";
        return Optional.of(new TimeReading(words, days, true, text -> {
            Matcher found = matched(YEAR_LAST, text);
            return day(number(found, 3, 0), number(found, month, 0), number(found, 3 - month, 0)) + ofDay(found, 4);
        }));
    }

    /** Whether dates end in the year and no value says which number is the month. */
    static boolean ambiguous(List<String> column) {
        List<String> written =
                column.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        return !written.isEmpty()
                && nearlyAll(written, YEAR_LAST)
                && yearLast(written).isEmpty();
    }

    private static Matcher matched(Pattern form, String text) {
        Matcher found = form.matcher(text.strip());
        if (!found.matches()) {
            throw new DateTimeException("time: " + text);
        }
        return found;
    }

    private static int number(Matcher found, int group, int otherwise) {
        String text = found.group(group);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private static long day(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay() * 86_400 * MICROS;
    }

    /** Hour, minute, second and their fraction in four groups from this one on; 0 where they are not written. */
    private static long ofDay(Matcher found, int group) {
        String fraction = found.group(group + 3);
        long micros = fraction == null ? 0 : Long.parseLong((fraction + "000000").substring(0, 6));
        long seconds = ofDay(number(found, group, 0), number(found, group + 1, 0), number(found, group + 2, 0));
        return seconds * MICROS + micros;
    }

    private static long ofDay(int hour, int minute, int second) {
        // A leap second counts as the second before it.
        return LocalDateTime.of(1970, 1, 1, hour, minute, Math.min(second, 59)).toEpochSecond(ZoneOffset.UTC);
    }
}
