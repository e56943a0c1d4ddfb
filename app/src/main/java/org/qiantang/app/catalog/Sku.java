package org.qiantang.app.catalog;

import org.qiantang.event.Money;

/**
 * One kind of piece that can be bought.
 *
 * @param free pieces in the warehouse that no show has
 * @param allotted pieces on the way to shows or there, held and sold ones included
 */
public record Sku(long skuId, String code, String name, Money price, long priceVersion, int free, int allotted) {}
