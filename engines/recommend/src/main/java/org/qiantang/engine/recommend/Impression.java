package org.qiantang.engine.recommend;

import java.util.List;

/**
 * An item that was on somebody's screen, as far as the ranker learns from it.
 *
 * @param features what the ranker saw of the item when it put it there, in the order of {@link Feature}
 */
public record Impression(long item, List<Float> features) {
    /** Raised whenever features come to mean something else, so that those kept before are not misread. */
    public static final int SCHEME = 1;

    public Impression {
        if (features.size() != Feature.COUNT) {
            throw new IllegalArgumentException("features: " + features.size() + " (expected: " + Feature.COUNT + ")");
        }
        features = List.copyOf(features);
    }
}
