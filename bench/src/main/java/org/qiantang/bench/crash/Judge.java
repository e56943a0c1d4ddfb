package org.qiantang.bench.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.bench.hammer.Line;
import org.qiantang.bench.hammer.Part;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.PaymentEvent.CheckoutPlaced;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;

/**
 * Holds what was said against what is written.
 *
 * <p>It counts by its own rules and asks no code of the program but the reader of events, so that a slip there is not
 * repeated here.
 */
final class Judge {
    private final Said said;
    private final Books books;
    private final Verdict verdict = new Verdict();
    private final Floor floor = new Floor(verdict);
    private final Office office = new Office(verdict);

    private Judge(Said said, Books books) {
        this.said = said;
        this.books = books;
    }

    static Verdict judge(Said said, Books books, Instant now) {
        var judge = new Judge(said, books);
        judge.read();
        judge.floor.overdue(now);
        judge.office.settle(judge.floor, books);
        said.wishes().forEach(judge::wish);
        judge.ownerless();
        judge.promises();
        judge.followers();
        return judge.verdict;
    }

    private void read() {
        Map<Integer, Long> last = new HashMap<>();
        for (Books.Entry entry : books.events()) {
            long before = last.getOrDefault(entry.shard(), 0L);
            if (entry.position() != before + 1) {
                verdict.lost("shard " + entry.shard() + " goes from " + before + " to " + entry.position());
            }
            last.put(entry.shard(), entry.position());
            switch (entry.event()) {
                case ShowEvent show -> floor.happened(entry, show);
                case PaymentEvent payment -> office.happened(payment);
                case ShopEvent shop -> office.happened(shop);
                case GovernEvent _, HelpdeskEvent _ -> {}
            }
        }
        books.heads().forEach((shard, head) -> {
            long end = last.getOrDefault(shard, 0L);
            if (end != head) {
                verdict.lost("shard " + shard + " ends at " + end + ", its head is " + head);
            }
        });
    }

    private void wish(Wish wish) {
        List<Answer.Granted> grants = wish.grants();
        if (grants.isEmpty()) {
            if (wish.isOpen()) {
                verdict.wrong(wish + ": asked again and again, and never answered");
            }
            return;
        }
        Answer.Granted first = grants.getFirst();
        var promise = new Promise(String.valueOf(wish.buyerId()), wish.parts().size(), told(grants), Set.of());
        if (promise.isDoubled() || !grants.stream().allMatch(first::sameAs)) {
            verdict.doubled(wish + ": different answers");
        }
        promise.missing(this::owner)
                .forEach(id -> verdict.lost("order " + id + " was acknowledged and is not written: " + wish));
        for (Answer.Granted one : grants) {
            granted(wish, one);
        }
    }

    private static Set<String> told(List<Answer.Granted> grants) {
        return grants.stream()
                .flatMap(grant -> grant.orders().stream())
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private @Nullable String owner(String orderId) {
        Floor.Order order = floor.orders().get(Long.valueOf(orderId));
        return order == null ? null : String.valueOf(order.held.buyerId());
    }

    /** The other way round: whatever is written must be what somebody wished and was granted. */
    private void ownerless() {
        // Some buyers use one intent for two wishes, of which the second is refused.
        Map<String, List<Wish>> plain = new HashMap<>();
        Map<Long, Wish> together = new HashMap<>();
        for (Wish wish : said.wishes()) {
            if (wish.isCheckout()) {
                wish.grants().forEach(grant -> together.put(checkoutOf(grant), wish));
            } else {
                plain.computeIfAbsent(
                                key(wish.parts().getFirst().showId(), wish.buyerId(), wish.intent()),
                                _ -> new ArrayList<>())
                        .add(wish);
            }
        }
        office.checkouts().forEach((id, placed) -> {
            if (!together.containsKey(id)) {
                verdict.wrong("checkout " + id + " is placed, and no wish of buyer " + placed.buyerId()
                        + " was granted by it");
            }
        });
        floor.orders().forEach((id, order) -> {
            Long checkoutId = order.held.checkoutId();
            if (checkoutId == null) {
                List<Wish> wishes =
                        plain.getOrDefault(key(order.showId, order.held.buyerId(), order.held.intent()), List.of());
                boolean granted = wishes.stream()
                        .flatMap(wish -> wish.grants().stream())
                        .anyMatch(grant -> grant.orders().contains(id));
                if (!granted) {
                    verdict.wrong("order " + id + " is written, and no wish was granted by it: " + wishes);
                }
            } else {
                partOfCheckout(order, office.checkouts().get(checkoutId));
            }
        });
    }

    private static String key(long showId, long buyerId, String intent) {
        return showId + " " + buyerId + " " + intent;
    }

    private static long checkoutOf(Answer.Granted grant) {
        Long id = grant.checkoutId();
        return id == null ? 0 : id;
    }

    /** Parts of a checkout that came to nothing may be held until they run out, and never more than that. */
    private void partOfCheckout(Floor.Order order, @Nullable CheckoutPlaced placed) {
        long id = order.held.orderId();
        if (placed == null) {
            if (order.state == Floor.State.PAID) {
                verdict.wrong("order " + id + " of a checkout that was never placed is paid");
            }
        } else if (placed.parts().stream().noneMatch(part -> part.orderId() == id)
                && order.state != Floor.State.RELEASED) {
            verdict.wrong("order " + id + " is none of the parts of its checkout " + placed);
        }
    }

    private void granted(Wish wish, Answer.Granted answer) {
        Long checkoutId = answer.checkoutId();
        CheckoutPlaced placed = checkoutId == null ? null : office.checkouts().get(checkoutId);
        if (checkoutId != null) {
            boolean whole = placed != null
                    && placed.buyerId() == wish.buyerId()
                    && placed.total().minor() == answer.totalMinor()
                    && placed.parts().stream()
                            .map(PaymentEvent.Part::orderId)
                            .toList()
                            .equals(answer.orders());
            if (!whole) {
                verdict.lost("checkout " + checkoutId + " was acknowledged as " + answer + ", written is " + placed);
            }
        }
        if (answer.orders().size() != wish.parts().size()) {
            verdict.lost(wish + ": " + wish.parts().size() + " parts were wished, granted was " + answer);
        }
        long sum = 0;
        for (int i = 0; i < answer.orders().size(); i++) {
            long id = answer.orders().get(i);
            Floor.Order order = floor.orders().get(id);
            if (order == null || order.held.buyerId() != wish.buyerId()) {
                continue; // told already, as a promise that was not kept
            }
            if (i >= wish.parts().size()
                    || !isSame(wish.parts().get(i), order)
                    || (checkoutId == null && !order.held.intent().equals(wish.intent()))) {
                verdict.lost("order " + id + " was acknowledged and is not written so: " + wish);
                continue;
            }
            sum += order.held.total().minor();
            if (answer.place() != null && !isAtOrAfter(answer.place(), order.place)) {
                verdict.wrong("order " + id + " was told to be at " + answer.place() + ", it is at " + order.place);
            }
            if (order.cancelled && !said.cancelAsked().contains(id)) {
                verdict.lost("order " + id + " was acknowledged and then cancelled, which nobody asked for: " + wish);
            }
        }
        if (sum != answer.totalMinor()) {
            verdict.wrong(wish + ": acknowledged for " + answer.totalMinor() + ", written for " + sum);
        }
    }

    /** Asked again, the place told is that of a later batch, whose readers see the order too. */
    private static boolean isAtOrAfter(String told, String written) {
        return Long.parseLong(told.substring(told.indexOf(':') + 1))
                >= Long.parseLong(written.substring(written.indexOf(':') + 1));
    }

    private static boolean isSame(Part part, Floor.Order order) {
        List<HeldLine> lines = order.held.lines();
        if (part.showId() != order.showId || part.wants().size() != lines.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            Line want = part.wants().get(i);
            HeldLine line = lines.get(i);
            if (want.itemId() != line.itemId()
                    || want.skuId() != line.skuId()
                    || want.pieces() != line.pieces()
                    || want.priceVersion() != line.priceVersion()) {
                return false;
            }
        }
        return true;
    }

    /** What was acknowledged besides orders: cancels, payments, the shop's yes. */
    private void promises() {
        for (long id : said.cancelled()) {
            if (Optional.ofNullable(floor.orders().get(id))
                    .filter(order -> order.state == Floor.State.RELEASED)
                    .isEmpty()) {
                verdict.lost("the cancel of order " + id + " was acknowledged, and it is not released");
            }
        }
        Map<String, Long> paid = new HashMap<>();
        books.payments().forEach(payment -> paid.put(payment.paymentNo(), payment.paidMinor()));
        for (String paymentNo : said.paid()) {
            if (paid.getOrDefault(paymentNo, 0L) == 0) {
                verdict.lost("the cashier said that " + paymentNo + " is paid, and the ledger does not know");
            }
        }
        for (long caseId : said.giveBackAgreed()) {
            if (!office.agreed().contains(caseId)) {
                verdict.lost("the shop's yes to case " + caseId + " was acknowledged and is not written");
            }
        }
    }

    private void followers() {
        books.followed().forEach((follower, position) -> {
            int shard = Integer.parseInt(follower.substring(follower.lastIndexOf(' ') + 1));
            long head = books.heads().getOrDefault(shard, 0L);
            if (position > head) {
                verdict.wrong("follower " + follower + " is at " + position + ", the head is " + head);
            } else if (position < head) {
                verdict.waiting("follower " + follower + " is at " + position + " of " + head);
            }
        });
    }
}
