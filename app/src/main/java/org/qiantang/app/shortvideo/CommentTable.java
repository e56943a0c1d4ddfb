package org.qiantang.app.shortvideo;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code film_comment}. */
final class CommentTable {
    private static final String INSERT = """
            insert into film_comment (id, film_id, person_id, words, verdict, said_at)
            values (:id, :film, :person, :words, :verdict, :at)
            """;

    private static final String BELOW = """
            select id, film_id, person_id, words, said_at
              from film_comment
             where film_id = :film and id < :before and hidden_at is null
               and not exists (select from film_comment_hidden h where h.comment_id = film_comment.id)
             order by id desc
             limit :limit
            """;

    private static final String FIND = """
            select id, film_id, person_id, words, said_at
              from film_comment
             where id = :id and film_id = :film and hidden_at is null
               and not exists (select from film_comment_hidden h where h.comment_id = film_comment.id)
            """;

    private static final String COUNT = """
            select count(*)
              from film_comment
             where film_id = :film and hidden_at is null
               and not exists (select from film_comment_hidden h where h.comment_id = film_comment.id)
            """;

    private static final String OF_FILM = """
            select c.id, c.film_id, c.person_id, c.words, c.said_at, c.verdict, c.hidden_at, h.at, h.ground, h.reason,
                   h.officer_id
              from film_comment c
              left join film_comment_hidden h on h.comment_id = c.id
             where c.film_id = :film and c.id < :before
             order by c.id desc
             limit :limit
            """;

    private final JdbcClient jdbc;

    CommentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Comment comment, String verdict) {
        jdbc.sql(INSERT)
                .param("id", comment.id())
                .param("film", comment.filmId())
                .param("person", comment.personId())
                .param("words", comment.words())
                .param("verdict", verdict)
                .param("at", comment.at().atOffset(UTC))
                .update();
    }

    /** What stands below a film, newest first. */
    List<Comment> below(long filmId, long before, int limit) {
        return jdbc.sql(BELOW)
                .param("film", filmId)
                .param("before", before)
                .param("limit", limit)
                .query(CommentTable::comment)
                .list();
    }

    /**
     * A comment as officers see it.
     *
     * @param verdict of the guard, when it was said
     * @param hiddenByOwner since when whoever shows the film hides it; null where they do not
     * @param hidden what officers did; null where they did nothing
     */
    record Kept(
            Comment comment,
            String verdict,
            @Nullable Instant hiddenByOwner,
            @Nullable Hidden hidden) {}

    record Hidden(Instant at, String ground, String reason, long officerId) {}

    /** All that was said below a film and not taken back, hidden or not, newest first. */
    List<Kept> ofFilm(long filmId, long before, int limit) {
        return jdbc.sql(OF_FILM)
                .param("film", filmId)
                .param("before", before)
                .param("limit", limit)
                .query(CommentTable::kept)
                .list();
    }

    /** A comment below a film, hidden or not. */
    Optional<Comment> any(long filmId, long id) {
        return jdbc.sql(
                        "select id, film_id, person_id, words, said_at from film_comment where id = :id and film_id = :film")
                .param("id", id)
                .param("film", filmId)
                .query(CommentTable::comment)
                .optional();
    }

    Optional<Comment> find(long filmId, long id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("film", filmId)
                .query(CommentTable::comment)
                .optional();
    }

    long countBelow(long filmId) {
        return jdbc.sql(COUNT).param("film", filmId).query(Long.class).single();
    }

    int countOf(long personId, Instant since) {
        return jdbc.sql("select count(*) from film_comment where person_id = :person and said_at > :since")
                .param("person", personId)
                .param("since", since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from film_comment where id = :id").param("id", id).update();
    }

    /** Takes it from everybody's sight and keeps it as a record. */
    void hide(long id, long byPersonId, Instant at) {
        jdbc.sql("update film_comment set hidden_at = :at, hidden_by = :by where id = :id and hidden_at is null")
                .param("id", id)
                .param("by", byPersonId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        Timestamp byOwner = row.getTimestamp("hidden_at");
        Timestamp byOfficer = row.getTimestamp("at");
        return new Kept(
                comment(row, number),
                row.getString("verdict"),
                byOwner == null ? null : byOwner.toInstant(),
                byOfficer == null
                        ? null
                        : new Hidden(
                                byOfficer.toInstant(),
                                row.getString("ground"),
                                row.getString("reason"),
                                row.getLong("officer_id")));
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(
                row.getLong("id"),
                row.getLong("film_id"),
                row.getLong("person_id"),
                row.getString("words"),
                row.getTimestamp("said_at").toInstant());
    }
}
