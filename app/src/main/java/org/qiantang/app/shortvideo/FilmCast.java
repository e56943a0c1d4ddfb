package org.qiantang.app.shortvideo;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.performance.presenter.Cast;

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
        if (who == null || who.equals(FilmSpeaker.OWN)) {
            return new FilmSpeaker(FilmSpeaker.OWN, own.of(merchantId));
        }
        return Arrays.stream(Cast.values())
                .filter(one -> idOf(one).equals(who))
                .findFirst()
                .map(one -> new FilmSpeaker(who, one.look()))
                .orElseThrow(() -> Problem.nonsense("speaker", "没有这位主播", "speaker: no such presenter"));
    }

    /** By which one of the house's people is chosen. */
    static String idOf(Cast one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
