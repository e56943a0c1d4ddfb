package org.qiantang.engine.performance.presenter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the presenter in a frame.
 *
 * @param goods what she shows; null where nothing is shown
 * @param subtitle the words being said; null in silence
 * @param board the goods of the show with their prices, on the counter's front; none where it is empty
 * @param countdown a deadline that is really there; null where there is none
 */
public record Stage(
        String showTitle,
        @Nullable GoodsCard goods,
        @Nullable String subtitle,
        List<Offer> board,
        @Nullable Countdown countdown) {

    public Stage {
        board = List.copyOf(board);
    }

    public Stage(String showTitle, @Nullable GoodsCard goods, @Nullable String subtitle) {
        this(showTitle, goods, subtitle, List.of(), null);
    }

    /**
     * A line of the price board.
     *
     * @param price in the form of {@link GoodsCard#priceOf}
     * @param shown whether it is what she shows now
     */
    public record Offer(String title, String price, boolean shown) {}

    /**
     * A deadline.
     *
     * @param what ends then, in a few words
     * @param secondsLeft 0 to 359,999
     */
    public record Countdown(String what, long secondsLeft) {
        public static final long MOST_SECONDS = 359_999;

        public Countdown {
            if (secondsLeft < 0 || secondsLeft > MOST_SECONDS) {
                throw new IllegalArgumentException(
                        "secondsLeft: " + secondsLeft + " (expected: 0.." + MOST_SECONDS + ")");
            }
        }

        String clock() {
            return "%02d:%02d:%02d".formatted(secondsLeft / 3600, secondsLeft / 60 % 60, secondsLeft % 60);
        }
    }

    /** Whether all that lies behind and beside her is the same. */
    boolean isSetAs(Stage other) {
        return showTitle.equals(other.showTitle)
                && board.equals(other.board)
                && (goods == null ? other.goods == null : goods.equals(other.goods));
    }
}
