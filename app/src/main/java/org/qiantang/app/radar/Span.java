package org.qiantang.app.radar;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.qiantang.app.web.Problem;

/** Whole days in the time of the shops, the last of them today; and as many before them, to compare with. */
record Span(LocalDate first, int days) {
    /** A week, a month, a quarter. */
    static final List<Integer> LENGTHS = List.of(7, 30, 90);

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    Span {
        if (!LENGTHS.contains(days)) {
            throw Problem.nonsense("days", "天数只能是 7、30 或 90", "days: 7, 30 or 90");
        }
    }

    static Span upTo(InstantSource clock, int days) {
        return new Span(LocalDate.ofInstant(clock.instant(), ZONE).minusDays(days - 1L), days);
    }

    /** Where the days before begin. */
    Instant before() {
        return first.minusDays(days).atStartOfDay(ZONE).toInstant();
    }

    Instant from() {
        return first.atStartOfDay(ZONE).toInstant();
    }

    Instant until() {
        return first.plusDays(days).atStartOfDay(ZONE).toInstant();
    }
}
