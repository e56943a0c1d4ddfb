package org.qiantang.app.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells which accounts may be one person's, each with its grounds. It only tells: people decide what it means. */
final class SamePerson {
    private SamePerson() {}

    /** What two accounts have in common. */
    enum Ground {
        IDENTITY(Strength.STRONG),
        LICENCE(Strength.STRONG),
        PHONE(Strength.MEDIUM),
        ADDRESS(Strength.WEAK);

        private final Strength strength;

        Ground(Strength strength) {
            this.strength = strength;
        }

        Strength strength() {
            return strength;
        }
    }

    /** How much a ground says: a family shares an address, a firm a phone; a paper's number is one person's. */
    enum Strength {
        STRONG,
        MEDIUM,
        WEAK
    }

    /** Something known of an account. */
    record Trait(long personId, Ground ground, String value) {}

    /** Another account, and on what grounds. */
    record Like(long personId, Set<Ground> grounds) {
        Like {
            grounds = Set.copyOf(grounds);
        }

        Strength strength() {
            return grounds.stream()
                    .map(Ground::strength)
                    .min(Strength::compareTo)
                    .orElseThrow();
        }
    }

    /** The accounts that share something with this one: the strongest first, then the older. */
    static List<Like> of(long personId, Collection<Trait> traits) {
        Map<String, Set<Long>> holders = new HashMap<>();
        for (Trait trait : traits) {
            if (!trait.value().isBlank()) {
                holders.computeIfAbsent(trait.ground() + " " + trait.value(), _ -> new TreeSet<>())
                        .add(trait.personId());
            }
        }
        Map<Long, Set<Ground>> shared = new TreeMap<>();
        for (Trait own : traits) {
            if (own.personId() == personId) {
                holders.getOrDefault(own.ground() + " " + own.value(), Set.of()).stream()
                        .filter(other -> other != personId)
                        .forEach(other -> shared.computeIfAbsent(other, _ -> EnumSet.noneOf(Ground.class))
                                .add(own.ground()));
            }
        }
        var likes = new ArrayList<Like>();
        shared.forEach((other, grounds) -> likes.add(new Like(other, grounds)));
        likes.sort((a, b) -> a.strength().compareTo(b.strength()));
        return List.copyOf(likes);
    }
}
