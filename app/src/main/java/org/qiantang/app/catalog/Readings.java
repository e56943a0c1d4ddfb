package org.qiantang.app.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/** How the texts in cells are read as numbers, amounts, dates and answers. */
final class Readings {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}(\\.0{1,9})?");
    private static final Pattern AMOUNT =
            Pattern.compile("[¥￥]?\\s*(\\d{1,9}(?:,\\d{3}){0,2}(?:\\.\\d{1,2}0{0,9})?)\\s*元?");
    private static final Set<String> YES = Set.of("是", "yes", "true", "1", "y", "包邮");
    private static final Set<String> NO = Set.of("否", "no", "false", "0", "n", "不包邮");

    private Readings() {}

    static @Nullable Integer whole(String text) {
        return WHOLE.matcher(text).matches() ? Integer.valueOf(new BigDecimal(text).intValueExact()) : null;
    }

    static @Nullable Boolean yesOrNo(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        return NO.contains(word) ? false : null;
    }

    /** An amount such as {@code 88}, {@code 88.00} or {@code ¥1,288.5}, in yuan. */
    static Optional<Money> yuan(String text) {
        var amount = AMOUNT.matcher(text);
        return amount.matches()
                ? Optional.of(Money.cny(new BigDecimal(amount.group(1).replace(",", ""))
                        .movePointRight(2)
                        .longValueExact()))
                : Optional.empty();
    }

    static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
