package org.qiantang.app.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.qiantang.app.growth.Tastes.Taste;
import org.qiantang.app.insight.Hiding;

/**
 * Others in the order of their likeness to a seed, and how good that order is. People are dealt into five parts, and each part is
 * judged by what the other four teach: nobody's place comes from having been seen, so that the part of the seed that stands
 * among the first of the others is what may be expected of people who are like it and are not known to be.
 */
final class Alike {
    static final int PARTS = 5;
    /** Others from whom one part learns; of more a part is taken. */
    private static final int MOST_TAUGHT = 20_000;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<Scored> seed = new ArrayList<>();
    private final List<Scored> others = new ArrayList<>();

    private Alike() {}

    /** Somebody with what the parts that do not hold them say. */
    record Scored(Taste taste, double score) {}

    /**
     * What the first of the others are worth.
     *
     * @param people how many they are
     * @param found the share of the seed that is at least as much alike as they are, 0 to 1
     */
    record Reach(int people, double found) {}

    static Alike of(Tastes tastes, Set<Long> seed) {
        var alike = new Alike();
        for (int part = 0; part < PARTS; part++) {
            List<Taste> in = new ArrayList<>();
            List<Taste> out = new ArrayList<>();
            List<Taste> judged = new ArrayList<>();
            for (Taste one : tastes.people()) {
                if (part(one.person()) == part) {
                    judged.add(one);
                } else if (seed.contains(one.person())) {
                    in.add(one);
                } else {
                    out.add(one);
                }
            }
            if (in.isEmpty() || out.isEmpty()) {
                continue;
            }
            Likeness likeness = Likeness.of(in, some(out), tastes.features().size(), new SplittableRandom(part + 1));
            for (Taste one : judged) {
                (seed.contains(one.person()) ? alike.seed : alike.others).add(new Scored(one, likeness.of(one)));
            }
        }
        alike.others.sort(Comparator.comparingDouble((Scored one) -> -one.score())
                .thenComparingLong(one -> mixed(one.taste().person())));
        return alike;
    }

    private static List<Taste> some(List<Taste> all) {
        return all.size() <= MOST_TAUGHT
                ? all
                : all.stream()
                        .sorted(Comparator.comparingLong(one -> mixed(one.person())))
                        .limit(MOST_TAUGHT)
                        .toList();
    }

    private static long mixed(long person) {
        long one = (person ^ (person >>> 32)) * MIX;
        return one ^ (one >>> 29);
    }

    private static int part(long person) {
        return (int) Long.remainderUnsigned(mixed(person), PARTS);
    }

    List<Scored> seed() {
        return seed;
    }

    /** Whoever is most like the seed first. */
    List<Scored> others() {
        return others;
    }

    /** The first of each hundred others, as many. */
    List<Scored> first(int percent) {
        return others.subList(0, share(others.size(), percent));
    }

    /** So many of each hundred. */
    static int share(int people, int percent) {
        return people * percent / 100;
    }

    /** Of equals who stand on the edge, as much of the seed is found as of the others is within. */
    Reach reach(int percent) {
        int people = share(others.size(), percent);
        if (people == 0 || seed.isEmpty()) {
            return new Reach(people, 0);
        }
        double edge = others.get(people - 1).score();
        long over = others.stream().filter(one -> one.score() > edge).count();
        long on = others.stream().filter(one -> one.score() == edge).count();
        long found = seed.stream().filter(one -> one.score() > edge).count();
        long foundOn = seed.stream().filter(one -> one.score() == edge).count();
        return new Reach(people, (found + foundOn * (people - over) / (double) on) / seed.size());
    }

    /** Whether so many of a number may be told: neither they nor the rest may be few. */
    static boolean isTellable(int people, int of) {
        return people >= Hiding.LEAST && !Hiding.isSmall(of - people);
    }
}
