package org.qiantang.app.growth;

/** One thing that people may have done something with: a kind of goods, a span of prices, a shop, or one product, room or film. */
record Feature(Sort sort, String id) {
    /** Each sort weighs something by itself, whatever the others hold. */
    enum Sort {
        CATEGORY(1),
        PRICE(0.5),
        SELLER(0.7),
        ITEM(0.7);

        private final double weight;

        Sort(double weight) {
            this.weight = weight;
        }

        double weight() {
            return weight;
        }
    }
}
