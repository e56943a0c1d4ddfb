package org.qiantang.app.takedown;

import static java.time.ZoneOffset.UTC;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FilmEvent;
import org.qiantang.event.FilmEvent.CommentHidden;
import org.qiantang.event.FilmEvent.CommentShownAgain;
import org.qiantang.event.FilmEvent.FilmPutBack;
import org.qiantang.event.FilmEvent.FilmTakenDown;
import org.qiantang.event.FilmEvent.Ground;
import org.qiantang.event.FilmEvent.TakedownContested;
import org.qiantang.event.FilmEvent.TakedownUpheld;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds what was done about films into the takedowns, the comments that are hidden, and each film's history. */
final class TakedownTable extends EventTable {
    static final String NAME = "takedowns";

    private static final String TAKEN_DOWN = """
            insert into film_takedown (takedown_id, film_id, at, ground, rule, article, words, version, video_hash,
                                       officer_id)
            values (:takedown, :film, :at, :ground, :rule, :article, :words, :version, :hash, :officer)
            """;
    private static final String CONTESTED = """
            update film_takedown set objected_at = :at, objected_by = :by, objection_place = :place
             where takedown_id = :takedown
            """;
    private static final String UPHELD = """
            update film_takedown set upheld_at = :at, upheld_by = :by, upheld_words = :words where takedown_id = :takedown
            """;
    private static final String LIFTED = """
            update film_takedown set lifted_at = :at, lifted_by = :by, lifted_words = :words where takedown_id = :takedown
            """;
    private static final String HIDDEN = """
            insert into film_comment_hidden (comment_id, film_id, at, ground, reason, officer_id)
            values (:comment, :film, :at, :ground, :reason, :officer)
            """;
    private static final String ACT = """
            insert into film_act (place, film_id, at, kind, by_id, comment_id, ground, article, words)
            values (:place, :film, :at, :kind, :by, :comment, :ground, :article, :words)
            """;

    TakedownTable(EventCodec codec) {
        super(codec);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected void fold(Recorded place, Event event, JdbcClient rows) {
        if (event instanceof FilmEvent film) {
            act(place, film, rows);
            switch (film) {
                case FilmTakenDown taken -> takenDown(taken, rows);
                case TakedownContested contested ->
                    rows.sql(CONTESTED)
                            .param("at", contested.at().atOffset(UTC))
                            .param("by", contested.personId())
                            .param("place", place.position())
                            .param("takedown", contested.takedownId())
                            .update();
                case TakedownUpheld upheld ->
                    rows.sql(UPHELD)
                            .param("at", upheld.at().atOffset(UTC))
                            .param("by", upheld.officerId())
                            .param("words", upheld.words())
                            .param("takedown", upheld.takedownId())
                            .update();
                case FilmPutBack back ->
                    rows.sql(LIFTED)
                            .param("at", back.at().atOffset(UTC))
                            .param("by", back.officerId())
                            .param("words", back.words())
                            .param("takedown", back.takedownId())
                            .update();
                case CommentHidden hidden ->
                    rows.sql(HIDDEN)
                            .param("comment", hidden.commentId())
                            .param("film", hidden.filmId())
                            .param("at", hidden.at().atOffset(UTC))
                            .param("ground", hidden.ground().name())
                            .param("reason", hidden.reason())
                            .param("officer", hidden.officerId())
                            .update();
                case CommentShownAgain shown ->
                    rows.sql("delete from film_comment_hidden where comment_id = :comment")
                            .param("comment", shown.commentId())
                            .update();
            }
        }
    }

    private static void takenDown(FilmTakenDown taken, JdbcClient rows) {
        rows.sql(TAKEN_DOWN)
                .param("takedown", taken.takedownId())
                .param("film", taken.filmId())
                .param("at", taken.at().atOffset(UTC))
                .param("ground", taken.ground().name())
                .param("rule", taken.rule())
                .param("article", taken.article())
                .param("words", taken.words())
                .param("version", taken.version())
                .param("hash", taken.videoHash())
                .param("officer", taken.officerId())
                .update();
    }

    /** An act as a film's history tells it; an objection's words are read where they lie. */
    private record Told(
            FilmAct.Kind kind,
            long by,
            @Nullable Long commentId,
            @Nullable Ground ground,
            String article,
            String words) {
        static Told of(FilmEvent event) {
            return switch (event) {
                case FilmTakenDown one ->
                    new Told(FilmAct.Kind.TAKEN_DOWN, one.officerId(), null, one.ground(), one.article(), one.words());
                case TakedownContested one -> new Told(FilmAct.Kind.CONTESTED, one.personId(), null, null, "", "");
                case TakedownUpheld one -> new Told(FilmAct.Kind.UPHELD, one.officerId(), null, null, "", one.words());
                case FilmPutBack one -> new Told(FilmAct.Kind.PUT_BACK, one.officerId(), null, null, "", one.words());
                case CommentHidden one ->
                    new Told(
                            FilmAct.Kind.COMMENT_HIDDEN,
                            one.officerId(),
                            one.commentId(),
                            one.ground(),
                            "",
                            one.reason());
                case CommentShownAgain one ->
                    new Told(FilmAct.Kind.COMMENT_SHOWN, one.officerId(), one.commentId(), null, "", one.reason());
            };
        }
    }

    private static void act(Recorded place, FilmEvent event, JdbcClient rows) {
        Told told = Told.of(event);
        Ground ground = told.ground();
        rows.sql(ACT)
                .param("place", place.position())
                .param("film", event.filmId())
                .param("at", event.at().atOffset(UTC))
                .param("kind", told.kind().name())
                .param("by", told.by())
                .param("comment", told.commentId())
                .param("ground", ground == null ? null : ground.name())
                .param("article", told.article())
                .param("words", told.words())
                .update();
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from film_takedown").update();
        rows.sql("delete from film_comment_hidden").update();
        rows.sql("delete from film_act").update();
    }
}
