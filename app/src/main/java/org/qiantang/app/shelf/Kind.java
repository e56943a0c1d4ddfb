package org.qiantang.app.shelf;

import org.qiantang.event.Money;

/** One kind of piece of an offer, with what it costs in this show and how many are left. */
public record Kind(long skuId, String name, Money price, int left) {}
