package org.qiantang.app.green;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days are those of the shops' own clock. */
final class China {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZONE);

    private China() {}

    static LocalDate day(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    static String minute(Instant moment) {
        return MINUTE.format(moment);
    }
}
