package org.qiantang.app.checkout;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shop asks for sending a parcel, in fen.
 *
 * @param baseMinor for any parcel
 * @param freeFromMinor goods of so much or more waive the base fee; null for never
 * @param surchargesMinor what is added for a region, waived or not
 * @param notServed where the shop does not send to
 */
record FreightRules(
        long baseMinor, @Nullable Long freeFromMinor, Map<Region, Long> surchargesMinor, Set<Region> notServed) {
    static final long MOST_MINOR = 1_000_000;
    static final FreightRules FREE = new FreightRules(0, null, Map.of(), Set.of());

    FreightRules {
        within("baseMinor", baseMinor);
        if (freeFromMinor != null && (freeFromMinor < 0 || freeFromMinor > 100 * MOST_MINOR)) {
            throw new IllegalArgumentException("freeFromMinor: " + freeFromMinor + " (expected: 0 or more)");
        }
        surchargesMinor.forEach((region, minor) -> within("surchargesMinor." + region, minor));
        surchargesMinor = surchargesMinor.isEmpty() ? Map.of() : new EnumMap<>(surchargesMinor);
        notServed = notServed.isEmpty() ? Set.of() : EnumSet.copyOf(notServed);
    }

    /** One line of a parcel, as far as sending it matters. */
    record Line(long goodsMinor, boolean sentFree, Set<Region> notServed) {}

    /** Whether this shop sends this line there. */
    boolean serves(Region region, Line line) {
        return !notServed.contains(region) && !line.notServed().contains(region);
    }

    /** The freight of one parcel; nothing where every line of it is sent free. */
    long costs(Region region, List<Line> lines) {
        if (lines.stream().allMatch(Line::sentFree)) {
            return 0;
        }
        long goods = lines.stream().mapToLong(Line::goodsMinor).reduce(0, Math::addExact);
        boolean waived = freeFromMinor != null && goods >= freeFromMinor;
        return (waived ? 0 : baseMinor) + surchargesMinor.getOrDefault(region, 0L);
    }

    /** Whether the parcel costs nothing wherever it may go. */
    boolean freeEverywhere(List<Line> lines) {
        return Arrays.stream(Region.values())
                .filter(region -> !notServed.contains(region))
                .allMatch(region -> costs(region, lines) == 0);
    }

    private static void within(String name, long minor) {
        if (minor < 0 || minor > MOST_MINOR) {
            throw new IllegalArgumentException(name + ": " + minor + " (expected: 0.." + MOST_MINOR + ")");
        }
    }
}
