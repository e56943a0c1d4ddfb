package org.qiantang.tools.fsck;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.FilmEvent;
import org.qiantang.event.FilmEvent.FilmTakenDown;

/** What officers did about films counted anew: which are down, by which takedown, and what was decided in its turn. */
final class FilmCount {
    /** A film that something was done about. */
    static final class Film {
        /** Null while it may be seen. */
        @Nullable
        FilmTakenDown down;

        Instant last = Instant.MIN;
        private boolean contested;
        private boolean upheld;
        private final Set<Long> hidden = new HashSet<>();

        private boolean isDownBy(long takedownId) {
            FilmTakenDown standing = down;
            return standing != null && standing.takedownId() == takedownId;
        }
    }

    final Map<Long, Film> films = new TreeMap<>();
    private final Check check;

    FilmCount(Check check) {
        this.check = check;
    }

    void happened(Recorded place, Event event) {
        if (event instanceof FilmEvent about) {
            Film film = films.computeIfAbsent(about.filmId(), _ -> new Film());
            film.last = about.at();
            happened(Story.at(place), about, film);
        }
    }

    private void happened(String at, FilmEvent event, Film film) {
        long id = event.filmId();
        switch (event) {
            case FilmTakenDown taken -> {
                check.must(film.down == null, "{}: film {} is taken down a second time", at, id);
                film.down = taken;
                film.contested = false;
                film.upheld = false;
            }
            case FilmEvent.TakedownContested contested -> {
                long takedown = contested.takedownId();
                check.must(
                        film.isDownBy(takedown) && !film.contested,
                        "{}: film {}: takedown {} is objected to a second time, or is not in force",
                        at,
                        id,
                        takedown);
                film.contested = true;
            }
            case FilmEvent.TakedownUpheld upheld -> {
                long takedown = upheld.takedownId();
                check.must(
                        film.isDownBy(takedown) && film.contested && !film.upheld,
                        "{}: film {}: takedown {} is upheld without an objection that waits",
                        at,
                        id,
                        takedown);
                film.upheld = true;
            }
            case FilmEvent.FilmPutBack back -> {
                long takedown = back.takedownId();
                check.must(
                        film.isDownBy(takedown),
                        "{}: film {}: takedown {} is lifted, but not in force",
                        at,
                        id,
                        takedown);
                film.down = null;
            }
            case FilmEvent.CommentHidden comment ->
                check.must(
                        film.hidden.add(comment.commentId()),
                        "{}: comment {} is hidden a second time",
                        at,
                        comment.commentId());
            case FilmEvent.CommentShownAgain comment ->
                check.must(
                        film.hidden.remove(comment.commentId()),
                        "{}: comment {} is shown again, but was not hidden",
                        at,
                        comment.commentId());
        }
    }
}
