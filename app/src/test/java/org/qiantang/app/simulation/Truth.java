package org.qiantang.app.simulation;

import static org.qiantang.app.simulation.Ledger.must;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** What must hold when all has come to rest. */
final class Truth {
    private final World world;
    private final Ledger ledger;
    private final Machine machine;

    Truth(World world, Machine machine) {
        this.world = world;
        this.ledger = world.ledger();
        this.machine = machine;
    }

    void mustHold() {
        ledger.catchUp();
        answersStand();
        piecesAddUp();
        paymentsWereOpened();
        moneyAddsUp();
        refundsMatch();
        memoryIsAReplay();
        tablesAreAFold();
    }

    private void answersStand() {
        ledger.acknowledged().forEach((key, order) -> {
            String[] parts = key.split("/", 3);
            ShowLedger show = ledger.shows().get(Long.parseLong(parts[0]));
            must(
                    order.equals(show.orderOf(Long.parseLong(parts[1]), parts[2])),
                    "acknowledged and gone: order " + order + " for " + key);
        });
        ledger.shows()
                .forEach((id, show) -> show.orders().forEach((order, one) -> {
                    must(!one.isHeld(), "order " + order + " is held for ever in show " + id);
                }));
    }

    /** Free, on their way, in shows and sold: as many as were received. */
    private void piecesAddUp() {
        must(ledger.inTransit().isEmpty(), "on their way for ever: " + ledger.inTransit());
        must(
                ledger.cameBack().equals(ledger.returned()),
                "returned: " + ledger.returned() + " (expected: came back: " + ledger.cameBack() + ")");
        ledger.received().forEach((sku, received) -> {
            ShopRows.Pieces rows = world.shops().pieces(sku);
            int atShows = 0;
            for (ShowLedger show : ledger.shows().values()) {
                ShowLedger.Pieces there = show.pieces().get(sku);
                if (there != null) {
                    must(there.held() == 0, "held for ever: " + there + " of sku " + sku);
                    must(there.allotted() == there.sold(), "unsold in a closed show: " + there + " of sku " + sku);
                    atShows += there.allotted();
                }
            }
            must(
                    rows.received() == received
                            && rows.inTransit() == 0
                            && rows.atShows() == atShows
                            && rows.free() + atShows == received,
                    "pieces of sku " + sku + ": " + rows + ", " + atShows + " at shows (expected: " + received + ")");
        });
    }

    /** Whoever holds pieces can pay for them, unless it was too late for that, or nobody wanted it any more. */
    private void paymentsWereOpened() {
        var numbers = new OrderNumbers(World.NUMBERS);
        for (ShowLedger show : ledger.shows().values()) {
            show.orders().forEach((id, order) -> {
                Long checkout = order.held().checkoutId();
                long subject = checkout == null ? id : checkout;
                must(
                        ledger.isOpened(subject)
                                || order.isCancelled()
                                || (checkout != null && !ledger.isPlaced(checkout))
                                || world.provider().wasTooLateFor(numbers.numberOf(subject)),
                        "no payment was opened for order " + id);
            });
        }
    }

    /** Each payment that came is, for each of its orders, an order paid or money sent back once. */
    private void moneyAddsUp() {
        for (SimProvider.Account account : world.provider().accounts()) {
            if (account.paid() == null) {
                must(!ledger.reported().containsKey(account.no()), "reported, not paid: " + account.no());
                continue;
            }
            PaymentEvent.PaymentReported report = ledger.reported().get(account.no());
            must(report != null, "paid at the provider and never heard of: " + account.no());
            must(report.amount().equals(account.paid()), "amount: " + report + " (expected: " + account.paid() + ")");
            long left = account.paid().minor();
            for (long order : ordersOf(report.orderId())) {
                ShowEvent.OrderPaid paid = ledger.paid().get(order);
                boolean taken = paid != null && paid.paymentNo().equals(account.no());
                ShowEvent.PaymentNotTaken not = ledger.notTaken().get(Ledger.key(account.no(), order));
                must(
                        taken != (not != null),
                        "payment " + account.no() + " of order " + order + ": taken " + taken + ", not taken "
                                + (not != null) + " (expected: one of them)");
                left -= taken ? paid.amount().minor() : not.amount().minor();
            }
            must(left == 0, "payment " + account.no() + ": " + left + " are nobody's (expected: 0)");
        }
        ledger.paid().keySet().forEach(order -> {
            must(ledger.taken().containsKey(order), "paid and never handed to its shop: order " + order);
            must(world.shops().hasTaken(order), "order " + order + " (expected: in the shop's rows)");
        });
    }

    private List<Long> ordersOf(long subject) {
        PaymentEvent.CheckoutPlaced checkout = ledger.checkout(subject);
        return checkout == null
                ? List.of(subject)
                : checkout.parts().stream().map(PaymentEvent.Part::orderId).toList();
    }

    /** What was to go back went back once, and nothing else did. */
    private void refundsMatch() {
        var due = new ArrayList<String>();
        ledger.notTaken()
                .values()
                .forEach(one -> due.add(one.orderId() + " " + one.paymentNo() + " "
                        + one.amount().minor() + " null"));
        ledger.ordered()
                .values()
                .forEach(one -> due.add(one.orderId() + " "
                        + ledger.paid().get(one.orderId()).paymentNo() + " "
                        + one.amount().minor() + " " + one.refundId()));
        var done = new ArrayList<String>();
        ledger.refunds()
                .values()
                .forEach(one -> done.add(one.orderId() + " " + one.paymentNo() + " "
                        + one.amount().minor() + " " + one.refundId()));
        must(
                due.stream().sorted().toList().equals(done.stream().sorted().toList()),
                "refunds: " + done + " (expected: " + due + ")");
        var given = world.provider().refunds().stream()
                .map(SimProvider.Given::refundNo)
                .sorted()
                .toList();
        must(
                List.copyOf(ledger.refunds().keySet()).equals(given),
                "refunds at the provider: " + given + " (expected: "
                        + ledger.refunds().keySet() + ")");
        must(world.provider().flaws().isEmpty(), world.provider().flaws().toString());
        must(
                world.payments().openRefunds().isEmpty(),
                "open: " + world.payments().openRefunds());
        must(
                world.payments().refusedRefunds().isEmpty(),
                "refused: " + world.payments().refusedRefunds());
    }

    private void memoryIsAReplay() {
        for (long show : ledger.shows().keySet()) {
            String memory = machine.rooms().memory(show);
            String replayed = machine.rooms().replayed(show);
            must(
                    memory == null || memory.equals(replayed),
                    "memory of show " + show + ": " + memory + "\n(expected: " + replayed + ")");
        }
    }

    private void tablesAreAFold() {
        var calm = new SimDatabase(world.faults());
        var orders = new OrderRows(calm, world.journal());
        var pieces = new PieceRows(calm, world.journal());
        for (int shard : world.shards()) {
            for (Recorded place : world.journal().shard(shard).events()) {
                orders.fold(place);
                if (shard == Streams.FLOOR) {
                    pieces.fold(place);
                }
            }
        }
        same("orders", world.orders().words(), orders.words());
        same("pieces", world.pieces().words(), pieces.words());
    }

    private static void same(String table, String rows, String fold) {
        must(rows.equals(fold), "table " + table + ": " + rows + "\n(expected: " + fold + ")");
    }
}
