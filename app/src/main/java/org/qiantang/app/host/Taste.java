package org.qiantang.app.host;

/**
 * What those in a room make of an item: sums of many people. Fewer than {@link #LEAST} are told as none, so that no figure,
 * and no order of items, tells of a single viewer.
 *
 * @param asked people for whom the items on sale were ranked
 * @param suits for how many of them this item is the first of all
 * @param seen how many people in the room have looked at it before
 */
public record Taste(int asked, int suits, int seen) {
    /** As for all that shops are told of their viewers ({@code insight.Hiding}). */
    public static final int LEAST = 10;

    public static final Taste NONE = new Taste(0, 0, 0);

    public Taste {
        if (suits < 0 || suits > asked) {
            throw new IllegalArgumentException("suits: " + suits + " (expected: 0.." + asked + ")");
        }
        if (seen < 0) {
            throw new IllegalArgumentException("seen: " + seen + " (expected: 0 or more)");
        }
        asked = asked < LEAST ? 0 : asked;
        suits = suits < LEAST ? 0 : suits;
        seen = seen < LEAST ? 0 : seen;
    }
}
