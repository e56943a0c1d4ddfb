package org.qiantang.app.catalog;

/** Whose a SKU is, and of which product. */
public record SkuOwner(long merchantId, long productId) {}
