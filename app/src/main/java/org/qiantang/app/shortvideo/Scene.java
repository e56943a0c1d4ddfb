package org.qiantang.app.shortvideo;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.FilmLine;

/**
 * A sentence of a film and what is seen with it.
 *
 * @param id its number in the film, which stays the same however it is moved or changed
 * @param picture the address of the product's picture that a person has chosen for it; null leaves the choice to what the
 *     sentence speaks of
 */
record Scene(int id, Look look, FilmLine line, @Nullable String picture) {
    /** With another sentence. A picture was chosen for what the old one spoke of. */
    Scene saying(FilmLine other) {
        return new Scene(id, look, other, other.facts().equals(line.facts()) ? picture : null);
    }

    Scene seen(Look other) {
        return new Scene(id, other, line, picture);
    }

    Scene pictured(@Nullable String chosen) {
        return new Scene(id, look, line, chosen);
    }
}
