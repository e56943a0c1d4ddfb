package org.qiantang.app.takedown;

import static java.time.ZoneOffset.UTC;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.team.Deciders;
import org.qiantang.engine.journal.Aside;
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

/**
 * The only writer of what is done about films: one turn a film, decided upon all that its stream tells. Whether a film is down
 * stands in the turn's own row, written with the event, so that it waits for no follower.
 */
public final class TakedownDesk {
    private static final int MOST_TOLD = 20_000;
    private static final String TURN = """
            insert into film_turn (film_id, at) values (:film, :now)
                on conflict (film_id) do update set at = greatest(film_turn.at, excluded.at)
            returning at
            """;
    private static final String DOWN =
            "update film_turn set takedown_id = :takedown, version = :version where film_id = :film";
    private static final String UP = "update film_turn set takedown_id = null, version = null where film_id = :film";

    private final Office office;
    private final OwnWrites ownWrites;
    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final WordHash hash;
    private final Deciders deciders;
    private final LongSupplier ids;
    private final InstantSource clock;

    TakedownDesk(
            Office office,
            OwnWrites ownWrites,
            JdbcClient jdbc,
            EventCodec codec,
            WordHash hash,
            Deciders deciders,
            LongSupplier ids,
            InstantSource clock) {
        this.office = office;
        this.ownWrites = ownWrites;
        this.jdbc = jdbc;
        this.codec = codec;
        this.hash = hash;
        this.deciders = deciders;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A film that is to be taken down, as the journal will tell of it.
     *
     * @param takedownId by which what was judged is kept, see {@link #number}
     * @param rule null where the ground is no rule of the book
     * @param article empty where none is cited
     * @param merchantId null for a person's own film
     */
    public record Order(
            long takedownId,
            long filmId,
            Ground ground,
            @Nullable String rule,
            String article,
            String words,
            int version,
            String videoHash,
            @Nullable Long merchantId,
            long makerId) {
        public Order {
            if ((ground == Ground.RULE) != (rule != null)) {
                throw new IllegalArgumentException("rule: " + rule + " (expected: one where the ground is RULE)");
            }
        }
    }

    /** A comment that is to be hidden: whose it is, and what it says. */
    public record Said(long filmId, long commentId, long personId, String words) {}

    /** The number of a takedown that is to come. */
    public long number() {
        return ids.getAsLong();
    }

    /**
     * Takes a film down, unless it is gone.
     *
     * @param isThere whether the film is still there; asked within the film's turn, in which nobody deletes it
     */
    public TakedownAnswer takeDown(Order order, long officerId, BooleanSupplier isThere) {
        return turn(order.filmId(), turn -> {
            if (turn.film().down() != null) {
                return new TakedownAnswer.DownAlready();
            }
            if (!isThere.getAsBoolean()) {
                return new TakedownAnswer.Gone();
            }
            jdbc.sql(DOWN)
                    .param("takedown", order.takedownId())
                    .param("version", order.version())
                    .param("film", order.filmId())
                    .update();
            return turn.write(new FilmTakenDown(
                    turn.at(),
                    order.filmId(),
                    order.takedownId(),
                    order.ground(),
                    order.rule(),
                    order.article(),
                    order.words(),
                    order.version(),
                    order.videoHash(),
                    order.merchantId(),
                    order.makerId(),
                    officerId));
        });
    }

    /**
     * Does away with a film that is not down, in the film's turn: it is either deleted before anybody takes it down, or
     * taken down before it is deleted, and then kept.
     *
     * @param deletion of the film's rows, within the turn's transaction
     * @return what the deletion answered; empty where the film is down and nothing was done
     */
    public <T> Optional<T> deleteUnlessDown(long filmId, Supplier<T> deletion) {
        return inTurn(filmId, turn -> turn.film().down() == null ? Optional.of(deletion.get()) : Optional.empty());
    }

    /** The owner's objection; its words are written beside the journal. */
    public TakedownAnswer contest(long filmId, long personId, String words) {
        return turn(filmId, turn -> {
            FilmTakenDown down = turn.film().down();
            if (down == null) {
                return new TakedownAnswer.NotDown();
            }
            if (turn.film().contested()) {
                return new TakedownAnswer.ContestedAlready();
            }
            return turn.write(
                    new TakedownContested(
                            turn.at(), filmId, down.takedownId(), personId, hash.of(down.takedownId(), words)),
                    new Aside(0, personId, words.getBytes(StandardCharsets.UTF_8)));
        });
    }

    /** Decides that a film stays down upon its owner's objection. */
    public TakedownAnswer uphold(long filmId, String words, long officerId) {
        return turn(filmId, turn -> {
            FilmTakenDown down = turn.film().down();
            if (down == null) {
                return new TakedownAnswer.NotDown();
            }
            if (!turn.film().contested() || turn.film().upheld()) {
                return new TakedownAnswer.NotContested();
            }
            if (down.officerId() == officerId
                    && deciders.isAnyLeft(Set.of(officerId, down.makerId()), down.merchantId())) {
                return new TakedownAnswer.AnotherMustDecide();
            }
            return turn.write(new TakedownUpheld(turn.at(), filmId, down.takedownId(), words, officerId));
        });
    }

    public TakedownAnswer putBack(long filmId, String words, long officerId) {
        return turn(filmId, turn -> {
            FilmTakenDown down = turn.film().down();
            if (down == null) {
                return new TakedownAnswer.NotDown();
            }
            jdbc.sql(UP).param("film", filmId).update();
            return turn.write(new FilmPutBack(turn.at(), filmId, down.takedownId(), words, officerId));
        });
    }

    public TakedownAnswer hide(Said said, Ground ground, String reason, long officerId) {
        return turn(said.filmId(), turn -> {
            if (turn.film().hidden().contains(said.commentId())) {
                return new TakedownAnswer.HiddenAlready();
            }
            return turn.write(new CommentHidden(
                    turn.at(),
                    said.filmId(),
                    said.commentId(),
                    said.personId(),
                    hash.of(said.commentId(), said.words()),
                    ground,
                    reason,
                    officerId));
        });
    }

    public TakedownAnswer showAgain(long filmId, long commentId, String reason, long officerId) {
        return turn(filmId, turn -> {
            if (!turn.film().hidden().contains(commentId)) {
                return new TakedownAnswer.NotHidden();
            }
            return turn.write(new CommentShownAgain(turn.at(), filmId, commentId, reason, officerId));
        });
    }

    /** One film, nobody else's for as long as this lasts. */
    private record Turn(FilmCase film, Instant at, Office.Pen pen) {
        TakedownAnswer write(FilmEvent event, Aside... asides) {
            pen.write(Streams.film(event.filmId()), event, asides);
            return new TakedownAnswer.Done();
        }
    }

    private TakedownAnswer turn(long filmId, Function<Turn, TakedownAnswer> decision) {
        return inTurn(filmId, decision);
    }

    private <T> T inTurn(long filmId, Function<Turn, T> decision) {
        Office.Written<T> written = office.write(pen -> {
            Instant at = jdbc.sql(TURN)
                    .param("film", filmId)
                    .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(UTC))
                    .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                    .single();
            return decision.apply(new Turn(FilmCase.of(told(filmId)), at, pen));
        });
        ownWrites.await(written);
        return written.value();
    }

    private List<FilmEvent> told(long filmId) {
        return office.story(Streams.film(filmId), MOST_TOLD).stream()
                .map(place -> codec.read(place.type(), place.version(), place.body()))
                .filter(FilmEvent.class::isInstance)
                .map(FilmEvent.class::cast)
                .toList();
    }
}
