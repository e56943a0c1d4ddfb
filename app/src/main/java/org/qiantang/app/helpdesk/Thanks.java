package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Thanks for orders and follows, in moderation: at most one line in a while, for all together, without a name. */
final class Thanks {
    private static final int MOST = 10_000;

    private final Set<Long> buyers = new HashSet<>();
    private long followers;
    private @Nullable Instant last;

    void bought(long personId) {
        if (buyers.size() < MOST) {
            buyers.add(personId);
        }
    }

    void followed(long people) {
        followers += people;
    }

    /** The line to say now; empty where there is nobody to thank, or the last thanks were too short ago. */
    Optional<String> due(Instant now, Duration apart) {
        boolean soon = last != null && last.plus(apart).isAfter(now);
        if (apart.isZero() || soon || (buyers.isEmpty() && followers == 0)) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        if (!buyers.isEmpty()) {
            parts.add(buyers.size() + " 位朋友下单");
        }
        if (followers > 0) {
            parts.add(followers + " 位朋友关注");
        }
        buyers.clear();
        followers = 0;
        last = now;
        return Optional.of("谢谢 " + String.join("、", parts) + "。");
    }

    /** Forgets whom nobody thanked, so that it is not made up for later. */
    void forget() {
        buyers.clear();
        followers = 0;
    }
}
