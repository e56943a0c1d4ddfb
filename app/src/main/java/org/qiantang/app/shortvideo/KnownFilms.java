package org.qiantang.app.shortvideo;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rest of the house asks about films. */
public final class KnownFilms {
    private final FilmRoll roll;
    private final CommentTable comments;

    KnownFilms(FilmRoll roll, CommentTable comments) {
        this.roll = roll;
        this.comments = comments;
    }

    /**
     * A film in short.
     *
     * @param merchantId the shop that shows it; null for a person's own
     */
    public record Brief(String title, @Nullable Long merchantId) {}

    /** A film that is published and not taken down. */
    public Optional<Brief> shown(long filmId) {
        return roll.brief(filmId).filter(FilmRoll.Brief::shown).map(film -> new Brief(film.title(), film.shop()));
    }

    /** What a film's newest video is called, shown or not, for officers and whose it is; empty where none was made. */
    public Optional<String> title(long filmId) {
        return roll.brief(filmId).map(FilmRoll.Brief::title);
    }

    /**
     * Who made a film, and who said something below it, hidden or not.
     *
     * @param commentId null where it is about the film itself
     */
    public Set<Long> concerned(long filmId, @Nullable Long commentId) {
        var people = new HashSet<Long>();
        roll.brief(filmId).ifPresent(film -> people.add(film.makerId()));
        if (commentId != null) {
            comments.any(filmId, commentId).ifPresent(said -> people.add(said.personId()));
        }
        return Set.copyOf(people);
    }

    /** What somebody said below a film, as everybody may read it. */
    public Optional<String> comment(long filmId, long commentId) {
        return comments.find(filmId, commentId).map(Comment::words);
    }
}
