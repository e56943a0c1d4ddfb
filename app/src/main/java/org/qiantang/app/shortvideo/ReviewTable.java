package org.qiantang.app.shortvideo;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.qiantang.app.hearing.Taken;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code film_review}, which is also the line of films that wait to be listened to and looked at. */
final class ReviewTable {
    // What a person asked for and decided about a version outlasts its being made once more.
    private static final String QUEUE = """
            insert into film_review (film_id, version, state, queued_at)
            values (:film, :version, 'QUEUED', :at)
            on conflict (film_id, version) do update
               set state = 'QUEUED', queued_at = excluded.queued_at, late = false, attempts = 0, sound = null, picture = null
            """;

    private static final String QUEUE_UNKNOWN = """
            insert into film_review (film_id, version, state, queued_at)
            values (:film, :version, 'QUEUED', :at)
            on conflict (film_id, version) do nothing
            """;

    // What was taken down stays where it is, and so is not forgotten by listening and looking until nothing is found.
    private static final String QUEUE_AGAIN = """
            update film_review r
               set state = 'QUEUED', queued_at = :at, late = false,
                   repeats = repeats + case when state = 'DONE' then 1 else 0 end
             where film_id = :film and version = :version and asked is null
               and (state = 'STOPPED' or (state = 'DONE' and repeats < :most))
               and exists (select from footage f where f.id = r.film_id and f.rendered_version = r.version
                              and f.feed_place is null)
               and not exists (select from film_down d where d.film_id = r.film_id and d.version = r.version)
            """;

    private static final String CARRY = """
            insert into film_review (film_id, version, state, queued_at, attempts, repeats, sound, picture, asked, decided)
            select film_id, :version, state, queued_at, attempts, repeats, sound, picture, asked, decided
              from film_review
             where film_id = :film and version = :old and state = 'DONE'
            on conflict (film_id, version) do update
               set state = excluded.state, queued_at = excluded.queued_at, attempts = excluded.attempts,
                   repeats = excluded.repeats, sound = excluded.sound, picture = excluded.picture, asked = excluded.asked,
                   decided = excluded.decided
            """;

    // What an officer took down is kept with what was heard and seen in it.
    private static final String KEEP_ONLY = """
            delete from film_review r
             where film_id = :film and version <> :version
               and not exists (select from film_down d where d.film_id = r.film_id and d.version = r.version)
            """;

    // A version is lined up before its video is told of, so that it is published by nobody between; it is taken after
    // that.
    private static final String TAKE = """
            update film_review
               set state = 'RUNNING', attempts = attempts + 1
             where state = 'QUEUED'
               and (film_id, version) = (select r.film_id, r.version
                                           from film_review r
                                           join footage f on f.id = r.film_id and f.rendered_version = r.version
                                          where r.state = 'QUEUED'
                                          order by r.late, r.attempts, r.queued_at, r.film_id
                                          limit 1)
            returning film_id, version, attempts
            """;

    private static final String END = """
            update film_review
               set state = 'DONE', attempts = 0, sound = cast(:sound as jsonb), picture = cast(:picture as jsonb)
             where film_id = :film and version = :version and state = 'RUNNING'
            """;

    // Who has it done over all the same gets one try, not as many as a film that never broke anything.
    private static final String GIVE_UP = """
            update film_review
               set state = 'DONE', attempts = 1, sound = coalesce(sound, cast(:failed as jsonb)),
                   picture = coalesce(picture, cast(:failed as jsonb))
             where film_id = :film and version = :version and state = 'RUNNING'
            """;

    private static final String LEAVE = """
            update film_review
               set state = :state, attempts = attempts - :undone
             where film_id = :film and version = :version and state = 'RUNNING'
            """;

    private static final String AHEAD = """
            select count(*) from film_review o, film_review r
             where r.film_id = :film and r.version = :version and r.state = 'QUEUED'
               and o.state in ('QUEUED', 'RUNNING')
               and (o.state = 'RUNNING' or (o.late, o.attempts, o.queued_at, o.film_id)
                                           < (r.late, r.attempts, r.queued_at, r.film_id))
            """;

    // Films that were made before this version of the program, or in the moment in which it ended, and were not shown
    // yet; they wait behind those that are made now.
    private static final String QUEUE_FORGOTTEN = """
            insert into film_review (film_id, version, state, queued_at, late)
            select f.id, f.rendered_version, 'QUEUED', :at, true
              from footage f
             where f.state = 'READY' and f.rendered_version is not null and f.feed_place is null
               and not exists (select from film_review r where r.film_id = f.id and r.version = f.rendered_version)
            """;

    private static final String ASK = """
            update film_review set asked = cast(:asked as jsonb)
             where film_id = :film and version = :version and state = 'DONE' and asked is null
            """;

    private static final String DECIDE = """
            update film_review set decided = cast(:decided as jsonb)
             where film_id = :film and version = :version and state = 'DONE' and asked is not null and decided is null
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReviewTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A version of a film, whose turn it is.
     *
     * @param attempts how often it was its turn, this time included, without its coming to an end
     */
    record Turn(long filmId, int version, int attempts) {}

    /** Lines a version up anew, whatever was taken down of it before. */
    void queue(long filmId, int version, Instant at) {
        jdbc.sql(QUEUE)
                .param("film", filmId)
                .param("version", version)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Lines a version up of which nothing is known, not even that it waits. */
    void queueUnknown(long filmId, int version, Instant at) {
        jdbc.sql(QUEUE_UNKNOWN)
                .param("film", filmId)
                .param("version", version)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Lines up what is over; false where it is not, or was done over so many times already. */
    boolean queueAgain(long filmId, int version, Instant at, int most) {
        return jdbc.sql(QUEUE_AGAIN)
                        .param("film", filmId)
                        .param("version", version)
                        .param("at", at.atOffset(UTC))
                        .param("most", most)
                        .update()
                == 1;
    }

    /** Takes over what is known of an older version with the same sound and picture; false where that is not all known. */
    boolean carry(long filmId, int old, int version) {
        return jdbc.sql(CARRY)
                        .param("film", filmId)
                        .param("old", old)
                        .param("version", version)
                        .update()
                == 1;
    }

    void keepOnly(long filmId, int version) {
        jdbc.sql(KEEP_ONLY).param("film", filmId).param("version", version).update();
    }

    void remove(long filmId, int version) {
        jdbc.sql("delete from film_review where film_id = :film and version = :version")
                .param("film", filmId)
                .param("version", version)
                .update();
    }

    /** The version that has waited longest, which is now at work; empty where none waits. */
    Optional<Turn> take() {
        return jdbc.sql(TAKE).query(ReviewTable::turn).optional();
    }

    void end(Turn turn, Taken sound, Taken picture) {
        jdbc.sql(END)
                .param("film", turn.filmId())
                .param("version", turn.version())
                .param("sound", json.writeValueAsString(sound))
                .param("picture", json.writeValueAsString(picture))
                .update();
    }

    /** Ends a turn with this in place of all that was never taken down. */
    void giveUp(Turn turn, Taken failed) {
        jdbc.sql(GIVE_UP)
                .param("film", turn.filmId())
                .param("version", turn.version())
                .param("failed", json.writeValueAsString(failed))
                .update();
    }

    /** Leaves a version that was at work; what was taken down of it before stays. */
    void stopRunning(Turn turn) {
        leave(turn, Review.State.STOPPED, 1);
    }

    /** Gives a turn back that came to no end. */
    void putBack(Turn turn) {
        leave(turn, Review.State.QUEUED, 0);
    }

    /** Gives a turn back as if it had not been taken. */
    void release(Turn turn) {
        leave(turn, Review.State.QUEUED, 1);
    }

    private void leave(Turn turn, Review.State state, int undone) {
        jdbc.sql(LEAVE)
                .param("film", turn.filmId())
                .param("version", turn.version())
                .param("state", state.name())
                .param("undone", undone)
                .update();
    }

    /** Takes a version out of the line; false where it does not wait there. */
    boolean stopWaiting(long filmId, int version) {
        return jdbc.sql("update film_review set state = 'STOPPED'"
                                + " where film_id = :film and version = :version and state = 'QUEUED'")
                        .param("film", filmId)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** How many come before a version that waits. */
    int ahead(long filmId, int version) {
        return jdbc.sql(AHEAD)
                .param("film", filmId)
                .param("version", version)
                .query(Integer.class)
                .single();
    }

    /** Lines up what the end of the program has interrupted or left out; how many those are. */
    int queueInterrupted(Instant at) {
        return jdbc.sql("update film_review set state = 'QUEUED' where state = 'RUNNING'")
                        .update()
                + jdbc.sql(QUEUE_FORGOTTEN).param("at", at.atOffset(UTC)).update()
                + jdbc.sql("select count(*) from film_review where state = 'QUEUED'")
                        .query(Integer.class)
                        .single();
    }

    /** False where somebody has asked already, or there is nothing yet to ask about. */
    boolean ask(long filmId, int version, Review.Asked asked) {
        return jdbc.sql(ASK)
                        .param("film", filmId)
                        .param("version", version)
                        .param("asked", json.writeValueAsString(asked))
                        .update()
                == 1;
    }

    /** False where nobody waits for a decision about this version. */
    boolean decide(long filmId, int version, Review.Decided decided) {
        return jdbc.sql(DECIDE)
                        .param("film", filmId)
                        .param("version", version)
                        .param("decided", json.writeValueAsString(decided))
                        .update()
                == 1;
    }

    private static Turn turn(ResultSet row, int number) throws SQLException {
        return new Turn(row.getLong("film_id"), row.getInt("version"), row.getInt("attempts"));
    }
}
