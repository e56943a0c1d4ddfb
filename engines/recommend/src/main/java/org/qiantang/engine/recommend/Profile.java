package org.qiantang.engine.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one person: a value, folded from that person's events alone.
 *
 * @param recent the latest things done, oldest first
 * @param interests what the person said of categories; it outweighs what is found
 */
public record Profile(
        long user,
        List<Done> recent,
        Set<Long> follows,
        Set<Long> blockedItems,
        Set<Long> blockedSellers,
        Map<String, Event.Interest> interests,
        boolean personalised,
        Rfm rfm) {
    private static final double HALF_LIFE_DAYS = 14;
    private static final int MOST_NAMED = 1_000;

    public Profile {
        recent = List.copyOf(recent);
        follows = Set.copyOf(follows);
        blockedItems = Set.copyOf(blockedItems);
        blockedSellers = Set.copyOf(blockedSellers);
        interests = Map.copyOf(interests);
    }

    /** One thing done with an item, as it was then. */
    public record Done(Item item, Act act, Instant at) {}

    /**
     * Recency, frequency and money (Hughes, 1994) of what is remembered.
     *
     * @param lastPaid the epoch where nothing was paid
     */
    public record Rfm(Instant lastPaid, int orders, long cents) {
        static final Rfm NONE = new Rfm(Instant.EPOCH, 0, 0);

        private Rfm with(Done done) {
            return done.act() == Act.PAY
                    ? new Rfm(done.at(), orders + 1, cents + done.item().cents())
                    : this;
        }
    }

    static Profile of(long user) {
        return new Profile(user, List.of(), Set.of(), Set.of(), Set.of(), Map.of(), true, Rfm.NONE);
    }

    Profile did(Done done, int most) {
        List<Done> longer = new ArrayList<>(recent.size() + 1);
        longer.addAll(recent.size() < most ? recent : recent.subList(recent.size() - most + 1, recent.size()));
        longer.add(done);
        return new Profile(
                user, longer, follows, blockedItems, blockedSellers, interests, personalised, rfm.with(done));
    }

    Profile following(long seller, boolean follows) {
        return new Profile(
                user,
                recent,
                changed(this.follows, seller, follows),
                blockedItems,
                blockedSellers,
                interests,
                personalised,
                rfm);
    }

    Profile blockingItem(long item, boolean blocked) {
        return new Profile(
                user,
                recent,
                follows,
                changed(blockedItems, item, blocked),
                blockedSellers,
                interests,
                personalised,
                rfm);
    }

    Profile blockingSeller(long seller, boolean blocked) {
        return new Profile(
                user,
                recent,
                follows,
                blockedItems,
                changed(blockedSellers, seller, blocked),
                interests,
                personalised,
                rfm);
    }

    Profile interested(String category, Event.Interest interest) {
        Map<String, Event.Interest> changed = new HashMap<>(interests);
        switch (interest) {
            case MORE, NONE -> {
                if (changed.size() < MOST_NAMED || changed.containsKey(category)) {
                    changed.put(category, interest);
                }
            }
            case AS_FOUND -> changed.remove(category);
        }
        return new Profile(user, recent, follows, blockedItems, blockedSellers, changed, personalised, rfm);
    }

    Profile switched(boolean on) {
        return new Profile(user, recent, follows, blockedItems, blockedSellers, interests, on, rfm);
    }

    /** How strongly the person leans to each category now, the strongest first; shares that add up to 1. */
    public List<Leaning> leanings(Instant now) {
        Map<String, Double> sums = new HashMap<>();
        for (Done done : recent) {
            String category = done.item().category();
            if (!category.isEmpty()
                    && interests.get(category) != Event.Interest.NONE
                    && done.act().isWish()) {
                sums.merge(category, done.act().weight() * fading(done, now), Double::sum);
            }
        }
        double strongest =
                sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        interests.forEach((category, said) -> {
            if (said == Event.Interest.MORE) {
                sums.merge(category, strongest, Double::sum);
            }
        });
        double total =
                sums.values().stream().mapToDouble(Double::doubleValue).sorted().sum();
        return sums.entrySet().stream()
                .filter(_ -> total > 0)
                .map(entry -> new Leaning(entry.getKey(), entry.getValue() / total))
                .sorted(Comparator.comparingDouble((Leaning one) -> -one.share())
                        .thenComparing(Leaning::category))
                .toList();
    }

    /** A category and its share of all that the person leans to. */
    public record Leaning(String category, double share) {}

    /** How often the person came to each seller, to a room or to pay, fading with time; who looks at goods may not know whose they are. */
    Map<Long, Double> sellers(Instant now) {
        Map<Long, Double> sums = new HashMap<>();
        for (Done done : recent) {
            boolean came = done.item().kind() == Kind.ROOM || done.act() == Act.PAY;
            if (came && done.act().isWish()) {
                sums.merge(done.item().seller(), done.act().weight() * fading(done, now), Double::sum);
            }
        }
        return sums;
    }

    private static double fading(Done done, Instant now) {
        double days = Math.max(0, now.getEpochSecond() - done.at().getEpochSecond()) / 86_400.0;
        return Math.pow(2, -days / HALF_LIFE_DAYS);
    }

    private static Set<Long> changed(Set<Long> ids, long id, boolean in) {
        Set<Long> changed = new HashSet<>(ids);
        if (!in) {
            changed.remove(id);
        } else if (changed.size() < MOST_NAMED) {
            changed.add(id);
        }
        return changed;
    }
}
