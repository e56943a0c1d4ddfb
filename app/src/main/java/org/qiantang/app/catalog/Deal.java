package org.qiantang.app.catalog;

import java.time.Instant;
import org.qiantang.event.Money;

/** A price at which an order was paid (成交价): of one piece, freight apart. */
public record Deal(long skuId, long showId, int pieces, Money price, Instant at) {}
