package org.qiantang.app.green;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a score is counted over: the shows of one room within the window, all of them or those of a host or of an agency's hosts.
 *
 * @param asOf what was judged later than this is not known yet; what was withdrawn later is withdrawn all the same
 */
record Scope(Kind kind, long merchantId, LocalDate day, Instant from, Instant until, Instant asOf, List<Span> spans) {
    Scope {
        spans = List.copyOf(spans);
    }

    Long[] shows() {
        return spans.stream().map(Span::showId).toArray(Long[]::new);
    }

    Long[] hosts() {
        return spans.stream().map(Span::hostId).distinct().toArray(Long[]::new);
    }

    long liveSeconds() {
        return Span.seconds(spans);
    }
}
