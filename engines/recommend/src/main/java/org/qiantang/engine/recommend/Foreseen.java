package org.qiantang.engine.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was foreseen of a place when its list was made: of the item that stands there, and of what each {@link Policy} would
 * have put there.
 *
 * @param others one a policy, in their order
 */
public record Foreseen(Placement.Predicted shown, List<Alternative> others) {
    private static final int OF_SHOWN = 4;
    private static final int OF_POLICY = 6;
    private static final int NUMBERS = OF_SHOWN + OF_POLICY * Policy.values().length;

    public Foreseen {
        if (others.size() != Policy.values().length) {
            throw new IllegalArgumentException(
                    "others: " + others.size() + " (expected: " + Policy.values().length + ")");
        }
        others = List.copyOf(others);
    }

    public Alternative of(Policy policy) {
        return others.get(policy.place());
    }

    /** As it is kept: the four probabilities of what stands there; then of each policy 0 or 1, the chance, and its four. */
    public List<Float> numbers() {
        var numbers = new ArrayList<Float>(NUMBERS);
        add(numbers, shown);
        for (Alternative one : others) {
            numbers.add(one.same() ? 1f : 0f);
            numbers.add((float) one.chance());
            add(numbers, one.predicted());
        }
        return numbers;
    }

    /** What {@link #numbers} says; empty where it is of another length, as of a time that foresaw something else. */
    public static Optional<Foreseen> of(List<Float> numbers) {
        if (numbers.size() != NUMBERS) {
            return Optional.empty();
        }
        var others = new ArrayList<Alternative>();
        for (int at = OF_SHOWN; at < NUMBERS; at += OF_POLICY) {
            others.add(new Alternative(numbers.get(at) > 0.5f, numbers.get(at + 1), predicted(numbers, at + 2)));
        }
        return Optional.of(new Foreseen(predicted(numbers, 0), others));
    }

    private static void add(List<Float> numbers, Placement.Predicted predicted) {
        numbers.add((float) predicted.click());
        numbers.add((float) predicted.watch());
        numbers.add((float) predicted.cart());
        numbers.add((float) predicted.pay());
    }

    private static Placement.Predicted predicted(List<Float> numbers, int at) {
        return new Placement.Predicted(numbers.get(at), numbers.get(at + 1), numbers.get(at + 2), numbers.get(at + 3));
    }
}
