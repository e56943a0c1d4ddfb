package org.qiantang.engine.performance.presenter;

import java.awt.image.BufferedImage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The goods shown beside the presenter, with the exact price that is asked for them.
 *
 * @param price yuan with the sign in front, for example {@code ¥88.00} or {@code ¥1,299}
 * @param note a short line below the price, for example {@code 库存 120 件}
 * @param role what the goods are to the show, for example {@code 福利款}
 * @param stock how much is left, drawn as a bar
 */
public record GoodsCard(
        String title,
        String price,
        @Nullable String note,
        @Nullable BufferedImage picture,
        @Nullable String role,
        @Nullable Stock stock) {

    private static final Pattern PRICE = Pattern.compile("¥(\\d{1,9}|\\d{1,3}(,\\d{3}){1,2})(\\.\\d{1,2})?");

    public GoodsCard {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title: \"" + title + "\" (expected: some text)");
        }
        if (!PRICE.matcher(price).matches()) {
            throw new IllegalArgumentException("price: \"" + price + "\" (expected: like ¥88.00)");
        }
    }

    /** A card that says nothing about the role of the goods and draws no stock bar. */
    public GoodsCard(String title, String price, @Nullable String note, @Nullable BufferedImage picture) {
        this(title, price, note, picture, null, null);
    }

    /** The price in the form this card wants, from fen. */
    public static String priceOf(long fen) {
        if (fen < 0 || fen > 99_999_999_999L) {
            throw new IllegalArgumentException("fen: " + fen + " (expected: 0..99999999999)");
        }
        return "¥" + fen / 100 + (fen % 100 < 10 ? ".0" : ".") + fen % 100;
    }

    /** Pieces that are left, out of those that were there when the show began. */
    public record Stock(long left, long of) {
        public Stock {
            if (of < 1) {
                throw new IllegalArgumentException("of: " + of + " (expected: at least 1)");
            }
            if (left < 0 || left > of) {
                throw new IllegalArgumentException("left: " + left + " (expected: 0.." + of + ")");
            }
        }

        double share() {
            return (double) left / of;
        }
    }
}
