package org.qiantang.app.doubt;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qiantang.engine.journal.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How evenly, how fast and in how many hours of a day somebody acts: sums that never grow with what is remembered. */
final class PaceFold {
    static final int EVEN_TALK = 15;
    static final double TALK_SPREAD = 0.25;
    static final int FAST_TALK = 40;
    static final double FAST_MILLIS = 2_000;
    static final int EVEN_ORDERS = 6;
    static final double ORDER_SPREAD = 0.1;
    static final int RESTLESS_HOURS = 21;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration TALK_PAUSE = Duration.ofMinutes(10);
    private static final Duration ORDER_PAUSE = Duration.ofHours(1);
    private static final int REMEMBERED = 20;

    private static final String PACE = """
            select began_at, last_at, gaps, sum_ms, square_ms, positions
              from doubt_pace
             where show_id = :show and person_id = :person and kind = :kind
            """;
    private static final String KEEP = """
            insert into doubt_pace (show_id, person_id, kind, began_at, last_at, gaps, sum_ms, square_ms, positions)
            values (:show, :person, :kind, :began, :last, :gaps, :sum, :square, cast(:positions as bigint[]))
                on conflict (show_id, person_id, kind) do update
               set began_at = excluded.began_at, last_at = excluded.last_at, gaps = excluded.gaps,
                   sum_ms = excluded.sum_ms, square_ms = excluded.square_ms, positions = excluded.positions
            """;
    private static final String HOUR = """
            insert into doubt_day (person_id, day, hours) values (:person, :day, :hour)
                on conflict (person_id, day) do update set hours = doubt_day.hours | excluded.hours
            returning hours
            """;

    private static final String IS_SWEPT = "select exists (select from doubt_swept where hour >= :hour)";
    private static final String SWEPT = """
            insert into doubt_swept (one, hour) values (true, :hour)
                on conflict (one) do update set hour = excluded.hour
            """;

    private final DoubtFold doubts;

    PaceFold(DoubtFold doubts) {
        this.doubts = doubts;
    }

    /** What somebody does again and again. */
    enum Kind {
        TALK(TALK_PAUSE),
        ORDER(ORDER_PAUSE);

        private final Duration pause;

        Kind(Duration pause) {
            this.pause = pause;
        }
    }

    /** One act, in the show of a shop. */
    record Act(Kind kind, long showId, long merchantId, long personId, Instant at) {}

    private record Pace(Instant began, Instant last, int gaps, long sumMillis, double squares, List<Long> positions) {
        static Pace first(Instant at, long position) {
            return new Pace(at, at, 0, 0, 0, List.of(position));
        }

        Pace then(Instant at, long position) {
            long gap = Math.max(0, Duration.between(last, at).toMillis());
            var latest = new ArrayList<>(positions);
            latest.add(position);
            return new Pace(
                    began,
                    at,
                    gaps + 1,
                    sumMillis + gap,
                    squares + (double) gap * gap,
                    latest.subList(Math.max(0, latest.size() - REMEMBERED), latest.size()));
        }

        double mean() {
            return (double) sumMillis / gaps;
        }

        /** The standard deviation of the gaps in parts of their mean. */
        double spread() {
            double mean = mean();
            return mean == 0 ? 0 : Math.sqrt(Math.max(0, squares / gaps - mean * mean)) / mean;
        }
    }

    void act(Act act, Recorded place, JdbcClient rows) {
        Pace pace = pace(act, rows)
                .filter(before -> Duration.between(before.last(), act.at()).compareTo(act.kind().pause) <= 0)
                .map(before -> before.then(act.at(), place.position()))
                .orElseGet(() -> Pace.first(act.at(), place.position()));
        keep(act, pace, rows);
        switch (act.kind()) {
            case TALK -> {
                if (pace.gaps() >= EVEN_TALK && pace.spread() <= TALK_SPREAD) {
                    found(DoubtRule.TALK_EVEN, act, pace, place, Set.of(), rows);
                }
                if (pace.gaps() >= FAST_TALK && pace.mean() < FAST_MILLIS) {
                    found(DoubtRule.TALK_FAST, act, pace, place, Set.of(), rows);
                }
            }
            case ORDER -> {
                if (pace.gaps() >= EVEN_ORDERS && pace.spread() <= ORDER_SPREAD) {
                    found(DoubtRule.ORDERS_EVEN, act, pace, place, ordersAt(pace, rows), rows);
                }
            }
        }
        rest(act, place, rows);
    }

    /** What is too old counts for nothing and only takes room: the first event of each of the journal's hours sweeps it away. */
    void sweep(Instant at, JdbcClient rows) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        boolean swept = rows.sql(IS_SWEPT)
                .param("hour", hour.atOffset(UTC))
                .query(Boolean.class)
                .single();
        if (!swept) {
            forget(hour, rows);
            rows.sql(SWEPT).param("hour", hour.atOffset(UTC)).update();
        }
    }

    /** Nothing comes after the end of a show that its paces would be needed for. */
    void over(long show, JdbcClient rows) {
        rows.sql("delete from doubt_pace where show_id = :show and kind = 'TALK'")
                .param("show", show)
                .update();
    }

    private void found(DoubtRule rule, Act act, Pace pace, Recorded place, Set<Long> orders, JdbcClient rows) {
        doubts.found(
                new Found(
                        rule,
                        act.showId() + " " + act.personId(),
                        act.showId(),
                        act.merchantId(),
                        act.personId(),
                        pace.began(),
                        pace.last(),
                        Map.of(
                                "acts", (double) pace.gaps() + 1,
                                "seconds", Found.rounded(pace.mean() / 1_000),
                                "spread", Found.rounded(pace.spread())),
                        Set.of(),
                        pace.positions().stream()
                                .map(position -> new Found.Proof(place.shard(), position))
                                .toList(),
                        orders,
                        Map.of()),
                rows);
    }

    private void rest(Act act, Recorded place, JdbcClient rows) {
        var local = act.at().atZone(CHINA);
        LocalDate day = local.toLocalDate();
        int hours = rows.sql(HOUR)
                .param("person", act.personId())
                .param("day", day)
                .param("hour", 1 << local.getHour())
                .query(Integer.class)
                .single();
        if (Integer.bitCount(hours) >= RESTLESS_HOURS) {
            doubts.found(
                    new Found(
                            DoubtRule.NEVER_RESTS,
                            act.personId() + " " + day,
                            act.showId(),
                            act.merchantId(),
                            act.personId(),
                            day.atStartOfDay(CHINA).toInstant(),
                            act.at(),
                            Map.of("hours", (double) Integer.bitCount(hours)),
                            Set.of(),
                            List.of(DoubtFold.proof(place)),
                            Set.of(),
                            Map.of()),
                    rows);
        }
    }

    private static Set<Long> ordersAt(Pace pace, JdbcClient rows) {
        return Set.copyOf(rows.sql("select order_id from doubt_order_seen where position in (:positions)")
                .param("positions", pace.positions())
                .query(Long.class)
                .list());
    }

    /** What is older than any pause, by the clock of the journal. */
    private static void forget(Instant at, JdbcClient rows) {
        rows.sql("delete from doubt_pace where last_at < :before")
                .param("before", at.minus(Duration.ofDays(1)).atOffset(UTC))
                .update();
        rows.sql("delete from doubt_day where day < :before")
                .param("before", LocalDate.ofInstant(at, CHINA).minusDays(2))
                .update();
    }

    private static Optional<Pace> pace(Act act, JdbcClient rows) {
        return rows.sql(PACE)
                .param("show", act.showId())
                .param("person", act.personId())
                .param("kind", act.kind().name())
                .query((row, _) -> pace(row))
                .optional();
    }

    private static Pace pace(ResultSet row) throws SQLException {
        return new Pace(
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getInt("gaps"),
                row.getLong("sum_ms"),
                row.getDouble("square_ms"),
                Arrays.asList((Long[]) row.getArray("positions").getArray()));
    }

    private static void keep(Act act, Pace pace, JdbcClient rows) {
        rows.sql(KEEP)
                .param("show", act.showId())
                .param("person", act.personId())
                .param("kind", act.kind().name())
                .param("began", pace.began().atOffset(UTC))
                .param("last", pace.last().atOffset(UTC))
                .param("gaps", pace.gaps())
                .param("sum", pace.sumMillis())
                .param("square", pace.squares())
                .param(
                        "positions",
                        "{"
                                + String.join(
                                        ",",
                                        pace.positions().stream()
                                                .map(String::valueOf)
                                                .toList())
                                + "}")
                .update();
    }
}
