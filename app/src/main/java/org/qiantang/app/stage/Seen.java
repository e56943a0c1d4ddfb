package org.qiantang.app.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.TakenDown;

/** What viewers are shown, in the shapes of the live protocol. */
final class Seen {
    private Seen() {}

    record State(
            Show show,
            @Nullable String pinned,
            List<Item> items,
            int viewers,
            int simulated,
            long likes,
            long visits,
            List<Line> talk) {}

    record Show(
            long id,
            long roomId,
            String title,
            String state,
            HostKind hostKind,
            long merchantId,
            long hostId,
            @Nullable Instant startsAt,
            String teaser) {}

    record Item(
            long itemId,
            long productId,
            int place,
            ItemRole role,
            String title,
            String picture,
            int perBuyerLimit,
            List<Sku> skus,
            List<Flash> flashes) {}

    /** A flash sale to come or under way; whether it is, the price of the SKU says. */
    record Flash(long flashId, long itemId, Instant from, Instant until, List<FlashPrice> prices) {}

    record FlashPrice(long skuId, Money price) {}

    record FlashOver(long flashId, long itemId, String reason) {}

    record Plan(String title, @Nullable Instant startsAt, String teaser) {}

    record Gone(long itemId) {}

    record Order(List<String> items) {}

    record Hidden(long id) {}

    /** Who said a line: for staff only. */
    record SaidBy(long lineId, long personId, String who) {}

    /** {@code officerReason} says why an officer of the platform did it; null where the show's staff did. */
    record OwnMute(@Nullable Instant until, @Nullable String officerReason) {}

    record Muted(
            long personId,
            String who,
            @Nullable Instant until,
            @Nullable String officerReason) {}

    record Sku(long skuId, String name, long priceVersion, Money price, int left) {}

    /**
     * A line of talk. What is absent is left out.
     *
     * @param simulated marks what is not said by a person but by the demo's crowd
     * @param to whose question a line of the helpdesk answers
     * @param itemId the item that it is about, for its card
     * @param label says that a machine made it
     */
    record Line(
            String id,
            String who,
            String text,
            boolean own,
            Instant t,
            String kind,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean simulated,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String to,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String itemId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String label) {
        Line(String id, String who, String text, boolean own, Instant t, String kind, boolean simulated) {
            this(id, who, text, own, t, kind, simulated, null, null, null);
        }

        Line(String id, String who, String text, boolean own, Instant t, String kind) {
            this(id, who, text, own, t, kind, false);
        }

        /** As its speaker sees it; of the helpdesk's lines none is a viewer's own. */
        Line asOwn() {
            return kind.equals("help") ? this : new Line(id, who, text, true, t, kind, simulated, to, itemId, label);
        }
    }

    record Pin(Item item) {}

    record Unpin(long itemId) {}

    record Price(long itemId, long skuId, long priceVersion, Money price, String reason) {}

    record Stock(long itemId, long skuId, int left) {}

    record Sold(
            long itemId,
            long skuId,
            int left,
            int pieces,
            String who,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean simulated) {}

    record ShowState(String state) {}

    record Spoken(
            HostKind speaker,
            String text,
            @Nullable Long itemId,
            @Nullable String label) {}

    record OrderState(long orderId, String state) {}

    record DeskStock(long itemId, long skuId, int allotted, int held, int sold, int left) {}

    record JudgedLine(
            long lineId,
            Instant at,
            HostKind speaker,
            String text,
            String verdict,
            List<FoundInLine> findings,
            @Nullable TakenDown takenDown) {}

    /** A line with findings was taken back. */
    record Corrected(long lineId, Instant at) {}

    record You(long id, String nickname) {}
}
