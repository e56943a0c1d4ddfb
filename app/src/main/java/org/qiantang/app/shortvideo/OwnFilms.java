package org.qiantang.app.shortvideo;

import java.util.List;
import org.qiantang.app.takedown.Takedowns;

/** The films that are somebody's own and no shop's, for those who make a whole person forgotten. */
public final class OwnFilms {
    private static final int SOME = 100;

    private final FootageTable films;
    private final FootageDesk desk;
    private final UploadTable uploads;
    private final UploadDesk arriving;
    private final Takedowns takedowns;

    OwnFilms(FootageTable films, FootageDesk desk, UploadTable uploads, UploadDesk arriving, Takedowns takedowns) {
        this.films = films;
        this.desk = desk;
        this.uploads = uploads;
        this.arriving = arriving;
        this.takedowns = takedowns;
    }

    /**
     * Deletes all of somebody's own films with their files, and what is on its way in. One that officers took down stays as long
     * as it is down.
     *
     * @throws org.qiantang.app.web.Problem where one is being made at this moment; asked again later, the others are gone
     */
    public void forget(long personId) {
        uploads.ofPerson(personId).forEach(arriving::drop);
        long before = Long.MAX_VALUE;
        List<Footage> some;
        do {
            some = films.ofMaker(personId, before, SOME);
            for (Footage film : some) {
                before = film.id();
                delete(film);
            }
        } while (some.size() == SOME);
    }

    private void delete(Footage film) {
        if (!takedowns.isDown(film.id())) {
            desk.cancel(film);
            desk.delete(film);
        }
    }
}
