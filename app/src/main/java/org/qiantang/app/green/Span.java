package org.qiantang.app.green;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A show as far as it lies in the window. */
record Span(long showId, long merchantId, long hostId, String title, Instant openedAt, Instant from, Instant until) {
    long seconds() {
        return Math.max(0, Duration.between(from, until).toSeconds());
    }

    static long seconds(List<Span> spans) {
        return spans.stream().mapToLong(Span::seconds).sum();
    }

    static Exact hours(long seconds) {
        return Exact.of(seconds, 3_600);
    }

    Behind behind(Said more) {
        return new Behind(
                Behind.What.SHOW,
                showId,
                null,
                new Said("《" + title + "》" + more.zh(), "“" + title + "” " + more.en()));
    }
}
