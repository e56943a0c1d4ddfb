package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at before a show went on air (播前审核): stream {@code preair/SHOW} in the office shard. The event is
 * the sealed record itself: prices, what they may be compared with, papers and verdicts as they stood at that moment.
 */
public sealed interface PreAirEvent extends GovernEvent {
    /** Why a review was made. */
    enum Cause {
        ASKED,
        OPENING,
        /** Goods were lined up while the show was on air. */
        LINED_UP
    }

    /** What came of an item, the worst of its points. */
    enum Fitness {
        PASS,
        NEEDS_EVIDENCE,
        MEND
    }

    /**
     * A show's line-up was reviewed.
     *
     * @param personId who asked for it or opened the show; null where goods were lined up on air
     * @param airDay the day in China for which papers and law were held against it, as an ISO date
     * @param edition of the rule book that judged the words
     * @param subject SHA-256 over all that was reviewed: equal for an unchanged line-up
     * @param points what concerns the show as a whole, such as its title
     * @param linesJudged how many lines of a script were judged
     * @param notJudged what was not judged, each by a word for the reason
     * @param part which events of the review this is; null where it is all of it
     */
    record PreAirReviewed(
            Instant at,
            long showId,
            long roomId,
            long shopId,
            @Nullable Long personId,
            Cause cause,
            String airDay,
            String edition,
            String subject,
            Fitness fitness,
            List<ReviewedItem> items,
            List<ReviewPoint> points,
            int linesJudged,
            List<String> notJudged,
            @Nullable ReviewPart part)
            implements PreAirEvent {
        public PreAirReviewed {
            items = List.copyOf(items);
            points = List.copyOf(points);
            notJudged = List.copyOf(notJudged);
        }
    }

    /**
     * A line-up too large for one event is sealed in several, which share time and subject. Each holds some of the items; the
     * points of the show itself stand in the first.
     *
     * @param number counted from 1
     */
    record ReviewPart(int number, int of) {}

    /**
     * One product of the line-up, with all that was sealed of it.
     *
     * @param points where there are very many, the gravest, and how many are left out
     */
    record ReviewedItem(
            long itemId,
            long productId,
            long shopId,
            String title,
            String legalCategory,
            Fitness fitness,
            int perBuyerLimit,
            List<ReviewedSku> skus,
            List<ReviewedPaper> papers,
            List<ReviewPoint> points) {
        public ReviewedItem {
            skus = List.copyOf(skus);
            papers = List.copyOf(papers);
            points = List.copyOf(points);
        }
    }

    /**
     * What a SKU is to cost, and what that may be compared with.
     *
     * @param baseRule {@code lowest-7d}, {@code last-deal} or {@code none}
     * @param base the price that an unexplained former price may not be above
     * @param flashes the next of its flash sales, ten at most
     */
    record ReviewedSku(
            long skuId,
            String name,
            long priceVersion,
            Money price,
            @Nullable Money listPrice,
            String baseRule,
            @Nullable Money base,
            @Nullable Money lowest30Days,
            List<ReviewedFlash> flashes) {
        public ReviewedSku {
            flashes = List.copyOf(flashes);
        }
    }

    record ReviewedFlash(Instant from, Instant until, Money price) {}

    /**
     * A paper that the category asks for, or one that the sheet has besides.
     *
     * @param state {@code valid}, {@code expired}, {@code not-yet}, {@code unproved} or {@code missing} on the day of the air
     * @param sha256 of its file, where one was filed
     */
    record ReviewedPaper(
            String key,
            String label,
            String labelEn,
            boolean compulsory,
            String state,
            String number,
            String issuer,
            @Nullable String validFrom,
            @Nullable String validUntil,
            @Nullable String sha256) {}

    /**
     * One thing to mend or to prove.
     *
     * @param check {@code papers}, {@code category}, {@code title}, {@code teaser}, {@code page}, {@code script},
     *     {@code sku}, {@code price}, {@code gift} or {@code more}
     * @param rule of the rule book or of the price checks; empty where the law alone speaks
     * @param facts what decided, with dates and amounts
     * @param blocks whether the show may not open with it
     */
    record ReviewPoint(
            String check,
            Fitness fitness,
            String rule,
            String law,
            @Nullable String severity,
            String message,
            String messageEn,
            List<ReviewFact> facts,
            String advice,
            String adviceEn,
            boolean blocks) {
        public ReviewPoint {
            facts = List.copyOf(facts);
        }
    }

    /**
     * What decided, such as {@code air-day} 2026-12-01.
     *
     * @param what {@code air-day}, {@code number}, {@code valid}, {@code category}, {@code claimed}, {@code base-7d},
     *     {@code base-last}, {@code base-none}, {@code show-price}, {@code list-before}, {@code list-now}, {@code gift},
     *     {@code quote}, {@code used} or {@code lacks}
     */
    record ReviewFact(String what, String value) {}
}
