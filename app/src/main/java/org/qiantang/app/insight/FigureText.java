package org.qiantang.app.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as they are read, in the forms in which the studio's pages show them. */
final class FigureText {
    static final String NONE = "–";
    private static final long SHORT_FROM = 10_000;
    private static final int FEN = 100;

    private final Locale locale;

    FigureText(boolean english) {
        this.locale = english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** A figure in its unit; a dash where there is none. */
    String of(@Nullable Double value, Metric.Unit unit) {
        if (value == null) {
            return NONE;
        }
        return switch (unit) {
            case MONEY -> money(Math.round(value));
            case RATE -> tenths(NumberFormat.getPercentInstance(locale)).format(BigDecimal.valueOf(value));
            case SECONDS -> duration(Math.round(value));
            case COUNT ->
                value == Math.rint(value)
                        ? count(Math.round(value))
                        : tenths(NumberFormat.getInstance(locale)).format(BigDecimal.valueOf(value));
        };
    }

    /** An amount in fen such as {@code ¥1,288.50}; a fraction of nothing but zeros is left out. */
    String money(long minor) {
        long whole = Math.abs(minor) / FEN;
        long rest = Math.abs(minor) % FEN;
        return (minor < 0 ? "-¥" : "¥")
                + String.format(Locale.ROOT, "%,d", whole)
                + (rest == 0 ? "" : String.format(Locale.ROOT, ".%02d", rest));
    }

    /** A large count in the trade's short form: {@code 1.2万} or {@code 12.3K}. */
    String count(long count) {
        return count < SHORT_FROM
                ? NumberFormat.getInstance(locale).format(count)
                : tenths(NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT))
                        .format(count);
    }

    /** How much more or less than what it is held against, as a part of it, with its sign; nothing where nothing is to compare. */
    String against(@Nullable Double value, @Nullable Double median) {
        if (value == null || median == null || median == 0) {
            return "";
        }
        double part = value / median - 1;
        return (part >= 0 ? "+" : "") + of(part, Metric.Unit.RATE);
    }

    private static String duration(long seconds) {
        long hours = seconds / 3_600;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    private static NumberFormat tenths(NumberFormat format) {
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
