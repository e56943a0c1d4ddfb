package org.qiantang.app.catalog;

import java.time.Instant;
import org.qiantang.event.Money;

/** A price version: what a SKU has cost from a moment on, and why. */
public record Price(long skuId, long priceVersion, Money price, String reason, Instant at) {}
