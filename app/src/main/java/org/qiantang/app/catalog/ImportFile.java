package org.qiantang.app.catalog;

/** A file of goods as somebody brought it. */
public record ImportFile(String name, GoodsFormat format, byte[] bytes) {}
