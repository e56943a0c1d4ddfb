package org.qiantang.app.shortvideo;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.performance.presenter.Cast;
import org.qiantang.engine.performance.presenter.Look;

/** Who may speak in a shop's films: its own presenter, or one of the house's people. */
final class FilmCast {
    private final OwnPresenters own;

    FilmCast(OwnPresenters own) {
        this.own = own;
    }

    /**
     * Somebody as she is now.
     *
     * @param who as {@link FilmSpeaker#who}; null for the shop's own
     */
    FilmSpeaker choose(long merchantId, @Nullable String who) {
        Look look = own.of(merchantId);
        if (who == null || who.equals(FilmSpeaker.OWN)) {
            return new FilmSpeaker(FilmSpeaker.OWN, look);
        }
        return Arrays.stream(Cast.values())
                .filter(one -> idOf(one).equals(who))
                .findFirst()
                .map(one -> new FilmSpeaker(who, in(look, one.look())))
                .orElseThrow(() -> Problem.nonsense("speaker", "没有这位主播", "speaker: no such presenter"));
    }

    /** Somebody else in the shop's place, as the avatar builder has it: scene, light and voice stay the shop's. */
    private static Look in(Look place, Look other) {
        return other.in(place.scene()).lit(place.light()).heardAs(place.voice());
    }

    /** By which one of the house's people is chosen. */
    static String idOf(Cast one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
