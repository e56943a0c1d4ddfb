package org.qiantang.tools.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.OfferTerms;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.Streams;

class SelectionCountTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final long SHOP = 7;
    private static final long ROOM_SHOP = 8;
    private static final long OFFER = 20;
    private static final long PRODUCT = 21;
    private static final long SHOW = 30;
    private static final long ITEM = 31;
    private static final long SKU = 32;
    private static final long ORDER = 40;

    private final EventCodec codec = new EventCodec();
    private final Check check = new Check("offers", "");
    private final SelectionCount count = new SelectionCount(check);
    private long position;

    @Test
    void goods_sold_as_they_were_offered_agree_and_a_refund_takes_its_part_of_the_commission_back() {
        offered();
        office(new ShopEvent.AllotmentSent(NOON, 50, SHOW, ITEM, SKU, 10));
        office(new ShopEvent.AfterSaleAsked(
                NOON,
                ORDER,
                60,
                CaseKind.REFUND_ONLY,
                CaseReason.CHANGED_MIND,
                List.of(new LinePieces(0, 1)),
                Money.cny(999),
                null,
                null,
                null));
        office(new ShopEvent.RefundOrdered(NOON, 60, ORDER, Money.cny(999), "changed-mind"));
        lineUp(1_250, SHOP);
        sell(SHOP);

        count.promises();

        assertThat(check.examples()).isEmpty();
        assertThat(count.paid.values().stream().flatMap(order -> count.owed(order).stream()))
                .containsExactly(new SelectionCount.Owed(1_998, 249));
    }

    @Test
    void a_rate_that_the_offer_never_had_is_seen() {
        offered();

        lineUp(1_300, SHOP);

        assertThat(check.faults()).isEqualTo(1);
    }

    @Test
    void an_order_at_a_shop_whose_goods_they_are_not_is_seen() {
        offered();
        lineUp(1_250, SHOP);

        sell(null);

        assertThat(check.faults()).isEqualTo(1);
    }

    @Test
    void goods_of_another_shop_that_nobody_offered_are_seen() {
        plan();

        floor(new ShowEvent.ItemLinedUp(NOON, ITEM, PRODUCT, 1, ItemRole.HERO, "茶", "", 9, skus(), null, null, SHOP));

        assertThat(check.faults()).isEqualTo(1);
    }

    @Test
    void more_pieces_out_than_were_promised_are_seen_and_those_that_came_back_are_not_counted() {
        offered();
        office(new ShopEvent.AllotmentSent(NOON, 50, SHOW, ITEM, SKU, 10));
        office(new ShopEvent.AllotmentSent(NOON, 51, SHOW, ITEM, SKU, 4));
        lineUp(1_250, SHOP);
        floor(new ShowEvent.AllotmentReturned(NOON, 52, ITEM, SKU, 4));
        count.promises();
        long before = check.faults();
        office(new ShopEvent.AllotmentSent(NOON, 53, SHOW, ITEM, SKU, 1));

        count.promises();

        assertThat(before).isZero();
        assertThat(check.faults()).isEqualTo(1);
    }

    @Test
    void a_sample_that_comes_before_it_was_sent_is_seen() {
        offered();
        office(new ShopEvent.SampleAsked(NOON, 70, OFFER, 9, 1));

        office(new ShopEvent.SampleReceived(NOON, 70));

        assertThat(check.faults()).isEqualTo(1);
    }

    private void offered() {
        office(new ShopEvent.OfferPublished(NOON, OFFER, PRODUCT, new OfferTerms(1_250, NOON, null, 1, "", 10)));
    }

    private void plan() {
        floor(new ShowEvent.ShowPlanned(NOON, SHOW, 3, ROOM_SHOP, 4, "一场", HostKind.HUMAN, 300));
    }

    private void lineUp(int rate, @Nullable Long shop) {
        plan();
        floor(new ShowEvent.ItemLinedUp(NOON, ITEM, PRODUCT, 1, ItemRole.HERO, "茶", "", 9, skus(), OFFER, rate, shop));
    }

    private void sell(@Nullable Long shop) {
        var line = new HeldLine(ITEM, SKU, 3, 1, Money.cny(999));
        floor(new ShowEvent.PiecesHeld(
                NOON, ORDER, 5, List.of(line), Money.cny(2_997), "a", "b", NOON, null, null, shop));
        floor(new ShowEvent.OrderPaid(NOON, ORDER, 5, "P1", Money.cny(2_997)));
    }

    private static List<SkuOffer> skus() {
        return List.of(new SkuOffer(SKU, "一份", 1, Money.cny(999)));
    }

    private void office(Event event) {
        happened(Streams.OFFICE, Streams.shop(SHOP), event);
    }

    private void floor(Event event) {
        happened(Streams.FLOOR, Streams.show(SHOW), event);
    }

    private void happened(int shard, String stream, Event event) {
        count.happened(
                new Recorded(
                        shard,
                        ++position,
                        stream,
                        codec.typeOf(event),
                        EventCodec.VERSION,
                        event.at(),
                        "{}".getBytes(StandardCharsets.UTF_8)),
                event);
    }
}
