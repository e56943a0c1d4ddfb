package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import org.qiantang.event.FilmEvent.FilmTakenDown;
import org.qiantang.tools.Snapshot;

/**
 * Holds the rows by which films are shown or not, written in the transactions of their events, against those events; and the
 * lists that are folded from them.
 */
final class FilmRowsCheck {
    private static final String DOWN = """
            select film_id::text, concat_ws(' ', 'takedown', takedown_id, 'version', version)
              from film_turn
             where takedown_id is not null
            """;
    private static final String TURNS = "select film_id, at from film_turn";

    private static final String TAKEDOWNS = """
            select takedown_id::text,
                   concat_ws('|', film_id, (extract(epoch from at) * 1000000)::bigint, ground, coalesce(rule, '-'), article, words,
                             version, video_hash, officer_id,
                             coalesce((extract(epoch from objected_at) * 1000000)::bigint::text, '-'),
                             coalesce(objected_by::text, '-'), coalesce(objection_place::text, '-'),
                             coalesce((extract(epoch from upheld_at) * 1000000)::bigint::text, '-'),
                             coalesce(upheld_by::text, '-'), coalesce(upheld_words, '-'),
                             coalesce((extract(epoch from lifted_at) * 1000000)::bigint::text, '-'),
                             coalesce(lifted_by::text, '-'), coalesce(lifted_words, '-'))
              from film_takedown
            """;
    private static final String HIDDEN = """
            select comment_id::text,
                   concat_ws('|', film_id, (extract(epoch from at) * 1000000)::bigint, ground, reason, officer_id)
              from film_comment_hidden
            """;
    private static final String ACTS = """
            select place::text,
                   concat_ws('|', film_id, (extract(epoch from at) * 1000000)::bigint, kind, by_id,
                             coalesce(comment_id::text, '-'), coalesce(ground, '-'), article, words)
              from film_act
            """;

    private final Snapshot snapshot;
    private final FilmCount count;
    private final FilmListsCount lists;
    private final Check check;

    FilmRowsCheck(Snapshot snapshot, FilmCount count, FilmListsCount lists, Check check) {
        this.snapshot = snapshot;
        this.count = count;
        this.lists = lists;
        this.check = check;
    }

    void run() throws SQLException {
        var down = new HashMap<String, String>();
        count.films.forEach((id, film) -> {
            FilmTakenDown taken = film.down;
            if (taken != null) {
                down.put(Long.toString(id), "takedown " + taken.takedownId() + " version " + taken.version());
            }
        });
        new Rows(snapshot, check).mustBe("film_turn", down, DOWN);
        if (snapshot.has("film_turn")) {
            turns();
        }
        var rows = new Rows(snapshot, check);
        rows.mustBe("film_takedown", lists.takedowns(), TAKEDOWNS);
        rows.mustBe("film_comment_hidden", lists.hidden, HIDDEN);
        rows.mustBe("film_act", lists.acts, ACTS);
    }

    /** A turn that is behind its film's story would let time run back with the next event. */
    private void turns() throws SQLException {
        var turns = new HashMap<Long, Instant>();
        snapshot.each(
                TURNS,
                row -> turns.put(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()));
        count.films.forEach((id, film) -> {
            Instant last = film.last.truncatedTo(ChronoUnit.MICROS);
            Instant turn = turns.get(id);
            check.must(
                    turn != null && !turn.isBefore(last),
                    "film_turn {}: the row's time is {}, the film's last event was at {}",
                    id,
                    turn,
                    last);
        });
    }
}
