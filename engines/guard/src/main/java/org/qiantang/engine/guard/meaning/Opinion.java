package org.qiantang.engine.guard.meaning;

import java.util.List;
import java.util.Map;

/**
 * What the second reader makes of one reading.
 *
 * @param violates calibrated probability, 0..1
 * @param needsEvidence calibrated probability, 0..1; with {@code violates} at most 1
 * @param categories probability, 0..1, that a violation would be of this kind, likeliest first; they add up to 1
 */
public record Opinion(double violates, double needsEvidence, List<Map.Entry<String, Double>> categories) {

    public Opinion {
        if (!(violates >= 0 && needsEvidence >= 0 && violates + needsEvidence <= 1.000_001)) {
            throw new IllegalArgumentException("violates, needsEvidence: " + violates + ", " + needsEvidence
                    + " (expected: 0..1, together at most 1)");
        }
        categories = List.copyOf(categories);
    }

    /** Whether it holds that to be lawful, likelier than not: a line that may violate or needs evidence is not. */
    public boolean isLawful() {
        return 1 - violates - needsEvidence > 0.5;
    }

    /** The likeliest kind. */
    public String category() {
        return categories.getFirst().getKey();
    }
}
