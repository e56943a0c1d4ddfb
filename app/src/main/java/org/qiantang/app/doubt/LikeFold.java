package org.qiantang.app.doubt;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.ShowEvent.LikesCounted;
import org.qiantang.event.ShowEvent.PresenceCounted;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the likes that were added against those who were there to give them. Who gave them the journal does not know. */
final class LikeFold {
    /** So fast a finger taps; tests of tapping speed count five to seven taps a second. */
    static final int TAPS = 8;

    static final int FAST_HANDS = 3;
    static final int SPARE = 50;
    /** Likes are written every few seconds where there were any: those of a longer time came in the last part of it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String PRESENT = """
            update doubt_show
               set viewers_now = :people, viewers_max = greatest(viewers_max, :people)
             where show_id = :show
            """;
    private static final String WAIT = """
            update doubt_show
               set likes = greatest(likes, :likes), likes_at = :at, added = :added, added_ms = :millis, added_place = :place,
                   present = viewers_max, viewers_max = viewers_now
             where show_id = :show
            """;
    private static final String BEFORE = """
            select merchant_id, greatest(viewers_max, present) as present, likes, likes_at, added, added_ms, added_place
              from doubt_show
             where show_id = :show
            """;

    private final DoubtFold doubts;

    LikeFold(DoubtFold doubts) {
        this.doubts = doubts;
    }

    /** The likes added last, which nobody has judged yet, and the most people who were there until now. */
    private record Waiting(
            long merchantId,
            int present,
            long likes,
            @Nullable Instant at,
            long added,
            long millis,
            long position) {}

    void present(long show, PresenceCounted count, JdbcClient rows) {
        Integer simulated = count.simulated();
        rows.sql(PRESENT)
                .param("people", Math.max(0, count.viewers() - (simulated == null ? 0 : simulated)))
                .param("show", show)
                .update();
    }

    /** Who is there is written after the likes of the same moment, so that likes are judged when the next ones come. */
    void like(long show, LikesCounted count, Recorded place, JdbcClient rows) {
        Optional<Waiting> known = waiting(show, rows);
        if (known.isEmpty()) {
            return;
        }
        Waiting before = known.get();
        judge(show, before, rows);
        Long simulated = count.simulated();
        long likes = count.total() - (simulated == null ? 0 : simulated);
        Instant since = before.at();
        long millis = since == null
                ? LONGEST.toMillis()
                : Math.clamp(Duration.between(since, count.at()).toMillis(), 0, LONGEST.toMillis());
        rows.sql(WAIT)
                .param("likes", likes)
                .param("at", count.at().atOffset(UTC))
                .param("added", Math.max(0, likes - before.likes()))
                .param("millis", millis)
                .param("place", place.position())
                .param("show", show)
                .update();
    }

    /** The show is over: what waited is judged now. */
    void over(long show, JdbcClient rows) {
        waiting(show, rows).ifPresent(waiting -> judge(show, waiting, rows));
        rows.sql("update doubt_show set added = 0 where show_id = :show")
                .param("show", show)
                .update();
    }

    private void judge(long show, Waiting waiting, JdbcClient rows) {
        long possible = possible(waiting);
        Instant at = waiting.at();
        if (at == null || waiting.added() <= possible) {
            return;
        }
        long beyond = waiting.added() - possible;
        doubts.found(
                new Found(
                        DoubtRule.LIKES_BEYOND,
                        String.valueOf(show),
                        show,
                        waiting.merchantId(),
                        null,
                        at,
                        at,
                        Map.of(
                                "likes", (double) already(show, rows) + beyond,
                                "added", (double) waiting.added(),
                                "present", (double) waiting.present(),
                                "possible", (double) possible),
                        Set.of(),
                        List.of(new Found.Proof(Streams.FLOOR, waiting.position())),
                        Set.of(),
                        Map.of(at.truncatedTo(ChronoUnit.MINUTES), beyond)),
                rows);
    }

    /** What so many people can give in so long. */
    private static long possible(Waiting waiting) {
        long seconds = waiting.millis() / 1_000 + 1;
        int fast = Math.min(FAST_HANDS, waiting.present());
        return seconds * (TAPS * (long) fast + (waiting.present() - fast)) + SPARE;
    }

    private static long already(long show, JdbcClient rows) {
        return rows.sql("select coalesce(sum(likes), 0) from doubt_likes where show_id = :show")
                .param("show", show)
                .query(Long.class)
                .single();
    }

    private static Optional<Waiting> waiting(long show, JdbcClient rows) {
        return rows.sql(BEFORE)
                .param("show", show)
                .query((row, _) -> {
                    OffsetDateTime at = row.getObject("likes_at", OffsetDateTime.class);
                    return new Waiting(
                            row.getLong("merchant_id"),
                            row.getInt("present"),
                            row.getLong("likes"),
                            at == null ? null : at.toInstant(),
                            row.getLong("added"),
                            row.getLong("added_ms"),
                            row.getLong("added_place"));
                })
                .optional();
    }
}
