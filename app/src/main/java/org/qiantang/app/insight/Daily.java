package org.qiantang.app.insight;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is worked out once a day, up to the last midnight in China, so that who asks often sees nobody come. One thing is worked
 * out at a time; those asked for longest ago go first. What cannot be told yet is asked for again.
 */
public final class Daily<K, V> {
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final int MOST = 200;

    private final InstantSource clock;
    private final BiFunction<K, Instant, Optional<V>> work;
    private final Map<K, V> done = new LinkedHashMap<>(16, 0.75F, true);
    private Instant midnight = Instant.MIN;

    public Daily(InstantSource clock, BiFunction<K, Instant, Optional<V>> work) {
        this.clock = clock;
        this.work = work;
    }

    static Instant midnight(InstantSource clock) {
        return ZonedDateTime.ofInstant(clock.instant(), CHINA)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    public synchronized Optional<V> of(K key) {
        Instant now = midnight(clock);
        if (!now.equals(midnight)) {
            done.clear();
            midnight = now;
        }
        V known = done.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<V> made = work.apply(key, now);
        made.ifPresent(one -> done.put(key, one));
        if (done.size() > MOST) {
            done.remove(done.keySet().iterator().next());
        }
        return made;
    }
}
