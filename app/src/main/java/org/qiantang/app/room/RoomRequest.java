package org.qiantang.app.room;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;
import org.qiantang.event.DigitalHost.Made;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.HelpKind;
import org.qiantang.event.HelpdeskEvent.HelpMode;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.ShowKind;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.Sitting;
import org.qiantang.event.TakenDown;

/** What may be asked of a show's desk. Who may ask is settled before; what is possible is settled here. */
public sealed interface RoomRequest {
    /** Trade goes before talk when the desk is busy. */
    sealed interface Trade extends RoomRequest {}

    sealed interface Talk extends RoomRequest {}

    /** The first request of a show's life. */
    record Plan(
            long showId,
            long roomId,
            long merchantId,
            long hostId,
            String title,
            HostKind hostKind,
            int holdSeconds,
            @Nullable ShowKind kind,
            @Nullable Instant startsAt)
            implements Trade {
        /** A show before a camera, without a time set for it. */
        public Plan(
                long showId,
                long roomId,
                long merchantId,
                long hostId,
                String title,
                HostKind hostKind,
                int holdSeconds) {
            this(showId, roomId, merchantId, hostId, title, hostKind, holdSeconds, null, null);
        }
    }

    /** Only before the show has opened. */
    record RevisePlan(
            String title, int holdSeconds, @Nullable Instant startsAt) implements Trade {}

    /** Tells everybody when the show will be; asked again, the newest counts. */
    record Announce(Instant startsAt, String teaser) implements Trade {}

    record LineUp(
            long itemId,
            long productId,
            ItemRole role,
            String title,
            String picture,
            int perBuyerLimit,
            List<SkuOffer> skus,
            @Nullable Picked picked)
            implements Trade {
        public LineUp {
            skus = List.copyOf(skus);
        }

        /** Goods of the show's own shop, sold for nobody. */
        public LineUp(
                long itemId,
                long productId,
                ItemRole role,
                String title,
                String picture,
                int perBuyerLimit,
                List<SkuOffer> skus) {
            this(itemId, productId, role, title, picture, perBuyerLimit, skus, null);
        }
    }

    /** The offer (选品) that an item was picked from; the shop is null where it is the show's own. */
    record Picked(
            long offerId,
            int commissionBasisPoints,
            @Nullable Long shopId) {}

    /**
     * Gives an item another role, limit or look.
     *
     * @param skus all SKUs as they are to be sold; null leaves them as they are
     */
    record ReviseItem(
            long itemId,
            ItemRole role,
            @Nullable String title,
            @Nullable String picture,
            int perBuyerLimit,
            @Nullable List<SkuOffer> skus)
            implements Trade {
        public ReviseItem {
            skus = skus == null ? null : List.copyOf(skus);
        }
    }

    /** Every item of the line-up, in the order that it is to have. */
    record Reorder(List<Long> itemIds) implements Trade {
        public Reorder {
            itemIds = List.copyOf(itemIds);
        }
    }

    /** Takes an item out of the line-up; its unsold pieces go back. */
    record Withdraw(long itemId) implements Trade {}

    /** Takes unsold pieces out of the show, under an id that makes it happen once. */
    record TakeBack(long transferId, long itemId, long skuId, int pieces) implements Trade {}

    /** Sets a flash sale for an item; the desk's own clock begins and ends it. */
    record PlanFlash(long flashId, long itemId, Instant from, Instant until, List<FlashPrice> prices) implements Trade {
        public PlanFlash {
            prices = List.copyOf(prices);
        }
    }

    record CancelFlash(long flashId) implements Trade {}

    /** Lets a flash sale be begun when the moment is good. */
    record AllowFlash(long allowedId, FlashTerms terms, long staffId) implements Trade {}

    /** It is not to be begun any more; one that is under way is cancelled like any other. */
    record DisallowFlash(long allowedId, long staffId) implements Trade {}

    /**
     * Begins a flash sale that was allowed.
     *
     * @param number which of its openings, from 1: asked twice, it begins once
     * @param prices those that were allowed, in versions of their own: what holds anew is a new price
     * @param staffId who begins it by hand; null where the digital host chose the moment
     */
    record BeginFlash(
            long allowedId,
            int number,
            long flashId,
            List<FlashPrice> prices,
            @Nullable Long staffId,
            List<FlashGround> grounds)
            implements Trade {
        public BeginFlash {
            prices = List.copyOf(prices);
            grounds = List.copyOf(grounds);
        }
    }

    /** The warehouse sent pieces; the same transfer asked twice is taken once. */
    record TakeAllotment(long transferId, long itemId, long skuId, int pieces) implements Trade {}

    record Open() implements Trade {}

    /** Refuses claims from now on; the show closes by itself when the last hold is resolved. */
    record Close() implements Trade {}

    record Pin(long itemId) implements Trade {}

    record Unpin() implements Trade {}

    record SetPrice(long itemId, long skuId, long priceVersion, Money price, String reason) implements Trade {}

    /**
     * A buyer wants pieces.
     *
     * @param intent the buyer's own key for this wish: the same key asked twice gets the same answer
     * @param address where to send them, as JSON; kept beside the journal
     * @param checkoutId the checkout that this is a part of; null for a buy by itself
     * @param freight what sending them costs; null for nothing
     * @param freightSeen what the buyer saw that sending costs: more is not charged but refused; null where nobody said
     */
    record Claim(
            long buyerId,
            String intent,
            List<Want> wants,
            @Nullable String address,
            @Nullable Long checkoutId,
            @Nullable Money freight,
            @Nullable Money freightSeen)
            implements Trade {
        public Claim {
            wants = List.copyOf(wants);
        }

        /** Of an asker who does not say what freight the buyer saw: it is taken as it is now. */
        public Claim(
                long buyerId,
                String intent,
                List<Want> wants,
                @Nullable String address,
                @Nullable Long checkoutId,
                @Nullable Money freight) {
            this(buyerId, intent, wants, address, checkoutId, freight, null);
        }
    }

    /** Pieces of one SKU at the price version that the buyer saw. */
    record Want(long itemId, long skuId, int pieces, long priceVersion) {}

    record CancelHold(long buyerId, long orderId) implements Trade {}

    /**
     * The payment provider says that money has come.
     *
     * @param amount this order's share of the payment
     * @param whole whether the payment's sum was what had been asked for; if not, no order of it is paid
     */
    record HearPayment(long orderId, String paymentNo, Money amount, boolean whole) implements Trade {}

    /** A piece of the recording lies whole on disk; a number that was told before is not told again. */
    record RecordSegment(
            int number,
            String file,
            Instant from,
            Instant to,
            long fromMs,
            long toMs,
            boolean follows,
            long bytes,
            String sha256)
            implements Talk {}

    /** The pieces of the recording up to this number are about to be removed. */
    record TrimRecording(int upTo) implements Talk {}

    /** A viewer's line that the guard has let through. */
    record Say(long personId, String text, String verdict) implements Talk {}

    /**
     * A viewer may not speak until a time; asked again, the newest time counts, but staff do not change what an
     * officer said.
     *
     * @param officerReason why, where an officer of the platform asks; null where the show's staff do
     */
    record Mute(
            long personId,
            Instant until,
            long staffId,
            @Nullable String officerReason) implements Trade {
        /** By the show's staff. */
        public Mute(long personId, Instant until, long staffId) {
            this(personId, until, staffId, null);
        }
    }

    /** The viewer may speak again; what an officer muted only an officer lifts, with a reason. */
    record Unmute(long personId, long staffId, @Nullable String officerReason) implements Trade {
        /** By the show's staff. */
        public Unmute(long personId, long staffId) {
            this(personId, staffId, null);
        }
    }

    /** Takes a viewer's line from everybody's screen. */
    record HideLine(long lineId, long staffId) implements Trade {}

    /**
     * The host's words, spoken or typed, with the guard's judgement.
     *
     * @param takesBack whether they say that something was said wrongly
     * @param judgedBy the version of the rules that judged; null where that is not known
     * @param takenDown how a machine took them down; null where none did
     * @param made how the digital host came to say them; null where a person says them
     */
    record HostLine(
            HostKind speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            List<FoundInLine> findings,
            boolean takesBack,
            @Nullable String judgedBy,
            @Nullable TakenDown takenDown,
            @Nullable Made made)
            implements Talk {
        public HostLine {
            findings = List.copyOf(findings);
        }

        /** Words of a person. */
        public HostLine(
                HostKind speaker,
                @Nullable Long itemId,
                String text,
                String verdict,
                List<FoundInLine> findings,
                boolean takesBack,
                @Nullable String judgedBy,
                @Nullable TakenDown takenDown) {
            this(speaker, itemId, text, verdict, findings, takesBack, judgedBy, takenDown, null);
        }

        /** Words that no machine took down. */
        public HostLine(
                HostKind speaker,
                @Nullable Long itemId,
                String text,
                String verdict,
                List<FoundInLine> findings,
                boolean takesBack) {
            this(speaker, itemId, text, verdict, findings, takesBack, null, null, null);
        }

        Instant saidAt(Instant now) {
            return takenDown == null ? now : takenDown.from();
        }
    }

    /**
     * A line of the helpdesk, with the facts that it stands on: where a price among them has moved it is refused.
     *
     * @param askerId to whom it is said; null for everybody
     * @param staffId who approved or wrote it; null where nobody did
     */
    record HelpLine(
            HelpKind kind,
            HelpMode mode,
            List<Long> questions,
            int askers,
            @Nullable Long askerId,
            @Nullable Long itemId,
            String text,
            List<FactUsed> facts,
            String verdict,
            @Nullable String judgedBy,
            @Nullable Long staffId)
            implements Talk {
        public HelpLine {
            questions = List.copyOf(questions);
            facts = List.copyOf(facts);
        }
    }

    /** The owner lets machines listen to and read the picture of this show, or no longer. */
    record SwitchWatch(boolean on, long staffId) implements Trade {}

    /** Says how the digital host works in this show. */
    record SetHost(HostUse use, HostTurn turn, int labelSeconds, long staffId) implements Trade {}

    record CountLikes(long total, long simulated) implements Talk {}

    /** What the audience did in one sitting up to now. */
    record CountAudience(Sitting sitting) implements Talk {}

    record CountPresence(int viewers, int simulated, long visits, long simulatedVisits) implements Talk {}
}
