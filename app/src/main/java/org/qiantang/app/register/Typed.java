package org.qiantang.app.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/** Reads days and choices out of forms; what cannot be right is refused at its field. */
final class Typed {
    private Typed() {}

    static <E extends Enum<E>> E choice(Class<E> type, @Nullable String word, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> {
                    String all = Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "));
                    return Problem.nonsense(field, "应为：" + all, "one of: " + all);
                });
    }

    /** A day, or nothing. */
    static @Nullable LocalDate day(@Nullable String iso, String field) {
        if (iso == null || iso.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(iso.strip());
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                throw noDay(field);
            }
            return day;
        } catch (DateTimeException nonsense) {
            throw noDay(field);
        }
    }

    static LocalDate neededDay(@Nullable String iso, String field) {
        LocalDate day = day(iso, field);
        if (day == null) {
            throw noDay(field);
        }
        return day;
    }

    private static Problem noDay(String field) {
        return Problem.nonsense(field, "请填写日期，如 2027-06-30", "a day such as 2027-06-30");
    }
}
