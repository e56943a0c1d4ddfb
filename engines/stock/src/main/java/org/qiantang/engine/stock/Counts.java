package org.qiantang.engine.stock;

/** How the pieces of one SKU stand in a show; allotted = held + sold + left, always. */
public record Counts(int allotted, int held, int sold) {
    public Counts {
        if (held < 0 || sold < 0 || allotted < held + sold) {
            throw new IllegalArgumentException("counts: allotted " + allotted + " held " + held + " sold " + sold
                    + " (expected: held and sold within allotted)");
        }
    }

    public int left() {
        return allotted - held - sold;
    }
}
