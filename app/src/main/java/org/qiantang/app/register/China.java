package org.qiantang.app.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Days as they are counted here: terms of papers end with a day in China. */
final class China {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private China() {}

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    static @Nullable String iso(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
