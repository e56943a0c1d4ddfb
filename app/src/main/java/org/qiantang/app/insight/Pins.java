package org.qiantang.app.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When which item was being explained (讲解中): one at a time, until the next one, its unpinning, or the end. */
final class Pins {
    private final List<Span> spans = new ArrayList<>();
    private final Map<Long, Long> millis = new HashMap<>();
    private @Nullable Long last;

    private record Span(long item, Instant from, Instant until) {}

    private Pins() {}

    static Pins of(List<InsightRows.Mark> marks, Instant end) {
        var pins = new Pins();
        Long item = null;
        Instant since = end;
        for (InsightRows.Mark mark : marks) {
            boolean pin = mark.kind().equals("pin");
            boolean ends = pin
                    || mark.kind().equals("closed")
                    || mark.kind().equals("unpin")
                    || (mark.kind().equals("withdrawn") && item != null && item.equals(mark.itemId()));
            if (ends) {
                pins.add(item, since, mark.at());
                item = pin ? mark.itemId() : null;
                since = mark.at();
            }
        }
        pins.add(item, since, end);
        pins.last = item;
        return pins;
    }

    /** The item that is pinned still; null where none is. */
    @Nullable
    Long last() {
        return last;
    }

    /** Whole seconds for which the item was pinned. */
    long seconds(long item) {
        return millis.getOrDefault(item, 0L) / 1_000;
    }

    /** The item that was pinned longest between two moments. */
    Optional<Long> between(Instant from, Instant until) {
        Map<Long, Long> there = new HashMap<>();
        for (Span span : spans) {
            Instant begins = span.from().isBefore(from) ? from : span.from();
            Instant ends = span.until().isAfter(until) ? until : span.until();
            if (begins.isBefore(ends)) {
                there.merge(span.item(), Duration.between(begins, ends).toMillis(), Long::sum);
            }
        }
        return there.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private void add(@Nullable Long item, Instant from, Instant until) {
        if (item != null && from.isBefore(until)) {
            spans.add(new Span(item, from, until));
            millis.merge(item, Duration.between(from, until).toMillis(), Long::sum);
        }
    }
}
