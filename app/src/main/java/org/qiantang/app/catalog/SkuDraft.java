package org.qiantang.app.catalog;

import org.qiantang.event.Money;

/**
 * A SKU as a merchant wrote it.
 *
 * @param free pieces to open with; it counts for a new SKU only, since the warehouse knows better about an old one
 */
public record SkuDraft(String code, String name, Money price, int free) {}
