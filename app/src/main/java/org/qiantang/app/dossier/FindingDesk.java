package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
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
        return office.write(pen -> {
            int judged = 0;
            for (Map.Entry<Long, List<FoundLine>> show : byShow(lines).entrySet()) {
                judged += judge(pen, show.getKey(), show.getValue(), judging);
            }
            return judged;
        });
    }

    /** Asked within a piece of work: until that is done, nobody judges of these shows. */
    Confirmations confirmations(Collection<FoundLine> lines) {
        boolean stand = false;
        var officers = new HashSet<Long>();
        for (Map.Entry<Long, List<FoundLine>> show : byShow(lines).entrySet()) {
            turn(show.getKey());
            Map<Long, List<FindingJudged>> told = told(show.getKey());
            for (FoundLine line : show.getValue()) {
                boolean confirmed = false;
                for (FindingJudged one : told.getOrDefault(line.lineId(), List.of())) {
                    confirmed = one.ruling() == Ruling.CONFIRMED;
                    if (confirmed) {
                        officers.add(one.officerId());
                    }
                }
                stand = stand || confirmed;
            }
        }
        return new Confirmations(stand, officers);
    }

    /** Asked within a piece of work: until that is done, nobody else asks so about findings of these shows. */
    void takeTurns(Collection<FoundLine> lines) {
        byShow(lines).keySet().forEach(this::turn);
    }

    /** In the order of the shows, so that no two wait for each other's turns. */
    private static Map<Long, List<FoundLine>> byShow(Collection<FoundLine> lines) {
        return lines.stream()
                .distinct()
                .collect(Collectors.groupingBy(FoundLine::showId, TreeMap::new, Collectors.toList()));
    }

    private int judge(Office.Pen pen, long showId, List<FoundLine> lines, Judging judging) {
        Instant at = turn(showId);
        Map<Long, List<FindingJudged>> told = told(showId);
        int judged = 0;
        for (FoundLine line : lines) {
            List<FindingJudged> before = told.getOrDefault(line.lineId(), List.of());
            if (!stands(before, judging)) {
                if (judging.ruling() == Ruling.CONFIRMED && isOverturned(before, judging.officerId())) {
                    throw DossierWords.problem(new DossierRefusal.ConfirmedBefore());
                }
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

    private static boolean stands(List<FindingJudged> before, Judging judging) {
        return !before.isEmpty()
                && before.getLast().ruling() == judging.ruling()
                && before.getLast().reason().equals(judging.reason());
    }

    /** Whether an upheld appeal withdrew what this officer had confirmed. */
    private static boolean isOverturned(List<FindingJudged> before, long officerId) {
        boolean confirmed = false;
        for (FindingJudged one : before) {
            if (one.ruling() == Ruling.CONFIRMED) {
                confirmed = confirmed || one.officerId() == officerId;
            } else if (confirmed && one.dossierId() != null) {
                return true;
            }
        }
        return false;
    }

    /** What was judged of each line of a show, in order. */
    private Map<Long, List<FindingJudged>> told(long showId) {
        return office.story(Streams.finding(showId), MOST_JUDGED).stream()
                .map(place -> codec.read(place.type(), place.version(), place.body()))
                .filter(FindingJudged.class::isInstance)
                .map(FindingJudged.class::cast)
                .collect(Collectors.groupingBy(FindingJudged::lineId));
    }

    /** Asked within a piece of work: until that is done, nobody else writes of this show's findings. */
    Instant turn(long showId) {
        return jdbc.sql(TURN)
                .param("show", showId)
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(UTC))
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .single();
    }
}
