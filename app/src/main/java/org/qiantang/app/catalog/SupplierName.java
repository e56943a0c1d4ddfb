package org.qiantang.app.catalog;

/** A supplier as a product names it. */
public record SupplierName(long id, String name) {}
