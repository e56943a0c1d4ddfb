package org.qiantang.app.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of value a fact has. Values are kept as text; the kind tells how they can be read. */
public enum FactType {
    TEXT,
    NUMBER,
    DATE,
    YES_NO,
    LIST;

    private static final Pattern NUMBER_TEXT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern BETWEEN = Pattern.compile("[、，；,;\\n]");

    /** As in files and the interface: {@code yes-no}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FactType> named(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** Whether this text can be read as such a value. */
    public boolean takes(String value) {
        return switch (this) {
            case TEXT -> true;
            case NUMBER -> NUMBER_TEXT.matcher(value).matches();
            case DATE -> Readings.date(value).isPresent();
            case YES_NO -> Readings.yesOrNo(value) != null;
            case LIST -> !items(value).isEmpty() && items(value).stream().noneMatch(String::isBlank);
        };
    }

    /** A fact's value, read. */
    public sealed interface Value {
        record Text(String text) implements Value {}

        record Amount(BigDecimal number, String unit) implements Value {}

        record Day(LocalDate day) implements Value {}

        record YesNo(boolean yes) implements Value {}

        record Items(List<String> items) implements Value {
            public Items {
                items = List.copyOf(items);
            }
        }
    }

    Value read(String value, String unit) {
        return switch (this) {
            case TEXT -> new Value.Text(value);
            case NUMBER -> new Value.Amount(new BigDecimal(value), unit);
            case DATE -> new Value.Day(LocalDate.parse(value));
            case YES_NO -> new Value.YesNo(Boolean.TRUE.equals(Readings.yesOrNo(value)));
            case LIST -> new Value.Items(items(value));
        };
    }

    private static List<String> items(String value) {
        return BETWEEN.splitAsStream(value).map(String::strip).toList();
    }
}
