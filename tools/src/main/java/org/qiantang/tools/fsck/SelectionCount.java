package org.qiantang.tools.fsck;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.OfferTerms;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;

/** Offers, samples and what is owed for sales (选品), counted anew. The office is told first, then the floor. */
final class SelectionCount {
    /** An offer with every rate that it ever had. */
    static final class Offer {
        final long shopId;
        final long productId;
        final Set<Integer> rates = new HashSet<>();
        OfferTerms terms;
        boolean withdrawn;

        Offer(long shopId, long productId, OfferTerms terms) {
            this.shopId = shopId;
            this.productId = productId;
            this.terms = terms;
            rates.add(terms.commissionBasisPoints());
        }
    }

    /** A request for a sample, and where it stands. */
    static final class Sample {
        final ShopEvent.SampleAsked asked;
        final long shopId;
        String state = "ASKED";

        Sample(long shopId, ShopEvent.SampleAsked asked) {
            this.shopId = shopId;
            this.asked = asked;
        }
    }

    /** What a paid line comes to. */
    record Owed(long kept, long commission) {}

    final Map<Long, Offer> offers = new TreeMap<>();
    final Map<Long, Sample> samples = new TreeMap<>();
    final Map<Long, ItemLinedUp> items = new HashMap<>();
    final Map<Long, PiecesHeld> paid = new TreeMap<>();
    private final Map<Long, PiecesHeld> held = new HashMap<>();
    private final Map<Long, Long> shops = new HashMap<>();
    private final Map<Long, ShopEvent.AllotmentSent> sent = new HashMap<>();
    private final Map<Long, Long> returned = new HashMap<>();
    private final Map<Long, TreeMap<Long, Long>> refunds = new HashMap<>();
    private final Map<Long, Map<Integer, Integer>> cases = new HashMap<>();
    private final Set<Long> closed = new HashSet<>();
    private final Check check;

    SelectionCount(Check check) {
        this.check = check;
    }

    void happened(Recorded place, Event event) {
        if (event instanceof ShopEvent.AboutOffers about) {
            offer(place, about);
        } else if (event instanceof ShopEvent.AllotmentSent out) {
            sent.put(out.transferId(), out);
        } else if (event instanceof ShopEvent.AllotmentBounced back) {
            sent.remove(back.transferId());
        } else if (event instanceof ShopEvent.RefundOrdered refund) {
            refunds.computeIfAbsent(refund.orderId(), _ -> new TreeMap<>())
                    .put(refund.refundId(), refund.amount().minor());
        } else if (event instanceof ShopEvent.AfterSaleAsked asked) {
            Map<Integer, Integer> lines = cases.computeIfAbsent(asked.caseId(), _ -> new HashMap<>());
            asked.lines().forEach(line -> lines.put(line.line(), line.pieces()));
        } else if (event instanceof ShopEvent.OrderClosed order) {
            closed.add(order.orderId());
        } else if (event instanceof ShowEvent show) {
            floor(place, show);
        }
    }

    private void offer(Recorded place, ShopEvent.AboutOffers event) {
        long shop = Streams.idOf(place.stream());
        switch (event) {
            case ShopEvent.OfferPublished one -> {
                boolean twice = offers.values().stream()
                        .anyMatch(offer -> offer.productId == one.productId() && !offer.withdrawn);
                check.must(!twice, "{}: product {} is offered a second time", Story.at(place), one.productId());
                offers.put(one.offerId(), new Offer(shop, one.productId(), one.terms()));
            }
            case ShopEvent.OfferChanged one -> {
                Offer offer = own(place, shop, one.offerId());
                if (offer != null) {
                    offer.terms = one.terms();
                    offer.rates.add(one.terms().commissionBasisPoints());
                }
            }
            case ShopEvent.OfferWithdrawn one -> {
                Offer offer = own(place, shop, one.offerId());
                if (offer != null) {
                    offer.withdrawn = true;
                }
            }
            case ShopEvent.SampleAsked one -> {
                own(place, shop, one.offerId());
                check.must(
                        samples.putIfAbsent(one.sampleId(), new Sample(shop, one)) == null,
                        "{}: sample {} is asked for a second time",
                        Story.at(place),
                        one.sampleId());
            }
            case ShopEvent.SampleSent one -> move(place, one.sampleId(), "ASKED", "SENT");
            case ShopEvent.SampleRefused one -> move(place, one.sampleId(), "ASKED", "REFUSED");
            case ShopEvent.SampleReceived one -> move(place, one.sampleId(), "SENT", "RECEIVED");
        }
    }

    private @Nullable Offer own(Recorded place, long shop, long offerId) {
        Offer offer = offers.get(offerId);
        boolean standing = offer != null && offer.shopId == shop && !offer.withdrawn;
        check.must(standing, "{}: {} of offer {}, which does not stand", Story.at(place), place.type(), offerId);
        return standing ? offer : null;
    }

    private void move(Recorded place, long sampleId, String from, String to) {
        Sample sample = samples.get(sampleId);
        check.must(
                sample != null && sample.state.equals(from),
                "{}: sample {} {}, but was not {}",
                Story.at(place),
                sampleId,
                to,
                from);
        if (sample != null) {
            sample.state = to;
        }
    }

    private void floor(Recorded place, ShowEvent event) {
        if (event instanceof ShowEvent.ShowPlanned plan) {
            shops.put(plan.showId(), plan.merchantId());
        } else if (event instanceof ItemLinedUp item) {
            items.put(item.itemId(), item);
            lineUp(place, item);
        } else if (event instanceof ShowEvent.AllotmentReturned back) {
            returned.merge(back.itemId(), (long) back.pieces(), Long::sum);
        } else if (event instanceof PiecesHeld order) {
            held.put(order.orderId(), order);
            for (HeldLine line : order.lines()) {
                ItemLinedUp item = items.get(line.itemId());
                check.must(
                        item != null && Objects.equals(item.shopId(), order.shopId()),
                        "{}: order {} holds goods of another shop: item {}",
                        Story.at(place),
                        order.orderId(),
                        line.itemId());
            }
        } else if (event instanceof ShowEvent.OrderPaid order) {
            PiecesHeld lines = held.get(order.orderId());
            if (lines != null) {
                paid.put(order.orderId(), lines);
            }
        }
    }

    /** What is picked is what was offered, at a rate that the offer had, from the shop whose goods it is. */
    private void lineUp(Recorded place, ItemLinedUp item) {
        Long offerId = item.offerId();
        if (offerId == null) {
            check.must(
                    item.shopId() == null, "{}: item {} of another shop, not offered", Story.at(place), item.itemId());
            return;
        }
        Offer offer = offers.get(offerId);
        Integer rate = item.commissionBasisPoints();
        Long shop = item.shopId() == null ? shops.get(Streams.idOf(place.stream())) : item.shopId();
        check.must(
                offer != null
                        && offer.productId == item.productId()
                        && rate != null
                        && offer.rates.contains(rate)
                        && shop != null
                        && shop == offer.shopId,
                "{}: item {} is not what offer {} offers",
                Story.at(place),
                item.itemId(),
                offerId);
    }

    /** No more of an offer is out than its shop promised; answers how many pieces are. */
    void promises() {
        var out = new HashMap<Long, Long>();
        sent.values().forEach(one -> {
            ItemLinedUp item = items.get(one.itemId());
            if (item != null && item.offerId() != null) {
                out.merge(item.offerId(), (long) one.pieces(), Long::sum);
            }
        });
        items.values().forEach(item -> {
            if (item.offerId() != null) {
                out.merge(item.offerId(), -returned.getOrDefault(item.itemId(), 0L), Long::sum);
            }
        });
        out.forEach((id, pieces) -> {
            Offer offer = offers.get(id);
            check.must(
                    offer != null && pieces <= offer.terms.piecesPromised(),
                    "offer {}: {} pieces are out, {} were promised",
                    id,
                    pieces,
                    offer == null ? 0 : offer.terms.piecesPromised());
        });
    }

    /** What each line of a paid order comes to: in the manner of the program, written down a second time. */
    List<Owed> owed(PiecesHeld order) {
        List<HeldLine> lines = order.lines();
        long[] kept = lines.stream()
                .mapToLong(line ->
                        closed.contains(order.orderId()) ? 0 : line.price().minor() * line.pieces())
                .toArray();
        refunds.getOrDefault(order.orderId(), new TreeMap<>()).forEach((refund, minor) -> {
            Map<Integer, Integer> about = cases.getOrDefault(refund, Map.of());
            long[] weights = new long[kept.length];
            for (int i = 0; i < kept.length; i++) {
                int pieces = about.isEmpty() ? lines.get(i).pieces() : about.getOrDefault(i, 0);
                weights[i] = Math.min(kept[i], lines.get(i).price().minor() * pieces);
            }
            long sum = Arrays.stream(weights).sum();
            long[] back = split(
                    Arrays.stream(weights)
                            .mapToObj(weight ->
                                    BigInteger.valueOf(weight).multiply(BigInteger.valueOf(Math.min(minor, sum))))
                            .toList(),
                    BigInteger.valueOf(Math.max(1, sum)));
            for (int i = 0; i < kept.length; i++) {
                kept[i] -= back[i];
            }
        });
        var exact = new ArrayList<BigInteger>();
        for (int i = 0; i < kept.length; i++) {
            ItemLinedUp item = items.get(lines.get(i).itemId());
            Integer rate = item == null ? null : item.commissionBasisPoints();
            exact.add(BigInteger.valueOf(kept[i]).multiply(BigInteger.valueOf(rate == null ? 0 : rate)));
        }
        long[] commission = split(exact, BigInteger.valueOf(10_000));
        return IntStream.range(0, kept.length)
                .mapToObj(i -> new Owed(kept[i], commission[i]))
                .toList();
    }

    /** Fractions over one denominator, made whole so that they add up to their sum rounded down. */
    private static long[] split(List<BigInteger> numerators, BigInteger denominator) {
        long[] parts = numerators.stream()
                .mapToLong(one -> one.divide(denominator).longValueExact())
                .toArray();
        long whole = numerators.stream()
                .reduce(BigInteger.ZERO, BigInteger::add)
                .divide(denominator)
                .longValueExact();
        List<Integer> largest = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> numerators.get(i).mod(denominator))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        long missing = whole - Arrays.stream(parts).sum();
        for (int i = 0; i < missing; i++) {
            parts[largest.get(i)]++;
        }
        return parts;
    }
}
