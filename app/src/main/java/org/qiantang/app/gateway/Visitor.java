package org.qiantang.app.gateway;

/** A person who has signed in. */
public record Visitor(long id, String nickname, boolean mayBuy) {}
