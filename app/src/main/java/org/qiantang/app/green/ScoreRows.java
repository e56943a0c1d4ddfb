package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Keeps scores: each that was counted with its inputs' digest, and the newest of each subject for lists. */
final class ScoreRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Where there is no figure, it stands behind all that have one. */
    private static final int NO_FIGURE = 10_000;

    // The same inputs give the same figures; what is told beside them, such as findings not yet decided, may have
    // moved.
    private static final String SAME = """
            update green_score g set made_at = :madeAt, score = :score::jsonb
             where kind = :kind and subject_id = :id and day = :day and digest = :digest
               and revision = (select max(revision) from green_score b
                                where b.kind = :kind and b.subject_id = :id and b.day = :day)
            """;
    private static final String ADDED = """
            insert into green_score (kind, subject_id, day, revision, made_at, version, live_seconds, points, grade,
                                     vetoed, platform_exact, digest, score)
            select :kind, :id, :day,
                   coalesce((select max(revision) from green_score
                              where kind = :kind and subject_id = :id and day = :day), 0) + 1,
                   :madeAt, :version, :seconds, :points, :grade, :vetoed, :exact, :digest, :score::jsonb
                on conflict do nothing
            """;
    private static final String CURRENT = """
            insert into green_current (kind, subject_id, day, made_at, rank, points, grade, vetoed, live_seconds,
                                       covered, of_points)
            values (:kind, :id, :day, :madeAt, :rank, :points, :grade, :vetoed, :seconds, :covered, :of)
                on conflict (kind, subject_id) do update
               set day = excluded.day, made_at = excluded.made_at, rank = excluded.rank, points = excluded.points,
                   grade = excluded.grade, vetoed = excluded.vetoed, live_seconds = excluded.live_seconds,
                   covered = excluded.covered, of_points = excluded.of_points
             where green_current.day <= excluded.day
            """;
    private static final String ONE = """
            select score::text as score from green_score
             where kind = :kind and subject_id = :id and day = :day
             order by revision desc
             limit 1
            """;
    private static final String DAYS = """
            select distinct on (subject_id, day) subject_id, day, points, grade, vetoed, digest, revision
              from green_score
             where kind = :kind and subject_id = any(:ids) and day >= :since
             order by subject_id, day, revision desc
             limit 5000
            """;
    private static final String ROOMS = """
            select distinct on (subject_id) subject_id, live_seconds, platform_exact,
                   (select coalesce(max((v ->> 'covered')::int), 0)
                      from jsonb_array_elements(score -> 'parts' -> 0 -> 'views') v
                     where v ->> 'party' = 'platform') as covered
              from green_score
             where kind = 'SHOP' and day = :day
             order by subject_id, revision desc
             limit 10000
            """;
    private static final String LISTED = """
            select subject_id, day, made_at, rank, points, grade, vetoed, live_seconds, covered, of_points
              from green_current
             where kind = :kind and (rank, subject_id) > (:rank, :after) and day >= :since and live_seconds > 0
               and (:grade = '' or coalesce(grade, 'none') = :grade)
               and (not :vetoed or vetoed)
             order by rank, subject_id
             limit :most
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ScoreRows(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    record Day(
            long subjectId,
            LocalDate day,
            @Nullable BigDecimal points,
            @Nullable String grade,
            boolean vetoed,
            String digest,
            int revision) {}

    record Room(long shopId, long liveSeconds, @Nullable String exact, int covered) {}

    record Listed(
            long subjectId,
            LocalDate day,
            Instant madeAt,
            int rank,
            @Nullable BigDecimal points,
            @Nullable String grade,
            boolean vetoed,
            long liveSeconds,
            int covered,
            int of) {
        Bookmark place() {
            return new Bookmark(rank, subjectId);
        }
    }

    void keep(Kind kind, long id, Score score) {
        transactions.executeWithoutResult(_ -> {
            String whole = JSON.writeValueAsString(score);
            int same = jdbc.sql(SAME)
                    .param("score", whole)
                    .param("madeAt", score.madeAt().atOffset(UTC))
                    .param("kind", kind.name())
                    .param("id", id)
                    .param("day", score.day())
                    .param("digest", score.digest())
                    .update();
            if (same == 0) {
                add(kind, id, score, whole);
            }
            current(kind, id, score);
        });
    }

    private void add(Kind kind, long id, Score score, String whole) {
        jdbc.sql(ADDED)
                .param("kind", kind.name())
                .param("id", id)
                .param("day", score.day())
                .param("madeAt", score.madeAt().atOffset(UTC))
                .param("version", score.version())
                .param("seconds", score.liveSeconds())
                .param("points", score.points(), Types.NUMERIC)
                .param("grade", score.grade(), Types.VARCHAR)
                .param("vetoed", Greens.vetoed(score))
                .param("exact", ofPlatform(score), Types.VARCHAR)
                .param("digest", score.digest())
                .param("score", whole)
                .update();
    }

    /** What the room says of the platform, before it was cut; null where it says nothing, or is no room. */
    private static @Nullable String ofPlatform(Score score) {
        for (Score.Part part : score.parts()) {
            for (Score.View view : part.views()) {
                if (view.party().equals(Kind.PLATFORM.party())) {
                    return view.exact();
                }
            }
        }
        return null;
    }

    private void current(Kind kind, long id, Score score) {
        BigDecimal points = score.points();
        jdbc.sql(CURRENT)
                .param("kind", kind.name())
                .param("id", id)
                .param("day", score.day())
                .param("madeAt", score.madeAt().atOffset(UTC))
                .param(
                        "rank",
                        points == null ? NO_FIGURE : points.movePointRight(1).intValueExact())
                .param("points", points, Types.NUMERIC)
                .param("grade", score.grade(), Types.VARCHAR)
                .param("vetoed", Greens.vetoed(score))
                .param("seconds", score.liveSeconds())
                .param("covered", score.covered())
                .param("of", score.of())
                .update();
    }

    /** The score of a day as it was last counted, whole. */
    Optional<Score> of(Kind kind, long id, LocalDate day) {
        return jdbc.sql(ONE)
                .param("kind", kind.name())
                .param("id", id)
                .param("day", day)
                .query((row, _) -> JSON.readValue(row.getString("score"), Score.class))
                .optional();
    }

    /** The last figure of each day, the oldest first. */
    List<Day> days(Kind kind, List<Long> ids, LocalDate since) {
        return jdbc.sql(DAYS)
                .param("kind", kind.name())
                .param("ids", ids.toArray(Long[]::new))
                .param("since", since)
                .query(ScoreRows::day)
                .list();
    }

    /** What each room says of the platform on a day. */
    List<Room> rooms(LocalDate day) {
        return jdbc.sql(ROOMS)
                .param("day", day)
                .query((row, _) -> new Room(
                        row.getLong("subject_id"),
                        row.getLong("live_seconds"),
                        row.getString("platform_exact"),
                        row.getInt("covered")))
                .list();
    }

    /** Of who was live within the window, the lowest figures first; those without any last. */
    List<Listed> listed(Kind kind, String grade, boolean vetoed, LocalDate since, Bookmark after, int most) {
        return jdbc.sql(LISTED)
                .param("kind", kind.name())
                .param("grade", grade)
                .param("vetoed", vetoed)
                .param("since", since)
                .param("rank", after.rank())
                .param("after", after.id())
                .param("most", most)
                .query(ScoreRows::listed)
                .list();
    }

    private static Day day(ResultSet row, int number) throws SQLException {
        return new Day(
                row.getLong("subject_id"),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("points"),
                row.getString("grade"),
                row.getBoolean("vetoed"),
                row.getString("digest"),
                row.getInt("revision"));
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getLong("subject_id"),
                row.getObject("day", LocalDate.class),
                ShowSpans.moment(row, "made_at"),
                row.getInt("rank"),
                row.getBigDecimal("points"),
                row.getString("grade"),
                row.getBoolean("vetoed"),
                row.getLong("live_seconds"),
                row.getInt("covered"),
                row.getInt("of_points"));
    }
}
