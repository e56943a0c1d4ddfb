package org.qiantang.app.host;

/** A show's title, and the room whose picture it fills. */
public record Playbill(long showId, long roomId, String title) {}
