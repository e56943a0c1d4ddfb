package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only writer of what was judged of findings: one turn a show, and what stands already is not said again. */
final class FindingDesk {
    private static final int MOST_JUDGED = 50_000;
    private static final String TURN = """
            insert into finding_turn (show_id, at) values (:show, :now)
                on conflict (show_id) do update set at = greatest(finding_turn.at, excluded.at)
            returning at
            """;

    private final Office office;
    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final InstantSource clock;

    FindingDesk(Office office, JdbcClient jdbc, EventCodec codec, InstantSource clock) {
        this.office = office;
        this.jdbc = jdbc;
        this.codec = codec;
        this.clock = clock;
    }

    /** What is said of a line, by whom and why. */
    record Judging(
            Ruling ruling,
            String reason,
            long officerId,
            @Nullable Long dossierId) {}

    /** Where it stands; the place is 0 where nothing new was said. */
    Office.Written<Integer> judge(Collection<FoundLine> lines, Judging judging) {
        Map<Long, List<FoundLine>> byShow = lines.stream()
                .distinct()
                .collect(Collectors.groupingBy(FoundLine::showId, TreeMap::new, Collectors.toList()));
        return office.write(pen -> {
            int judged = 0;
            for (Map.Entry<Long, List<FoundLine>> show : byShow.entrySet()) {
                judged += judge(pen, show.getKey(), show.getValue(), judging);
            }
            return judged;
        });
    }

    private int judge(Office.Pen pen, long showId, List<FoundLine> lines, Judging judging) {
        Instant at = turn(showId);
        Map<Long, FindingJudged> standing = standing(showId);
        int judged = 0;
        for (FoundLine line : lines) {
            FindingJudged before = standing.get(line.lineId());
            if (before == null
                    || before.ruling() != judging.ruling()
                    || !before.reason().equals(judging.reason())) {
                pen.write(
                        Streams.finding(showId),
                        new FindingJudged(
                                at,
                                showId,
                                line.lineId(),
                                judging.ruling(),
                                judging.reason(),
                                judging.officerId(),
                                judging.dossierId()));
                judged++;
            }
        }
        return judged;
    }

    private Map<Long, FindingJudged> standing(long showId) {
        var standing = new TreeMap<Long, FindingJudged>();
        office.story(Streams.finding(showId), MOST_JUDGED).stream()
                .map(place -> codec.read(place.type(), place.version(), place.body()))
                .filter(FindingJudged.class::isInstance)
                .map(FindingJudged.class::cast)
                .forEach(judged -> standing.put(judged.lineId(), judged));
        return standing;
    }

    private Instant turn(long showId) {
        return jdbc.sql(TURN)
                .param("show", showId)
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(UTC))
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .single();
    }
}
