package org.qiantang.engine.recommend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be ranked, as the shop says it is now.
 *
 * @param seller the shop of a product, the host of a room or film
 * @param cents price; 0 for rooms and films
 * @param margin share of the price that is earned, −1 to 1, as the shop says it; null where it does not
 * @param stock pieces that can be sold; of no meaning for rooms and films
 * @param onAir a room that is live, a product or film that is published
 * @param allowed false where law, age, region or an officer forbids it: a rule that nothing outweighs
 * @param sells products of a room, or the one that a film is about
 * @param content what it is like
 */
public record Item(
        long id,
        Kind kind,
        long seller,
        String category,
        String brand,
        long cents,
        @Nullable Double margin,
        int stock,
        boolean onAir,
        boolean allowed,
        List<Long> sells,
        Content content,
        Instant since) {
    public Item {
        if (margin != null && !(margin >= -1 && margin <= 1)) {
            throw new IllegalArgumentException("margin: " + margin + " (expected: -1..1)");
        }
        if (cents < 0) {
            throw new IllegalArgumentException("cents: " + cents + " (expected: not below 0)");
        }
        sells = List.copyOf(sells);
    }

    /** Whether it may be shown to anybody at all. */
    boolean offered() {
        return allowed && onAir && (kind != Kind.PRODUCT || stock > 0);
    }

    /** Prices within a factor of two share a band; 0 where there is no price. */
    int priceBand() {
        return cents == 0 ? 0 : 64 - Long.numberOfLeadingZeros(cents);
    }
}
