package org.qiantang.app.shortvideo;

import org.qiantang.app.copywriting.FilmLine;

/**
 * A sentence of a film and what is seen with it.
 *
 * @param id its number in the film, which stays the same however it is moved or changed
 */
record Scene(int id, Look look, FilmLine line) {
    Scene saying(FilmLine other) {
        return new Scene(id, look, other);
    }

    Scene seen(Look other) {
        return new Scene(id, other, line);
    }
}
