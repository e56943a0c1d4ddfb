package org.qiantang.app.takedown;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.FilmEvent.Ground;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of films that were taken down: whether one is, why, and all that was done about it. */
public final class Takedowns {
    private static final String NEWEST = """
            select takedown_id, film_id, at, ground, rule, article, words, version, video_hash, officer_id, objected_at,
                   objected_by, objection_place, upheld_at, upheld_by, upheld_words, lifted_at, lifted_by, lifted_words
              from film_takedown
             where film_id = :film
             order by takedown_id desc
             limit 1
            """;
    private static final String HISTORY = """
            select place, at, kind, by_id, comment_id, ground, article, words
              from film_act
             where film_id = :film and place < :before
             order by place desc
             limit :most
            """;

    private final JdbcClient jdbc;
    private final Journal journal;

    Takedowns(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** The last time that a film was taken down, be it in force or lifted since; empty where it never was. */
    public Optional<Takedown> newest(long filmId) {
        // The words are read when this connection has been given back: nobody waits for a second while holding one.
        return jdbc.sql(NEWEST)
                .param("film", filmId)
                .query(Takedowns::found)
                .optional()
                .map(found ->
                        found.place() == 0 ? found.takedown() : found.takedown().saying(beside(found.place())));
    }

    public boolean isDown(long filmId) {
        return jdbc.sql("select exists (select from film_down where film_id = :film)")
                .param("film", filmId)
                .query(Boolean.class)
                .single();
    }

    /** What was judged of a film that is down: in which takedown, and which version of its video. */
    public record Held(long takedownId, int version) {}

    /** What is held of a film; empty where it is not down. */
    public Optional<Held> held(long filmId) {
        return jdbc.sql("select takedown_id, version from film_down where film_id = :film")
                .param("film", filmId)
                .query((row, _) -> new Held(row.getLong("takedown_id"), row.getInt("version")))
                .optional();
    }

    /** Whether this version of a film's video is the one that was judged, and the film is down. */
    public boolean isHeld(long filmId, int version) {
        return held(filmId).filter(held -> held.version() == version).isPresent();
    }

    /** What was done about a film, the newest first. */
    public List<FilmAct> history(long filmId, long before, int most) {
        return jdbc
                .sql(HISTORY)
                .param("film", filmId)
                .param("before", before)
                .param("most", most)
                .query(Takedowns::act)
                .list()
                .stream()
                .map(act -> act.kind() == FilmAct.Kind.CONTESTED ? act.saying(beside(act.place())) : act)
                .toList();
    }

    /** A takedown, and where its objection's words lie; 0 where there is none. */
    private record Found(Takedown takedown, long place) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(takedown(row), row.getLong("objection_place"));
    }

    private static Takedown takedown(ResultSet row) throws SQLException {
        Instant objected = time(row, "objected_at");
        return new Takedown(
                row.getLong("takedown_id"),
                row.getLong("film_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Ground.valueOf(row.getString("ground")),
                row.getString("rule"),
                row.getString("article"),
                row.getString("words"),
                row.getInt("version"),
                row.getString("video_hash"),
                row.getLong("officer_id"),
                objected == null ? null : new Takedown.Objection(objected, row.getLong("objected_by"), ""),
                decision(row, "upheld"),
                decision(row, "lifted"));
    }

    private static Takedown.@Nullable Decision decision(ResultSet row, String how) throws SQLException {
        Instant at = time(row, how + "_at");
        return at == null ? null : new Takedown.Decision(at, row.getLong(how + "_by"), row.getString(how + "_words"));
    }

    private static FilmAct act(ResultSet row, int number) throws SQLException {
        String ground = row.getString("ground");
        return new FilmAct(
                row.getLong("place"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                FilmAct.Kind.valueOf(row.getString("kind")),
                row.getLong("by_id"),
                row.getObject("comment_id", Long.class),
                ground == null ? null : Ground.valueOf(ground),
                row.getString("article"),
                row.getString("words"));
    }

    /** An owner's words, as they lie beside the journal; empty where they have been forgotten. */
    private String beside(long place) {
        return journal.asides(Streams.OFFICE, place).stream()
                .filter(aside -> aside.slot() == 0)
                .findFirst()
                .map(aside -> new String(aside.body(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
