package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events say of a flash sale (秒杀) that is begun when the moment is good: its terms, and why it was begun. */
public interface FlashChance {
    /**
     * On which terms it may be begun.
     *
     * @param prices what its SKUs cost while it lasts
     * @param from it begins no earlier
     * @param until it is over by then
     * @param most so many times in the show
     * @param pauseMinutes from the end of one to the beginning of the next
     * @param leastLeft with fewer pieces left of its SKUs it does not begin
     */
    record FlashTerms(
            long itemId,
            List<FlashOffer> prices,
            int minutes,
            Instant from,
            Instant until,
            int most,
            int pauseMinutes,
            int leastLeft) {
        public FlashTerms {
            prices = List.copyOf(prices);
        }
    }

    record FlashOffer(long skuId, Money price) {}

    /**
     * That it was begun.
     *
     * @param number which time it was, from 1
     * @param staffId who began it by hand; null where the digital host chose the moment
     * @param grounds what spoke for the moment; none where a person chose it
     */
    record FlashOpening(
            long allowedId, int number, @Nullable Long staffId, List<FlashGround> grounds) {
        public FlashOpening {
            grounds = List.copyOf(grounds);
        }
    }

    /** One reason, with the figure that was read for it. */
    record FlashGround(FlashWhy why, int figure) {}

    /** What speaks for beginning a flash sale now. */
    enum FlashWhy {
        /** So many are there. */
        AUDIENCE,
        /** So many asked about it in ten minutes, and fewer orders came. */
        ASKED,
        /** Only so many orders came in five minutes, half of the usual or less. */
        SLACK,
        /** So many pieces are left, half of those that came or more. */
        PLENTY,
        /** It was not begun yet and can be for so many minutes more. */
        LAST_CALL
    }
}
