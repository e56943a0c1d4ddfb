package org.qiantang.app.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Maker;
import org.qiantang.engine.tlog.leaf.Place;
import org.qiantang.engine.tlog.leaf.Span;
import org.qiantang.engine.tlog.merkle.Hash;

/** Makes leaves of what was done with evidence. Who it was stands in them as a commitment. */
final class AccessLeaves {
    /** A leaf that claims an older time would not be confirmed in time, and spoil all later packs of its room. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Maker maker;

    AccessLeaves(Maker maker) {
        this.maker = maker;
    }

    void write(AccessTable.Waiting access, Sheaf sheaf, Instant now) {
        boolean late = access.at().isBefore(now.minus(FRESH));
        String reason = late ? access.reason() + " [" + access.at() + "]" : access.reason();
        var done = new Access(access.act(), reason, access.device());
        var personal = new TreeMap<String, Hash>();
        personal.put(Leaf.PERSON, access.person());
        @Nullable Content content = access.content();
        sheaf.add(
                sheaf.chapter(access.room(), Place.CUSTODY),
                place -> new Leaf(
                        place,
                        Kind.ACCESS,
                        Span.at(late ? now : access.at()),
                        maker,
                        content,
                        List.of(),
                        personal,
                        done,
                        null));
    }
}
