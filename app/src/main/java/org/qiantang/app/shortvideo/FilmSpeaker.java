package org.qiantang.app.shortvideo;

import org.qiantang.engine.performance.VoiceWish;
import org.qiantang.engine.performance.presenter.Look;

/**
 * Who speaks in a film, as she was when it was written: made again, it has the same face and wishes for the same voice.
 *
 * @param who {@value #OWN} for the shop's own presenter, else the name of one of the house's people
 * @param look by day, where it would follow the clock: a film is seen at all hours
 */
record FilmSpeaker(String who, Look look) {
    static final String OWN = "own";

    /** Who spoke in all films when nobody could be chosen. */
    static final FilmSpeaker FIRST = new FilmSpeaker("xiaochao", Look.DEFAULT);

    private static final int NOON = 12;

    FilmSpeaker {
        look = look.litAt(NOON);
    }

    /** How she is to be heard. */
    VoiceWish wish() {
        return new VoiceWish(look.voice(), look.pace());
    }
}
