package org.qiantang.app.media;

/** The secret in the addresses that a bigger media server calls; made at the first start. */
public record CallbackSecret(String text) {}
