package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DigitalHost.Made;
import org.qiantang.event.HelpdeskEvent.AskedLine;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.HelpKind;
import org.qiantang.event.HelpdeskEvent.HelpMode;

/** What happens in one show (场次): stream {@code show/ID} in a floor shard, written by the show's desk alone. */
public sealed interface ShowEvent extends Event {
    /** Who stands before the camera. */
    enum HostKind {
        HUMAN,
        DIGITAL
    }

    /** A show before a camera, or the standing show (货架) through which a shop sells without one. */
    enum ShowKind {
        STAGE,
        SHELF
    }

    /** What an item is in the line-up for: 引流, 主推, 利润, 次推. */
    enum ItemRole {
        TRAFFIC,
        HERO,
        PROFIT,
        FILLER
    }

    enum ReleaseReason {
        EXPIRED,
        CANCELLED
    }

    record ShowPlanned(
            Instant at,
            long showId,
            long roomId,
            long merchantId,
            long hostId,
            String title,
            HostKind hostKind,
            int holdSeconds,
            @Nullable ShowKind kind,
            @Nullable Instant startsAt)
            implements ShowEvent {
        /** A show before a camera, without a time set for it. */
        public ShowPlanned(
                Instant at,
                long showId,
                long roomId,
                long merchantId,
                long hostId,
                String title,
                HostKind hostKind,
                int holdSeconds) {
            this(at, showId, roomId, merchantId, hostId, title, hostKind, holdSeconds, null, null);
        }

        /** Whether it is a shop's shelf; what was planned before there were shelves is not. */
        public boolean sellsFromShelf() {
            return kind == ShowKind.SHELF;
        }
    }

    /** The plan is revised while the show has not opened yet. */
    record ShowRevised(
            Instant at,
            String title,
            int holdSeconds,
            @Nullable Instant startsAt) implements ShowEvent {}

    /** The show is announced (预告) to everybody, with its time. */
    record ShowAnnounced(Instant at, Instant startsAt, String teaser) implements ShowEvent {}

    /**
     * A product takes its place in the line-up, with all that the room needs to sell it without asking anybody. An item
     * picked from an offer names it and the commission agreed; 10,000 basis points are the whole price.
     *
     * @param shopId whose goods they are, from whose warehouse they come; null for those of the show's own shop
     */
    record ItemLinedUp(
            Instant at,
            long itemId,
            long productId,
            int place,
            ItemRole role,
            String title,
            String picture,
            int perBuyerLimit,
            List<SkuOffer> skus,
            @Nullable Long offerId,
            @Nullable Integer commissionBasisPoints,
            @Nullable Long shopId)
            implements ShowEvent {
        public ItemLinedUp {
            skus = List.copyOf(skus);
        }

        /** The same item, in what may change while it stands in the line-up. */
        public ItemLinedUp with(
                int newPlace,
                ItemRole newRole,
                String newTitle,
                String newPicture,
                int newLimit,
                List<SkuOffer> newSkus) {
            return new ItemLinedUp(
                    at,
                    itemId,
                    productId,
                    newPlace,
                    newRole,
                    newTitle,
                    newPicture,
                    newLimit,
                    newSkus,
                    offerId,
                    commissionBasisPoints,
                    shopId);
        }

        /** The same item at another place. */
        public ItemLinedUp at(int newPlace) {
            return with(newPlace, role, title, picture, perBuyerLimit, skus);
        }

        public ItemLinedUp(
                Instant at,
                long itemId,
                long productId,
                int place,
                ItemRole role,
                String title,
                String picture,
                int perBuyerLimit,
                List<SkuOffer> skus) {
            this(at, itemId, productId, place, role, title, picture, perBuyerLimit, skus, null, null, null);
        }
    }

    /** An item as it is from now on. A SKU that is not named is no longer sold; one that is known keeps its price. */
    record ItemRevised(
            Instant at,
            long itemId,
            ItemRole role,
            String title,
            String picture,
            int perBuyerLimit,
            List<SkuOffer> skus)
            implements ShowEvent {
        public ItemRevised {
            skus = List.copyOf(skus);
        }
    }

    /** The items of the line-up take other places. */
    record LineUpReordered(Instant at, List<ItemPlace> places) implements ShowEvent {
        public LineUpReordered {
            places = List.copyOf(places);
        }
    }

    record ItemPlace(long itemId, int place) {}

    /** An item leaves the line-up: what is left of it goes back, what is held of it lives on. */
    record ItemWithdrawn(Instant at, long itemId) implements ShowEvent {}

    /** A flash sale (秒杀) of an item is set for a time: from its first moment until before its last. */
    record FlashPlanned(Instant at, long flashId, long itemId, Instant from, Instant until, List<FlashPrice> prices)
            implements ShowEvent {
        public FlashPlanned {
            prices = List.copyOf(prices);
        }
    }

    record FlashPrice(long skuId, long priceVersion, Money price) {}

    /** Staff let a flash sale be begun when the moment is good; viewers are told nothing of it before. */
    record FlashAllowed(Instant at, long allowedId, FlashChance.FlashTerms terms, long staffId) implements ShowEvent {}

    /** It is not begun any more; one that is under way goes on. */
    record FlashDisallowed(Instant at, long allowedId, long staffId) implements ShowEvent {}

    /** It is begun: the flash sale of this id is planned with it, from this moment on. */
    record FlashChosen(Instant at, long flashId, FlashChance.FlashOpening opening) implements ShowEvent {}

    /** The window opens; the prices change with it. */
    record FlashStarted(Instant at, long flashId, long itemId) implements ShowEvent {}

    /** The window is over, or will never come; prices that it had changed are as they were before. */
    record FlashEnded(Instant at, long flashId, long itemId, FlashEnd reason) implements ShowEvent {}

    /** A SKU as the show sells it. */
    record SkuOffer(long skuId, String name, long priceVersion, Money price) {}

    /** Pieces that the warehouse sent have arrived at the show. */
    record AllotmentTaken(Instant at, long transferId, long itemId, long skuId, int pieces) implements ShowEvent {}

    /** Unsold pieces leave the show for the warehouse. */
    record AllotmentReturned(Instant at, long transferId, long itemId, long skuId, int pieces) implements ShowEvent {}

    record ShowOpened(Instant at) implements ShowEvent {}

    /** No more claims; holds may still be paid or run out. */
    record ShowClosing(Instant at) implements ShowEvent {}

    record ShowClosed(Instant at) implements ShowEvent {}

    record ItemPinned(Instant at, long itemId) implements ShowEvent {}

    record ItemUnpinned(Instant at, long itemId) implements ShowEvent {}

    record PriceChanged(Instant at, long itemId, long skuId, long priceVersion, Money price, String reason)
            implements ShowEvent {}

    /**
     * Pieces are promised to a buyer until a deadline: the birth of an order. The address lies beside, slot 0.
     *
     * @param total goods and freight together
     * @param checkoutId the checkout that this order is a part of; such an order has no payment of its own
     * @param freight null where none is asked for
     * @param shopId whose order it is, where the goods are not of the show's own shop
     */
    record PiecesHeld(
            Instant at,
            long orderId,
            long buyerId,
            List<HeldLine> lines,
            Money total,
            String intent,
            String intentHash,
            Instant payUntil,
            @Nullable Long checkoutId,
            @Nullable Money freight,
            @Nullable Long shopId)
            implements ShowEvent {
        public PiecesHeld {
            lines = List.copyOf(lines);
        }

        /** An order of the show's own shop. */
        public PiecesHeld(
                Instant at,
                long orderId,
                long buyerId,
                List<HeldLine> lines,
                Money total,
                String intent,
                String intentHash,
                Instant payUntil,
                @Nullable Long checkoutId,
                @Nullable Money freight) {
            this(at, orderId, buyerId, lines, total, intent, intentHash, payUntil, checkoutId, freight, null);
        }
    }

    record HeldLine(long itemId, long skuId, int pieces, long priceVersion, Money price) {}

    record HoldReleased(Instant at, long orderId, long buyerId, ReleaseReason reason) implements ShowEvent {}

    record OrderPaid(Instant at, long orderId, long buyerId, String paymentNo, Money amount) implements ShowEvent {}

    /** Money came for a hold that is gone, or twice, or in the wrong amount: it goes back. */
    record PaymentNotTaken(Instant at, long orderId, long buyerId, String paymentNo, Money amount, String reason)
            implements ShowEvent {}

    /** What viewers said in one batch; each line's words lie beside, in the slot of its index. */
    record TalkHeard(Instant at, List<TalkLine> lines) implements ShowEvent {
        public TalkHeard {
            lines = List.copyOf(lines);
        }
    }

    /** One viewer's line. The hash is salted, SHA-256 in hexadecimal. */
    record TalkLine(long lineId, long personId, String hash, String verdict) {}

    /** A viewer may not speak (禁言) until a time; the reason is an officer's, and null where the show's staff muted. */
    record ViewerMuted(
            Instant at,
            long personId,
            Instant until,
            long staffId,
            @Nullable String officerReason) implements ShowEvent {}

    /** A viewer may speak again; {@code officerReason} says why an officer lifted it, and is null else. */
    record ViewerUnmuted(
            Instant at,
            long personId,
            long staffId,
            @Nullable String officerReason) implements ShowEvent {}

    /** A viewer's line is taken from everybody's screen (撤回). */
    record LineHidden(Instant at, long lineId, long staffId) implements ShowEvent {}

    /**
     * What the host said, as typed, transcribed or performed, with the guard's judgement.
     *
     * @param correctedLineId the line that this one takes back, in the minute after it; null where it takes nothing back
     * @param judgedBy the version of the guard's rules, with their edition; null in an older journal
     * @param takenDown how a machine took it down; null where staff wrote it or the digital host spoke it
     * @param made how the digital host came to say it; null where a person said it, and in an older journal
     * @param alsoCorrected earlier lines that said the same as {@code correctedLineId} and are taken back with it; null where there are none
     */
    record HostSpoke(
            Instant at,
            long lineId,
            HostKind speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            List<FoundInLine> findings,
            @Nullable Long correctedLineId,
            @Nullable String judgedBy,
            @Nullable TakenDown takenDown,
            @Nullable Made made,
            @Nullable List<CorrectedLine> alsoCorrected)
            implements ShowEvent {
        public HostSpoke {
            findings = List.copyOf(findings);
        }

        /** A line that no machine took down. */
        public HostSpoke(
                Instant at,
                long lineId,
                HostKind speaker,
                @Nullable Long itemId,
                String text,
                String verdict,
                List<FoundInLine> findings,
                @Nullable Long correctedLineId) {
            this(at, lineId, speaker, itemId, text, verdict, findings, correctedLineId, null, null, null, null);
        }

        /** When the words were out: a machine writes them down a while after. */
        public Instant saidAt() {
            return takenDown == null ? at : takenDown.from();
        }
    }

    /**
     * The helpdesk wrote to viewers.
     *
     * @param questions the viewers' lines that it answers, the first hundred of them
     * @param askers how many people asked; a demo's crowd is not counted
     * @param askerId to whom it is said where one person asked; null for everybody
     * @param staffId who approved or wrote it; null where nobody did
     */
    record HelpdeskSpoke(
            Instant at,
            long lineId,
            HelpKind kind,
            HelpMode mode,
            List<AskedLine> questions,
            int askers,
            @Nullable Long askerId,
            @Nullable Long itemId,
            String text,
            List<FactUsed> facts,
            String verdict,
            @Nullable String judgedBy,
            @Nullable Long staffId)
            implements ShowEvent {
        public HelpdeskSpoke {
            questions = List.copyOf(questions);
            facts = List.copyOf(facts);
        }
    }

    /** Staff chose how the digital host works here, with {@code labelSeconds} at most between two reminders that she is one. */
    record HostSet(Instant at, DigitalHost.HostUse use, DigitalHost.HostTurn turn, int labelSeconds, long staffId)
            implements ShowEvent {}

    /** The shop's owner lets a machine listen to and read this show's picture, or no longer. */
    record WatchSwitched(Instant at, boolean on, long staffId) implements ShowEvent {}

    /**
     * One finding of the guard in a spoken line; the span counts UTF-16 units of the raw text.
     *
     * @param doubtPercent how likely, 0..100, a reader of the meaning holds it to be, which accuses nobody; below 50 by the words of a rule; null where a rule accuses
     * @param earlier the lines of the minute before, the earliest first, in which it began or the same was found; null where none is
     * @param verdict {@code violates} or {@code needs_evidence}, of this finding alone; null in an older journal
     * @param against facts and exemption that it was held against; null where there were none, and in an older journal
     */
    record FoundInLine(
            String rule,
            String category,
            String article,
            int from,
            int to,
            String severity,
            String action,
            String message,
            @Nullable String rewrite,
            @Nullable Integer doubtPercent,
            @Nullable List<SaidEarlier> earlier,
            @Nullable String verdict,
            @Nullable HeldAgainst against) {}

    /** {@code simulated} of them were a demo's crowd's; null where none was. */
    record LikesCounted(Instant at, long total, @Nullable Long simulated) implements ShowEvent {}

    /**
     * Who is there.
     *
     * @param simulated how many of the viewers, at the peak and of the visits are of the demo's crowd; null where none was counted apart
     */
    record PresenceCounted(
            Instant at,
            int viewers,
            int peak,
            long visits,
            @Nullable Integer simulated,
            @Nullable Integer simulatedPeak,
            @Nullable Long simulatedVisits)
            implements ShowEvent {}

    /** How many were reached and how far they went, in one sitting of the show up to now. */
    record AudienceCounted(Instant at, Sitting sitting) implements ShowEvent {}

    /**
     * A piece of the show's recording is whole on disk: MPEG-TS that begins with a key frame.
     *
     * @param number counts the show's pieces from 1
     * @param file its name in the show's folder of recordings
     * @param fromMs where it begins, counted from the show's opening
     * @param follows whether the picture goes on from the piece before without a cut
     * @param sha256 of the file, in hexadecimal
     */
    record SegmentRecorded(
            Instant at,
            int number,
            String file,
            Instant from,
            Instant to,
            long fromMs,
            long toMs,
            boolean follows,
            long bytes,
            String sha256)
            implements ShowEvent {}

    /** The pieces of the recording up to this number were removed: they had been kept as long as was settled. */
    record RecordingTrimmed(Instant at, int upTo) implements ShowEvent {}
}
