package org.qiantang.tools.fsck;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.FilmEvent;
import org.qiantang.event.FilmEvent.CommentHidden;
import org.qiantang.event.FilmEvent.CommentShownAgain;
import org.qiantang.event.FilmEvent.FilmPutBack;
import org.qiantang.event.FilmEvent.FilmTakenDown;
import org.qiantang.event.FilmEvent.TakedownContested;
import org.qiantang.event.FilmEvent.TakedownUpheld;

/** What the lists of takedowns, hidden comments and acts must say where their follower stands; each row one line of text. */
final class FilmListsCount {
    static final String FOLLOWER = "takedowns";

    final Map<String, String> hidden = new HashMap<>();
    final Map<String, String> acts = new HashMap<>();

    private final Map<Long, Takedown> byId = new HashMap<>();
    private final Followed followed;

    FilmListsCount(Followed followed) {
        this.followed = followed;
    }

    /** A takedown with what became of it: when, by whom, and the place or words. */
    private static final class Takedown {
        private static final String NOTHING = line(null, null, null);

        private final FilmTakenDown taken;
        private String objected = NOTHING;
        private String upheld = NOTHING;
        private String lifted = NOTHING;

        Takedown(FilmTakenDown taken) {
            this.taken = taken;
        }

        String told() {
            String first = line(
                    taken.filmId(),
                    micros(taken.at()),
                    taken.ground(),
                    taken.rule(),
                    taken.article(),
                    taken.words(),
                    taken.version(),
                    taken.videoHash(),
                    taken.officerId());
            return String.join("|", first, objected, upheld, lifted);
        }
    }

    Map<String, String> takedowns() {
        return byId.entrySet().stream()
                .collect(Collectors.toMap(
                        one -> Long.toString(one.getKey()),
                        one -> one.getValue().told()));
    }

    void happened(Recorded place, Event event) {
        if (event instanceof FilmEvent film && place.position() <= followed.upTo(FOLLOWER, place.shard())) {
            acts.put(Long.toString(place.position()), act(film));
            happened(place.position(), film);
        }
    }

    private void happened(long position, FilmEvent event) {
        switch (event) {
            case FilmTakenDown taken -> byId.put(taken.takedownId(), new Takedown(taken));
            case TakedownContested one ->
                became(one.takedownId(), it -> it.objected = line(micros(one.at()), one.personId(), position));
            case TakedownUpheld one ->
                became(one.takedownId(), it -> it.upheld = line(micros(one.at()), one.officerId(), one.words()));
            case FilmPutBack one ->
                became(one.takedownId(), it -> it.lifted = line(micros(one.at()), one.officerId(), one.words()));
            case CommentHidden one ->
                hidden.put(
                        Long.toString(one.commentId()),
                        line(one.filmId(), micros(one.at()), one.ground(), one.reason(), one.officerId()));
            case CommentShownAgain one -> hidden.remove(Long.toString(one.commentId()));
        }
    }

    /** A takedown that nobody made has no row to change; {@link FilmCount} finds it. */
    private void became(long takedownId, Consumer<Takedown> change) {
        Optional.ofNullable(byId.get(takedownId)).ifPresent(change);
    }

    private static String act(FilmEvent event) {
        String about = line(event.filmId(), micros(event.at()));
        return about + "|"
                + switch (event) {
                    case FilmTakenDown one ->
                        line("TAKEN_DOWN", one.officerId(), null, one.ground(), one.article(), one.words());
                    // An objection's words lie beside the journal, where they can be forgotten.
                    case TakedownContested one -> line("CONTESTED", one.personId(), null, null, "", "");
                    case TakedownUpheld one -> line("UPHELD", one.officerId(), null, null, "", one.words());
                    case FilmPutBack one -> line("PUT_BACK", one.officerId(), null, null, "", one.words());
                    case CommentHidden one ->
                        line("COMMENT_HIDDEN", one.officerId(), one.commentId(), one.ground(), "", one.reason());
                    case CommentShownAgain one ->
                        line("COMMENT_SHOWN", one.officerId(), one.commentId(), null, "", one.reason());
                };
    }

    /** Micros since 1970: what PostgreSQL keeps of a time. */
    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static String line(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? "-" : value.toString())
                .collect(Collectors.joining("|"));
    }
}
