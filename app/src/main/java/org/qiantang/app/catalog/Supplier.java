package org.qiantang.app.catalog;

/** Somebody who supplies a shop with goods, as the shop's own register has them. */
public record Supplier(
        long id,
        long merchantId,
        String name,
        String licence,
        String contact,
        String phone,
        String terms,
        boolean archived) {}
