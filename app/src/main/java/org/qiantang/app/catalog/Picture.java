package org.qiantang.app.catalog;

/** A picture's bytes and what they are. */
public record Picture(String name, String type, byte[] bytes) {}
