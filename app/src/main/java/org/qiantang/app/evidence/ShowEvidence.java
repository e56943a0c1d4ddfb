package org.qiantang.app.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.AfterSalePromise;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * All that the record says about one order, in the order in which it was said and done. Positions named {@code position} count in the
 * floor's shard, those of listings and their prices in the office's.
 *
 * @param shelf whether it was sold from the shop's shelf, where nothing was said
 * @param leftOut how many older marks were left out, since there were too many
 * @param playlist plays the pieces that are still kept, one after the other; null where there is none
 * @param millis how long that is
 */
record ShowEvidence(
        long caseId,
        long orderId,
        long showId,
        String title,
        boolean shelf,
        @Nullable Instant openedAt,
        List<Line> lines,
        List<Mark> marks,
        int leftOut,
        List<Piece> pieces,
        @Nullable String playlist,
        long millis) {
    ShowEvidence {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
        pieces = List.copyOf(pieces);
    }

    /**
     * One line of the order, with the goods as they were told of when it was placed.
     *
     * @param inCase whether the case is about it
     * @param promised what was promised with it when the shop took the order, in words
     */
    record Line(
            int number,
            boolean inCase,
            long itemId,
            long productId,
            long skuId,
            String title,
            String picture,
            String skuName,
            int pieces,
            long priceVersion,
            Money price,
            List<String> promised,
            int hoursToShip,
            @Nullable Listing listing,
            List<PriceSet> prices) {
        Line {
            promised = List.copyOf(promised);
            prices = List.copyOf(prices);
        }
    }

    /** The product's page as it stood then. */
    record Listing(
            long position,
            Instant at,
            String title,
            String legalCategory,
            List<Fact> facts,
            List<AfterSalePromise> promises) {
        Listing {
            facts = List.copyOf(facts);
            promises = List.copyOf(promises);
        }
    }

    record Fact(
            String key,
            String zh,
            String en,
            String value,
            @Nullable String unit,
            @Nullable String proof) {}

    /** A price of the SKU that had been set before. */
    record PriceSet(long position, Instant at, long priceVersion, Money price, String reason) {}

    enum Kind {
        OPENED,
        LINED_UP,
        PINNED,
        UNPINNED,
        PRICE,
        FLASH_STARTED,
        FLASH_ENDED,
        HOST_LINE,
        OWN_LINE,
        CLAIMED,
        PAID,
        CLOSED
    }

    /** Why a line of the host is here. */
    enum Why {
        ON_SCREEN,
        ABOUT_IT,
        NAMED,
        AFTER_QUESTION
    }

    /**
     * One moment.
     *
     * @param at when it was; of a line that a machine wrote down, when it was said
     * @param showMs since the show's opening
     * @param spot where it can be seen; null where it was not recorded, or is no longer kept
     */
    record Mark(
            long position,
            Instant at,
            long showMs,
            Kind kind,
            @Nullable Long itemId,
            @Nullable Said said,
            @Nullable Priced priced,
            @Nullable Spot spot) {
        Mark seenAt(@Nullable Spot place) {
            return new Mark(position, at, showMs, kind, itemId, said, priced, place);
        }
    }

    /** Words; those of the buyer are empty where they have been forgotten, and have no verdict. */
    record Said(
            String text,
            @Nullable String speaker,
            @Nullable Why why,
            @Nullable String verdict,
            List<FoundInLine> findings) {
        Said {
            findings = List.copyOf(findings);
        }
    }

    record Priced(long skuId, long priceVersion, Money price, String reason) {}

    /**
     * Where a moment lies in the recording.
     *
     * @param offsetMs into the piece
     * @param playMs into the playlist
     */
    record Spot(int piece, long offsetMs, long playMs) {}

    /** A piece of the recording that covers a part of this; {@code position} is where the journal tells of its hash. */
    record Piece(
            int number,
            long position,
            Instant from,
            Instant to,
            long fromMs,
            long toMs,
            long bytes,
            String sha256,
            boolean kept) {
        long millis() {
            return toMs - fromMs;
        }
    }
}
