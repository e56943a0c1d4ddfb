package org.qiantang.app.host;

import java.util.List;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.event.FlashChance.FlashGround;

/** Knows the flash sales that a host may begin when the moment is good, and begins one as people do. */
public interface FlashChances {
    /** None may be begun. */
    FlashChances NONE = new FlashChances() {
        @Override
        public List<AllowedFlash> of(long showId) {
            return List.of();
        }

        @Override
        public boolean begin(long showId, AllowedFlash sale, int number, List<FlashGround> grounds) {
            return false;
        }
    };

    List<AllowedFlash> of(long showId);

    /**
     * Has the show's desk begin one; false where it did not.
     *
     * @param number which of its openings, from 1: asked twice, it begins once
     */
    boolean begin(long showId, AllowedFlash sale, int number, List<FlashGround> grounds);
}
