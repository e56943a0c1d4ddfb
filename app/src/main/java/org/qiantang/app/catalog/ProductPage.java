package org.qiantang.app.catalog;

import java.util.List;

/** Some of a merchant's products, and how many there are in all. */
public record ProductPage(List<Product> items, long total) {
    public ProductPage {
        items = List.copyOf(items);
    }
}
