package org.qiantang.event;

/** A line that is taken back together with another, since it said the same. */
public record CorrectedLine(long lineId) {}
