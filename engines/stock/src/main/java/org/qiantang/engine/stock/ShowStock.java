package org.qiantang.engine.stock;

import com.carrotsearch.hppc.LongIntHashMap;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that one show may sell: the pieces allotted to it, those held for buyers until a deadline, and those sold.
 *
 * <p>{@link #claim} only answers; the other methods change and never refuse, since what they are told has happened.
 * Not thread-safe: a show has one desk.
 */
public final class ShowStock {
    private static final Claim GRANTED = new Claim.Granted();

    private final Map<Long, Counts> skus = new TreeMap<>();
    private final Map<Long, Integer> limits = new HashMap<>();
    /** Of each item, how many pieces each buyer has. */
    private final Map<Long, LongIntHashMap> taken = new HashMap<>();

    private final Shelf<Hold> holds = new Shelf<>();
    private final Deadlines deadlines = new Deadlines();

    /** Pieces promised to one buyer until a deadline. */
    public record Hold(long id, long buyer, List<Wish> wishes, Instant until) {
        public Hold {
            wishes = List.copyOf(wishes);
        }
    }

    /** Offers a SKU for sale; it starts with no pieces. */
    public void offer(long item, long sku, int perBuyer) {
        if (perBuyer < 1) {
            throw new IllegalArgumentException("perBuyer: " + perBuyer + " (expected: 1 or more)");
        }
        limits.put(item, perBuyer);
        skus.putIfAbsent(sku, new Counts(0, 0, 0));
    }

    public void allot(long sku, int pieces) {
        change(sku, Math.addExact(counts(sku).allotted(), pieces), 0, 0);
    }

    /** Takes unsold pieces away. */
    public void giveBack(long sku, int pieces) {
        change(sku, counts(sku).allotted() - pieces, 0, 0);
    }

    /** Whether a buyer can have all of this; nothing is changed. */
    public Claim claim(long buyer, List<Wish> wishes) {
        // Most ask for one thing, and need nothing added up.
        return wishes.size() == 1
                ? judge(
                        buyer,
                        wishes.getFirst(),
                        wishes.getFirst().pieces(),
                        wishes.getFirst().pieces())
                : claimTogether(buyer, wishes);
    }

    private Claim claimTogether(long buyer, List<Wish> wishes) {
        var bySku = new HashMap<Long, Integer>();
        var byItem = new HashMap<Long, Integer>();
        for (Wish wish : wishes) {
            int ofSku = bySku.merge(wish.sku(), wish.pieces(), Integer::sum);
            int ofItem = byItem.merge(wish.item(), wish.pieces(), Integer::sum);
            Claim claim = judge(buyer, wish, ofSku, ofItem);
            if (!(claim instanceof Claim.Granted)) {
                return claim;
            }
        }
        return GRANTED;
    }

    /** One wish, with what is asked for of its SKU and of its item so far. */
    private Claim judge(long buyer, Wish wish, int ofSku, int ofItem) {
        Counts counts = skus.get(wish.sku());
        Integer limit = limits.get(wish.item());
        if (counts == null || limit == null) {
            return new Claim.Unknown(wish.sku());
        }
        if (ofSku > counts.left()) {
            return new Claim.SoldOut(wish.sku(), counts.left());
        }
        return takenBy(wish.item(), buyer) + ofItem > limit ? new Claim.OverLimit(wish.item(), limit) : GRANTED;
    }

    /** How many pieces of an item a buyer has, held and sold: what counts towards the buyer's limit. */
    public int takenBy(long item, long buyer) {
        LongIntHashMap buyers = taken.get(item);
        return buyers == null ? 0 : buyers.getOrDefault(buyer, 0);
    }

    public void hold(Hold hold) {
        if (!holds.add(hold.id(), hold)) {
            throw new IllegalArgumentException("hold: " + hold.id() + " (expected: a new one)");
        }
        deadlines.add(hold.until(), hold.id());
        for (Wish wish : hold.wishes()) {
            change(wish.sku(), counts(wish.sku()).allotted(), wish.pieces(), 0);
            taken.computeIfAbsent(wish.item(), _ -> new LongIntHashMap()).addTo(hold.buyer(), wish.pieces());
        }
    }

    /** Puts held pieces back on sale. */
    public void release(long holdId) {
        Hold hold = end(holdId);
        for (Wish wish : hold.wishes()) {
            change(wish.sku(), counts(wish.sku()).allotted(), -wish.pieces(), 0);
            LongIntHashMap buyers = taken.get(wish.item());
            if (buyers != null && buyers.addTo(hold.buyer(), -wish.pieces()) == 0) {
                buyers.remove(hold.buyer());
            }
        }
    }

    /** Turns held pieces into sold ones; they go on counting towards the buyer's limit. */
    public void sell(long holdId) {
        for (Wish wish : end(holdId).wishes()) {
            change(wish.sku(), counts(wish.sku()).allotted(), -wish.pieces(), wish.pieces());
        }
    }

    public @Nullable Hold holdOf(long holdId) {
        return holds.get(holdId);
    }

    /** Holds whose deadline is not after {@code now}, earliest first, at most {@code max}; they stay until released. */
    public List<Hold> due(Instant now, int max) {
        return deadlines
                .upTo(now)
                .limit(max)
                .mapToObj(id -> Objects.requireNonNull(holds.get(id)))
                .toList();
    }

    /** The next deadline, or null where nothing is held. */
    public @Nullable Instant nextDeadline() {
        return deadlines.next();
    }

    public int openHolds() {
        return holds.size();
    }

    public Counts counts(long sku) {
        Counts counts = skus.get(sku);
        if (counts == null) {
            throw new IllegalArgumentException("sku: " + sku + " (expected: one on offer)");
        }
        return counts;
    }

    /** All SKUs on offer, in the order of their ids. */
    public Map<Long, Counts> all() {
        return Collections.unmodifiableMap(skus);
    }

    private Hold end(long holdId) {
        Hold hold = holds.remove(holdId);
        if (hold == null) {
            throw new IllegalArgumentException("hold: " + holdId + " (expected: an open one)");
        }
        deadlines.remove(hold.until(), hold.id());
        return hold;
    }

    private void change(long sku, int allotted, int held, int sold) {
        Counts before = counts(sku);
        skus.put(sku, new Counts(allotted, before.held() + held, before.sold() + sold));
    }
}
