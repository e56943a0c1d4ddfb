package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in a merchant's shop: stream {@code shop/ID} in the office shard. */
public sealed interface ShopEvent extends Event {
    /** What concerns the register of goods alone, and neither pieces nor money. */
    sealed interface AboutGoods extends ShopEvent {}

    /** What concerns offers of goods to hosts (选品), and neither pieces nor money. */
    sealed interface AboutOffers extends ShopEvent {}

    record ShopOpened(Instant at, long merchantId, String name) implements ShopEvent {}

    /** An administrator, or the rule for new shops, said where a shop stands; until then it is open. */
    record StandingChanged(Instant at, long merchantId, Standing standing, String reason, long byId)
            implements ShopEvent {}

    /** Whether a shop may sell: not yet, yes, or no more for now. */
    enum Standing {
        WAITING,
        OPEN,
        SUSPENDED
    }

    /**
     * A product was put into the catalogue or revised; the whole of what is claimed of it, as of now. What older
     * events do not say is null.
     */
    record ProductListed(
            Instant at,
            long productId,
            String title,
            String legalCategory,
            List<ListedSku> skus,
            List<StatedFact> facts,
            @Nullable String code,
            @Nullable Long supplierId,
            @Nullable List<AfterSalePromise> promises)
            implements ShopEvent {
        public ProductListed {
            skus = List.copyOf(skus);
            facts = List.copyOf(facts);
            promises = promises == null ? null : List.copyOf(promises);
        }

        public ProductListed(
                Instant at,
                long productId,
                String title,
                String legalCategory,
                List<ListedSku> skus,
                List<StatedFact> facts) {
            this(at, productId, title, legalCategory, skus, facts, null, null, null);
        }
    }

    record ListedSku(long skuId, String code, String name) {}

    /** What the shop promises beyond the law, such as {@code price-protection} for 30 days; 0 where nothing is counted. */
    record AfterSalePromise(String kind, int amount) {}

    /** One fact of the fact sheet (商品事实表) with its proof, if there is one. */
    record StatedFact(
            String key,
            String value,
            @Nullable String unit,
            @Nullable Proof proof,
            @Nullable String type) {
        public StatedFact(String key, String value, @Nullable String unit, @Nullable Proof proof) {
            this(key, value, unit, proof, null);
        }
    }

    /** What stands behind a fact. {@code validUntil} is an ISO date, or null where the proof does not run out. */
    record Proof(
            String kind,
            String number,
            String issuer,
            String scope,
            @Nullable String validUntil,
            @Nullable String validFrom,
            @Nullable ProofFile file) {
        public Proof(String kind, String number, String issuer, String scope, @Nullable String validUntil) {
            this(kind, number, issuer, scope, validUntil, null, null);
        }
    }

    /** The scan or picture of a proof, kept beside; the hash of its bytes is SHA-256 in hexadecimal. */
    record ProofFile(String sha256, String type, int bytes) {}

    /** A product is no longer offered; it can come back, and nothing of it is deleted. */
    record ProductArchived(Instant at, long productId, String reason) implements AboutGoods {}

    record ProductUnarchived(Instant at, long productId) implements AboutGoods {}

    /** The guard read a product's page when it was kept; what it found then, nothing where all was mended. */
    record PageJudged(Instant at, long productId, List<FoundInPage> findings) implements AboutGoods {
        public PageJudged {
            findings = List.copyOf(findings);
        }
    }

    /** One finding in a page; {@code field} is a path such as {@code facts[2].value}, and the span counts in its text. */
    record FoundInPage(String field, String verdict, ShowEvent.FoundInLine found) {}

    /** Who supplies goods was noted or revised; people to talk to lie beside, never here. */
    record SupplierNoted(Instant at, long supplierId, String name, String licence) implements AboutGoods {}

    /**
     * A price version; the next one never erases it.
     *
     * @param showId the one show that it is for; null for the shop's own price, which holds elsewhere
     */
    record PriceSet(
            Instant at,
            long skuId,
            long priceVersion,
            Money price,
            String reason,
            @Nullable Long showId) implements ShopEvent {
        /** The shop's own price. */
        public PriceSet(Instant at, long skuId, long priceVersion, Money price, String reason) {
            this(at, skuId, priceVersion, price, reason, null);
        }
    }

    /** What a struck-through price rests on. */
    enum ComparisonBasis {
        /** Deals of this SKU. */
        DEAL,
        /** What its maker suggests. */
        MAKERS
    }

    /**
     * A SKU's price is set against another one, struck through (划线价).
     *
     * @param price null where it is taken away; the basis is null then too
     */
    record ComparisonPriceSet(
            Instant at,
            long skuId,
            @Nullable Money price,
            @Nullable ComparisonBasis basis,
            String reason) implements AboutGoods {}

    /** A product was put on the shop's shelf (上架), where it sells without a show. Every product begins there. */
    record ProductShelved(Instant at, long productId) implements ShopEvent {}

    /** A product was taken off the shop's shelf (下架); shows may still sell it. */
    record ProductUnshelved(Instant at, long productId) implements ShopEvent {}

    record StockReceived(Instant at, long skuId, int pieces, String reason) implements ShopEvent {}

    /** Pieces leave the warehouse's free stock for a show; in transit until the show takes them. */
    record AllotmentSent(Instant at, long transferId, long showId, long itemId, long skuId, int pieces)
            implements ShopEvent {}

    /** The show has taken the pieces: no longer in transit. */
    record AllotmentArrived(Instant at, long transferId) implements ShopEvent {}

    /** The show would not take the pieces: they are free again. */
    record AllotmentBounced(Instant at, long transferId, long skuId, int pieces) implements ShopEvent {}

    /** Unsold pieces came back from a show. */
    record AllotmentCameBack(Instant at, long transferId, long showId, long skuId, int pieces) implements ShopEvent {}

    /** What concerns one paid order, from when the shop took it until nothing is owed to anybody. */
    sealed interface AboutOrder extends ShopEvent {
        long orderId();
    }

    /** Who did it; a rule is the program itself, at once, and a deadline the program when nobody answered. */
    enum By {
        BUYER,
        SELLER,
        OFFICER,
        RULE,
        DEADLINE
    }

    /** Some pieces of an order's line, which is counted from 0 as in {@link OrderTaken}. */
    record LinePieces(int line, int pieces) {}

    /** A paid order has been handed to the shop for good, with what was promised; old ones tell no terms. */
    record OrderTaken(
            Instant at,
            long orderId,
            long showId,
            long buyerId,
            List<ShowEvent.HeldLine> lines,
            Money amount,
            @Nullable List<LineTerms> terms)
            implements AboutOrder {
        public OrderTaken {
            lines = List.copyOf(lines);
            terms = terms == null ? null : List.copyOf(terms);
        }

        public OrderTaken(
                Instant at, long orderId, long showId, long buyerId, List<ShowEvent.HeldLine> lines, Money amount) {
            this(at, orderId, showId, buyerId, lines, amount, null);
        }
    }

    /** The parcel is packed: from now on the order is not cancelled without the shop's word. */
    record OrderPacked(Instant at, long orderId) implements AboutOrder {}

    /**
     * A parcel has left.
     *
     * @param parcelId null in old events, which sent an order whole; its parcel then has the order's id
     * @param lines what is in it; null for all
     * @param caseId the exchange that it settles, if it does
     */
    record ParcelSent(
            Instant at,
            long orderId,
            String carrier,
            String trackingNo,
            @Nullable Long parcelId,
            @Nullable List<LinePieces> lines,
            @Nullable Long caseId)
            implements AboutOrder {
        public ParcelSent {
            lines = lines == null ? null : List.copyOf(lines);
        }

        public ParcelSent(Instant at, long orderId, String carrier, String trackingNo) {
            this(at, orderId, carrier, trackingNo, null, null, null);
        }
    }

    /** A parcel's carrier or number was wrong. */
    record ParcelCorrected(Instant at, long orderId, long parcelId, String carrier, String trackingNo)
            implements AboutOrder {}

    enum ScanKind {
        COLLECTED,
        IN_TRANSIT,
        OUT_FOR_DELIVERY,
        DELIVERED,
        TROUBLE
    }

    /** The carrier scanned a parcel; at is when we were told, scannedAt when it was done. */
    record ParcelScanned(
            Instant at,
            long orderId,
            long parcelId,
            String scanId,
            Instant scannedAt,
            ScanKind kind,
            String place,
            String words)
            implements AboutOrder {}

    /** All that is to be sent has been sent. */
    record OrderShipped(Instant at, long orderId) implements AboutOrder {}

    record OrderReceived(Instant at, long orderId, By by) implements AboutOrder {}

    /** All of its money has been ordered back: nothing is left of the deal. */
    record OrderClosed(Instant at, long orderId) implements AboutOrder {}

    /** The codes of a paid order's vouchers (到店券) were drawn. */
    record VouchersIssued(Instant at, long orderId, List<IssuedVoucher> vouchers) implements AboutOrder {
        public VouchersIssued {
            vouchers = List.copyOf(vouchers);
        }
    }

    /** A voucher was used up (核销) at one of its places, before one of the shop's people. */
    record VoucherRedeemed(Instant at, long orderId, long voucherId, String place, long byId) implements AboutOrder {}

    /** A voucher that was not used is void; its money goes back by that case, or nothing is left of it to go. */
    record VoucherVoided(
            Instant at,
            long orderId,
            long voucherId,
            VoidReason why,
            @Nullable Long caseId) implements AboutOrder {}

    enum VoidReason {
        REFUNDED,
        EXPIRED
    }

    enum CaseKind {
        REFUND_ONLY,
        RETURN,
        EXCHANGE,
        PARTIAL,
        PRICE_PROTECTION
    }

    enum CaseReason {
        NO_REASON,
        CHANGED_MIND,
        LATE,
        NOT_RECEIVED,
        QUALITY,
        DAMAGED,
        WRONG_ITEM,
        NOT_AS_SHOWN,
        LOWER_PRICE,
        EXPIRED,
        OTHER
    }

    /**
     * The buyer asks for after-sale (售后). Words lie beside, slot 0; the journal has their hash.
     *
     * @param intent what tells the same wish when it is asked again; null where nobody asked or none was given
     */
    record AfterSaleAsked(
            Instant at,
            long orderId,
            long caseId,
            CaseKind kind,
            CaseReason reason,
            List<LinePieces> lines,
            Money amount,
            @Nullable String wordsHash,
            @Nullable Instant answerBy,
            @Nullable String intent)
            implements AboutOrder {
        public AfterSaleAsked {
            lines = List.copyOf(lines);
        }
    }

    /** The seller offers another amount. */
    record AfterSaleOffered(
            Instant at,
            long orderId,
            long caseId,
            Money amount,
            @Nullable String wordsHash,
            Instant answerBy) implements AboutOrder {}

    /** It is granted; where goods come back first, by when. */
    record AfterSaleAgreed(
            Instant at,
            long orderId,
            long caseId,
            By by,
            Money amount,
            @Nullable Instant sendBackBy) implements AboutOrder {}

    /** The seller refused what was asked, or the buyer what was offered. */
    record AfterSaleRefused(
            Instant at,
            long orderId,
            long caseId,
            By by,
            @Nullable String wordsHash,
            Instant disputeBy) implements AboutOrder {}

    /** It ended without anything: taken back by the buyer, or nobody went on with it in time. */
    record AfterSaleEnded(Instant at, long orderId, long caseId, By by) implements AboutOrder {}

    record GoodsSentBack(
            Instant at, long orderId, long caseId, long parcelId, String carrier, String trackingNo, Instant confirmBy)
            implements AboutOrder {}

    /** Whether what came back can be sold once more. */
    enum Condition {
        SELLABLE,
        SPOILT
    }

    /** What the buyer sent back is with the shop again. */
    record GoodsCameBack(Instant at, long orderId, long caseId, By by, Condition condition) implements AboutOrder {}

    /** The shop gives money of a paid order back, in part or whole. */
    record RefundOrdered(Instant at, long refundId, long orderId, Money amount, String reason) implements AboutOrder {}

    /** One of the two calls an officer. */
    record DisputeOpened(
            Instant at,
            long orderId,
            long caseId,
            By by,
            @Nullable String wordsHash) implements AboutOrder {}

    /** Words (beside, slot 0) and pictures (by SHA-256) for the officer to judge by. */
    record EvidenceAdded(
            Instant at,
            long orderId,
            long caseId,
            By by,
            @Nullable String wordsHash,
            List<String> pictures) implements AboutOrder {
        public EvidenceAdded {
            pictures = List.copyOf(pictures);
        }
    }

    enum Verdict {
        BUYER,
        BUYER_PARTLY,
        SELLER
    }

    record DisputeDecided(
            Instant at,
            long orderId,
            long caseId,
            long officerId,
            Verdict verdict,
            Money amount,
            @Nullable String wordsHash)
            implements AboutOrder {}

    /** What an offer (选品) gives to who sells the product: 10,000 basis points are the whole price. */
    record OfferTerms(
            int commissionBasisPoints,
            Instant from,
            @Nullable Instant until,
            int samples,
            String sampleTerms,
            int piecesPromised) {}

    /** A product was offered to hosts, to sell it in the shop's rooms for a commission. */
    record OfferPublished(Instant at, long offerId, long productId, OfferTerms terms) implements AboutOffers {}

    /** An offer has new terms; what was lined up before keeps the old ones. */
    record OfferChanged(Instant at, long offerId, OfferTerms terms) implements AboutOffers {}

    record OfferWithdrawn(Instant at, long offerId, String reason) implements AboutOffers {}

    /** Somebody asks for a sample of an offered product; where it is to be sent lies beside. */
    record SampleAsked(Instant at, long sampleId, long offerId, long askerId, int pieces) implements AboutOffers {}

    record SampleSent(Instant at, long sampleId, String carrier, String trackingNo) implements AboutOffers {}

    record SampleRefused(Instant at, long sampleId, String reason) implements AboutOffers {}

    /** The asker says that the sample has come. */
    record SampleReceived(Instant at, long sampleId) implements AboutOffers {}
}
