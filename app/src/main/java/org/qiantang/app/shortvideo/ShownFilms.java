package org.qiantang.app.shortvideo;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;

/** Films of either kind as everybody may see them, by their ids: each kind is read once, however many are asked for. */
final class ShownFilms {
    private final FilmTable films;
    private final FilmViews views;
    private final FootageTable footage;
    private final FootageViews footageViews;

    ShownFilms(FilmTable films, FilmViews views, FootageTable footage, FootageViews footageViews) {
        this.films = films;
        this.views = views;
        this.footage = footage;
        this.footageViews = footageViews;
    }

    /** By their ids, in no order; what is not there, or no longer holds, is left out. */
    Map<Long, FilmViews.Shown> of(Collection<Long> ids, @Nullable Person person) {
        var shown = new HashMap<Long, FilmViews.Shown>();
        for (Film film : films.all(ids)) {
            views.shown(film, person).ifPresent(one -> shown.put(film.id(), one));
        }
        for (Footage film : footage.all(ids)) {
            footageViews.shown(film, person).ifPresent(one -> shown.put(film.id(), one));
        }
        return shown;
    }
}
