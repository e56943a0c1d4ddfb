package org.qiantang.app.catalog;

import java.util.List;

/** Where a product is sent from, how soon, at whose cost, and which regions it is not sent to. */
public record Delivery(String from, int hoursToShip, boolean freeShipping, List<String> excluded) {
    public Delivery {
        excluded = List.copyOf(excluded);
    }
}
