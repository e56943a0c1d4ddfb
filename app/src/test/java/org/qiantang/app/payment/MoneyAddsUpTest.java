package org.qiantang.app.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.payment.Market.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.journal.Office;
import org.qiantang.app.payment.Market.Goods;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;

/**
 * Random buyers at a provider that loses, doubles and delays its callbacks and takes wrong sums and late money: in the end
 * all money that came in is kept for an order or went back, and all pieces are sold or left.
 */
class MoneyAddsUpTest {
    private static final AtomicLong REFUNDS = new AtomicLong(1);
    private static Market market;

    @BeforeAll
    static void open_the_house() throws Exception {
        market = Market.open(Map.of(
                "qiantang.simpay.accept-late", true,
                "qiantang.simpay.lost", 0.25,
                "qiantang.simpay.twice", 0.4,
                "qiantang.simpay.wrong-sum", 0.2,
                "qiantang.payment.first-query", "1s"));
    }

    @AfterAll
    static void close() throws Exception {
        market.close();
    }

    /** What a buyer has under way: an order, or a checkout of two. */
    private record Deal(Visitor buyer, List<Long> orders, String path, boolean paid) {}

    @ForEachSeed(count = 6)
    void money_that_came_in_is_kept_or_went_back_and_pieces_add_up(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        List<Goods> goods = List.of(market.goods(4, 8_801), market.goods(6, 15_903), market.goods(9, 3_999));
        var deals = new ArrayList<Deal>();
        for (int step = 0; step < 14; step++) {
            Deal deal = deal(random, goods, seed + "-" + step);
            if (deal != null) {
                deals.add(act(random, deal));
            }
        }
        // All holds run out; whoever thinks of it only now pays late.
        market.forward(Duration.ofSeconds(301));
        goods.forEach(one -> market.bean(Rooms.class).wake(one.show()));
        eventually(() -> goods.stream().noneMatch(MoneyAddsUpTest::isHeld));
        for (Deal deal : deals) {
            if (!deal.paid() && random.nextInt(3) == 0) {
                payLate(deal);
            }
        }

        eventually(() -> settled(goods));
        giveSomeBack(random, deals);
        eventually(() -> settled(goods));

        check(goods);
    }

    private static @Nullable Deal deal(SplittableRandom random, List<Goods> goods, String intent) {
        Visitor buyer = market.buyer();
        Goods first = goods.get(random.nextInt(goods.size()));
        int pieces = random.nextInt(1, 3);
        if (random.nextBoolean()) {
            Answer held = buyer.post(
                    "/api/shows/" + first.show() + "/claims",
                    "{\"intent\":\"" + intent + "\",\"wants\":[" + first.want(pieces, 1) + "]}");
            if (held.status() != 201) {
                return null;
            }
            String order = held.body().get("orderId").asString();
            return new Deal(buyer, List.of(Long.parseLong(order)), "/api/orders/" + order, false);
        }
        Goods second = goods.get((goods.indexOf(first) + 1) % goods.size());
        Answer placed = buyer.post(
                "/api/checkouts",
                "{\"intent\":\"%s\",\"parts\":[{\"showId\":\"%d\",\"wants\":[%s]},{\"showId\":\"%d\",\"wants\":[%s]}]}"
                        .formatted(intent, first.show(), first.want(pieces, 1), second.show(), second.want(1, 1)));
        if (placed.status() != 201) {
            return null;
        }
        List<Long> orders = placed.body()
                .get("orders")
                .valueStream()
                .map(one -> Long.parseLong(one.get("orderId").asString()))
                .toList();
        return new Deal(
                buyer,
                orders,
                "/api/checkouts/" + placed.body().get("checkoutId").asString(),
                false);
    }

    /** Pays, pays twice, cancels before or after, or does nothing. */
    private static Deal act(SplittableRandom random, Deal deal) throws Exception {
        int mood = random.nextInt(6);
        if (mood == 0) {
            return deal;
        }
        eventually(() -> deal.buyer().get(deal.path()).body().path("cashier").isString());
        String cashier = deal.buyer().get(deal.path()).body().get("cashier").asString();
        if (mood == 1) {
            cancel(random, deal);
            market.house().guest().post(cashier + "/pay", "");
        } else {
            market.pay(cashier);
            if (mood == 2) {
                market.pay(cashier);
            }
            if (mood == 3) {
                cancel(random, deal);
            }
        }
        return new Deal(deal.buyer(), deal.orders(), deal.path(), true);
    }

    private static void cancel(SplittableRandom random, Deal deal) {
        long order = deal.orders().get(random.nextInt(deal.orders().size()));
        deal.buyer().post("/api/orders/" + order + "/cancel", "");
    }

    private static void payLate(Deal deal) {
        market.bean(PaymentTable.class).ofOrder(deal.orders().getFirst()).stream()
                .map(payment -> "/simpay/cashier/" + payment.paymentNo())
                .forEach(cashier -> market.house().guest().post(cashier + "/pay", ""));
    }

    /** Shops give back some of what was paid, as after-sale does. */
    private static void giveSomeBack(SplittableRandom random, List<Deal> deals) {
        for (Deal deal : deals) {
            for (long order : deal.orders()) {
                if (market.events("OrderPaid", order) == 1 && random.nextInt(3) == 0) {
                    market.bean(Office.class).write(pen -> {
                        pen.write(
                                Streams.shop(1),
                                new ShopEvent.RefundOrdered(
                                        market.bean(MovableClock.Hand.class).instant(),
                                        REFUNDS.incrementAndGet(),
                                        order,
                                        Money.cny(random.nextLong(1, 3_999)),
                                        "goods"));
                        return true;
                    });
                }
            }
        }
    }

    /** Whether nothing is under way any more: no payment unheard of, no refund waiting, no hold. */
    private static boolean settled(List<Goods> goods) {
        long unheard = market.count("""
                select count(*) from simpay_payment s
                 where s.paid_at is not null
                   and not exists (select from payment p where p.payment_no = s.payment_no and p.heard_at is not null)
                """);
        long due = market.count("select count(*) from event where type in ('PaymentNotTaken', 'RefundOrdered')");
        long done = market.count("select count(*) from event where type = 'RefundDone'")
                + market.count("select count(*) from payment_refund where refused is not null");
        return unheard == 0 && due == done && goods.stream().noneMatch(MoneyAddsUpTest::isHeld);
    }

    private static void check(List<Goods> goods) {
        long in = market.count("select coalesce(sum(paid_minor), 0) from simpay_payment where paid_at is not null");
        long back = market.count("select coalesce(sum(amount_minor), 0) from simpay_refund");
        long taken = sum("OrderPaid");
        long given =
                market.count("select coalesce(sum(amount_minor), 0) from payment_refund where refund_id is not null"
                        + " and refused is null");
        assertThat(in).as("money in").isEqualTo(taken - given + back);
        assertThat(sum("RefundDone")).as("the journal and the provider's books").isEqualTo(back);
        assertThat(market.count("select count(*) from payment_refund where refused is not null"))
                .as("refunds refused")
                .isZero();
        // Nobody gets more back than came in, of any payment.
        assertThat(market.count("""
                select count(*) from simpay_payment p
                 where (select coalesce(sum(amount_minor), 0) from simpay_refund r where r.payment_no = p.payment_no)
                       > coalesce(p.paid_minor, 0)
                """)).isZero();
        for (Goods one : goods) {
            assertThat(sku(one).held()).isZero();
            assertThat(sku(one).sold() + sku(one).left()).isEqualTo(sku(one).allotted());
        }
    }

    private static long sum(String type) {
        return market.count(
                "select coalesce(sum((convert_from(body, 'UTF8')::jsonb -> 'amount' ->> 'minor')::bigint), 0)"
                        + " from event where type = '" + type + "'");
    }

    private static boolean isHeld(Goods goods) {
        return sku(goods).held() > 0;
    }

    private static Board.Sku sku(Goods goods) {
        return market.bean(Boards.class)
                .of(goods.show())
                .orElseThrow()
                .items()
                .getFirst()
                .skus()
                .getFirst();
    }
}
