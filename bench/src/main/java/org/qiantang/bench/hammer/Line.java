package org.qiantang.bench.hammer;

/** Pieces of one SKU at the price version that the buyer saw, as the API takes them. */
public record Line(long itemId, long skuId, int pieces, long priceVersion) {}
