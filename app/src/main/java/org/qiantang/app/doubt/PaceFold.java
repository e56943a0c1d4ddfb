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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.engine.journal.Recorded;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
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

    private static final String PACES = """
            select show_id, person_id, kind, began_at, last_at, gaps, sum_ms, square_ms, positions
              from doubt_pace
             where show_id = any (cast(:shows as bigint[])) and person_id = any (cast(:people as bigint[]))
            """;
    static final String KEEP = """
            insert into doubt_pace (show_id, person_id, kind, began_at, last_at, gaps, sum_ms, square_ms, positions)
            values (:show, :person, :kind, :began, :last, :gaps, :sum, :square, cast(:positions as bigint[]))
                on conflict (show_id, person_id, kind) do update
               set began_at = excluded.began_at, last_at = excluded.last_at, gaps = excluded.gaps,
                   sum_ms = excluded.sum_ms, square_ms = excluded.square_ms, positions = excluded.positions
            """;
    private static final String DAYS =
            "select person_id, day, hours from doubt_day where person_id = any (cast(:people as bigint[]))";
    static final String HOURS = """
            insert into doubt_day (person_id, day, hours) values (:person, :day, :hours)
                on conflict (person_id, day) do update set hours = doubt_day.hours | excluded.hours
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

    /** Whose pace, in which show, of what. */
    record Key(long showId, long personId, Kind kind) {}

    /** A person's day, as China reckons it. */
    record Day(long personId, LocalDate day) {}

    record Pace(Instant began, Instant last, int gaps, long sumMillis, double squares, List<Long> positions) {
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

    void act(Act act, Recorded place, Step step, JdbcClient rows) {
        var key = new Key(act.showId(), act.personId(), act.kind());
        Pace pace = step.pace(key)
                .filter(before -> Duration.between(before.last(), act.at()).compareTo(act.kind().pause) <= 0)
                .map(before -> before.then(act.at(), place.position()))
                .orElseGet(() -> Pace.first(act.at(), place.position()));
        step.pace(key, pace);
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
                    step.write();
                    found(DoubtRule.ORDERS_EVEN, act, pace, place, ordersAt(pace, rows), rows);
                }
            }
        }
        rest(act, place, step, rows);
    }

    /** What is too old counts for nothing and only takes room: the first event of each of the journal's hours sweeps it away. */
    void sweep(Instant at, Step step, JdbcClient rows) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        if (step.isSwept(hour)) {
            return;
        }
        boolean swept = rows.sql(IS_SWEPT)
                .param("hour", hour.atOffset(UTC))
                .query(Boolean.class)
                .single();
        if (!swept) {
            step.write();
            forget(hour, step, rows);
            rows.sql(SWEPT).param("hour", hour.atOffset(UTC)).update();
        }
        step.swept(hour);
    }

    /** Nothing comes after the end of a show that its paces would be needed for. */
    void over(long show, Step step, JdbcClient rows) {
        step.write();
        step.silence(show);
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

    private void rest(Act act, Recorded place, Step step, JdbcClient rows) {
        var local = act.at().atZone(CHINA);
        LocalDate day = local.toLocalDate();
        int hours = step.lives(new Day(act.personId(), day), local.getHour());
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
    private static void forget(Instant at, Step step, JdbcClient rows) {
        Instant paceBefore = at.minus(Duration.ofDays(1));
        LocalDate dayBefore = LocalDate.ofInstant(at, CHINA).minusDays(2);
        rows.sql("delete from doubt_pace where last_at < :before")
                .param("before", paceBefore.atOffset(UTC))
                .update();
        rows.sql("delete from doubt_day where day < :before")
                .param("before", dayBefore)
                .update();
        step.forget(paceBefore, dayBefore);
    }

    /** The paces of people in shows. */
    static Map<Key, Pace> paces(Long[] shows, Long[] people, JdbcClient rows) {
        var all = new HashMap<Key, Pace>();
        rows.sql(PACES).param("shows", shows).param("people", people).query(row -> {
            all.put(
                    new Key(row.getLong("show_id"), row.getLong("person_id"), Kind.valueOf(row.getString("kind"))),
                    pace(row));
        });
        return all;
    }

    /** The days of people, with one bit for each hour in which they did something. */
    static Map<Day, Integer> hours(Long[] people, JdbcClient rows) {
        var all = new HashMap<Day, Integer>();
        rows.sql(DAYS).param("people", people).query(row -> {
            all.put(new Day(row.getLong("person_id"), row.getObject("day", LocalDate.class)), row.getInt("hours"));
        });
        return all;
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

    static SqlParameterSource row(Key key, Pace pace) {
        return new MapSqlParameterSource()
                .addValue("show", key.showId())
                .addValue("person", key.personId())
                .addValue("kind", key.kind().name())
                .addValue("began", pace.began().atOffset(UTC))
                .addValue("last", pace.last().atOffset(UTC))
                .addValue("gaps", pace.gaps())
                .addValue("sum", pace.sumMillis())
                .addValue("square", pace.squares())
                .addValue("positions", Gathered.array(pace.positions()));
    }

    static SqlParameterSource row(Day day, int hours) {
        return new MapSqlParameterSource()
                .addValue("person", day.personId())
                .addValue("day", day.day())
                .addValue("hours", hours);
    }
}
