package org.qiantang.engine.recommend.weigh;

import org.qiantang.engine.recommend.Placement;

/**
 * One place that was on a screen, as it looks to one policy.
 *
 * @param person whose screen it was; people are drawn anew as wholes, and nothing is told of one
 * @param weight the policy's probability of the item that stood there, divided by that of the policy that put it there
 * @param chance the probability with which what the policy would have put there came to stand there; 0 where it could not
 * @param shown what was foreseen of the item that stood there
 * @param chosen what was foreseen of what the policy would have put there
 * @param came what came of it ({@link Outcome#bits})
 */
public record Place(
        long person, double weight, double chance, Placement.Predicted shown, Placement.Predicted chosen, int came) {
    public Place {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: 0 or more)");
        }
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("chance: " + chance + " (expected: 0..1)");
        }
    }
}
