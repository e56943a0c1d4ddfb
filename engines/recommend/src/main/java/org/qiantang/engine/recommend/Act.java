package org.qiantang.engine.recommend;

/** What a person did with an item, from the weakest wish to the strongest, then the two refusals. */
public enum Act {
    CLICK(1),
    /** Stayed for thirty seconds. */
    WATCH(2),
    LIKE(2),
    CART(4),
    PAY(8),
    /** Left within a few seconds. */
    QUICK_EXIT(0),
    /** Said "not for me". */
    DISLIKE(0);

    private final int weight;

    Act(int weight) {
        this.weight = weight;
    }

    /** What it adds to the heat of the item and to the person's leanings. */
    public int weight() {
        return weight;
    }

    public boolean isWish() {
        return weight > 0;
    }
}
