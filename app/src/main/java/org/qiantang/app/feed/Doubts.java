package org.qiantang.app.feed;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lists must not learn from, as it was when it was last looked at. */
final class Doubts {
    private volatile Map<Long, Suspects.Suspect> known = Map.of();

    /** Takes over what is in doubt now, and says of whom it is another than before. */
    Set<Long> take(Map<Long, Suspects.Suspect> now) {
        var changed = new HashSet<Long>();
        Map<Long, Suspects.Suspect> before = known;
        known = Map.copyOf(now);
        now.forEach((person, suspect) -> {
            if (!suspect.equals(before.get(person))) {
                changed.add(person);
            }
        });
        before.keySet().stream().filter(person -> !now.containsKey(person)).forEach(changed::add);
        return changed;
    }

    /** Whether nothing may be learnt of what somebody did with an item. */
    boolean act(long personId) {
        Suspects.@Nullable Suspect suspect = known.get(personId);
        return suspect != null && suspect.whole();
    }

    boolean paid(Purchases.Paid paid) {
        Suspects.@Nullable Suspect suspect = known.get(paid.buyerId());
        return suspect != null && (suspect.whole() || suspect.orders().contains(paid.orderId()));
    }
}
