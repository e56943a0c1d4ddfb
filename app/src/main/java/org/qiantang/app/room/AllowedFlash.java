package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.FlashChance.FlashOpening;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.ShowEvent;

/**
 * A flash sale (秒杀) that a person lets be begun when the moment is good, by the digital host or by hand.
 *
 * @param at when it was allowed
 * @param openings those that were begun, the first first
 * @param lastEnd when the item's last flash sale was over, be it one of these, another that was allowed or a planned one;
 *     null while one of these runs, and where there was none
 * @param takenBack whether none is to be begun any more
 */
public record AllowedFlash(
        long allowedId,
        FlashTerms terms,
        Instant at,
        List<Opening> openings,
        @Nullable Instant lastEnd,
        boolean takenBack) {
    public AllowedFlash {
        openings = List.copyOf(openings);
    }

    /**
     * One that was begun.
     *
     * @param staffId who began it by hand; null where the digital host chose the moment
     */
    public record Opening(
            long flashId, Instant at, @Nullable Long staffId, List<FlashGround> grounds) {
        public Opening {
            grounds = List.copyOf(grounds);
        }
    }

    static AllowedFlash of(ShowEvent.FlashAllowed allowed, @Nullable Instant lastEnd) {
        return new AllowedFlash(allowed.allowedId(), allowed.terms(), allowed.at(), List.of(), lastEnd, false);
    }

    AllowedFlash taken() {
        return new AllowedFlash(allowedId, terms, at, openings, lastEnd, true);
    }

    AllowedFlash with(ShowEvent.FlashChosen chosen) {
        FlashOpening opening = chosen.opening();
        var more = new ArrayList<Opening>(openings);
        more.add(new Opening(chosen.flashId(), chosen.at(), opening.staffId(), opening.grounds()));
        return new AllowedFlash(allowedId, terms, at, more, null, takenBack);
    }

    /** As it is when this flash sale, which may be any, is over. */
    AllowedFlash endedBy(long flashId, Instant ended) {
        return isRunning() && openings.getLast().flashId() == flashId ? overSince(ended) : this;
    }

    /** As it is when a flash sale of this item that had begun is over: that one's end was told, too. */
    AllowedFlash after(long itemId, Instant ended) {
        return terms.itemId() == itemId && !isRunning() ? overSince(ended) : this;
    }

    private AllowedFlash overSince(Instant ended) {
        return new AllowedFlash(allowedId, terms, at, openings, ended, takenBack);
    }

    public Duration length() {
        return Duration.ofMinutes(terms.minutes());
    }

    public boolean isRunning() {
        return !openings.isEmpty() && lastEnd == null;
    }

    /** Whether it may still come to be begun. */
    public boolean isOpen(Instant now) {
        return !takenBack && openings.size() < terms.most() && !latest().isBefore(now);
    }

    /** The last moment at which it can begin and still be over in time. */
    public Instant latest() {
        return terms.until().minus(length());
    }

    /** How many pieces of the SKUs that take part nobody holds. */
    public int left(Board.Item item) {
        return skusOf(item).mapToInt(Board.Sku::left).sum();
    }

    /** The item's SKUs that take part, as they stand. */
    public Stream<Board.Sku> skusOf(Board.Item item) {
        return item.skus().stream()
                .filter(sku -> terms.prices().stream().anyMatch(offer -> offer.skuId() == sku.skuId()));
    }

    /** Whether it would make every one of its SKUs cheaper. */
    public boolean isLower(Board.Item item) {
        return terms.prices().stream()
                .allMatch(offer -> item.skus().stream()
                        .anyMatch(sku -> sku.skuId() == offer.skuId()
                                && sku.price().minor() > offer.price().minor()));
    }

    /**
     * What keeps it from being begun now, by its own terms; null where nothing does.
     *
     * @param left pieces of its SKUs that nobody holds
     */
    public @Nullable FlashBar bar(int left, Instant now) {
        if (takenBack) {
            return FlashBar.TAKEN_BACK;
        }
        if (isRunning()) {
            return FlashBar.RUNNING;
        }
        if (openings.size() >= terms.most()) {
            return FlashBar.USED_UP;
        }
        if (now.isBefore(terms.from())) {
            return FlashBar.NOT_YET;
        }
        if (latest().isBefore(now)) {
            return FlashBar.TOO_LATE;
        }
        Instant end = lastEnd;
        if (end != null && now.isBefore(end.plus(Duration.ofMinutes(terms.pauseMinutes())))) {
            return FlashBar.PAUSE;
        }
        return left < Math.max(1, terms.leastLeft()) ? FlashBar.FEW_LEFT : null;
    }
}
