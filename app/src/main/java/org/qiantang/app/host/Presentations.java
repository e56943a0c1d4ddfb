package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What rooms have chosen for their digital host, for those who ask many times a second.
 *
 * <p>Another node may write it, so what is known is read again after a few seconds.
 */
public final class Presentations {
    private static final Logger LOG = LoggerFactory.getLogger(Presentations.class);
    static final ZoneId PLACE = ZoneId.of("Asia/Shanghai");
    private static final Duration KEPT = Duration.ofSeconds(5);

    private record Known(Presentation presentation, Instant until) {}

    private final PresentationTable table;
    private final InstantSource clock;
    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    Presentations(PresentationTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** As it is to be drawn now: a look that follows the clock has the light of this hour. */
    public Presentation now(long roomId) {
        Instant now = clock.instant();
        Known found = known.get(roomId);
        if (found == null || !now.isBefore(found.until)) {
            found = new Known(readOr(found, roomId), now.plus(KEPT));
            known.put(roomId, found);
        }
        return found.presentation.litAt(now.atZone(PLACE).getHour());
    }

    /** A table that cannot be read must not take a picture off the air. */
    private Presentation readOr(@Nullable Known before, long roomId) {
        try {
            return chosen(roomId);
        } catch (DataAccessException trouble) {
            LOG.warn("a room's presenter cannot be read: room={}", roomId, trouble);
            return before == null ? Presentation.DEFAULT : before.presentation;
        }
    }

    /** As it was chosen. */
    Presentation chosen(long roomId) {
        return table.find(roomId).orElse(Presentation.DEFAULT);
    }

    void choose(long roomId, Presentation presentation, long personId) {
        Instant now = clock.instant();
        table.keep(roomId, presentation, personId, now);
        known.put(roomId, new Known(presentation, now.plus(KEPT)));
    }
}
