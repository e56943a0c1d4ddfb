package org.qiantang.engine.recommend;

/**
 * The bounds of everything that is kept, and the few knobs of business.
 *
 * @param people profiles kept; the one longest silent goes first, as if forgotten
 * @param recent events kept of a person
 * @param items listed; the one listed longest ago goes first
 * @param sessions kept for neighbours
 * @param examples impressions with their outcome from which the ranker is folded
 * @param exploring share of lists in which one place is given to something new, 0 to 0.2
 * @param marginWeight how much a margin may add to a score or take from it, as a share of it, 0 to 0.5
 */
public record Settings(
        int people, int recent, int items, int sessions, int examples, double exploring, double marginWeight) {
    public static final Settings USUAL = new Settings(200_000, 200, 200_000, 200_000, 65_536, 0.05, 0.2);

    public Settings {
        if (people < 1 || recent < 1 || items < 1 || sessions < 1 || examples < 2) {
            throw new IllegalArgumentException("bounds: " + people + ", " + recent + ", " + items + ", " + sessions
                    + ", " + examples + " (expected: all above 0, examples above 1)");
        }
        if (!(exploring >= 0 && exploring <= 0.2)) {
            throw new IllegalArgumentException("exploring: " + exploring + " (expected: 0..0.2)");
        }
        if (!(marginWeight >= 0 && marginWeight <= 0.5)) {
            throw new IllegalArgumentException("marginWeight: " + marginWeight + " (expected: 0..0.5)");
        }
    }
}
