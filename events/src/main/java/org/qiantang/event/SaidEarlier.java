package org.qiantang.event;

/**
 * A part of a finding that was said in a line before; the span counts UTF-16 units of that line's raw text, end exclusive.
 *
 * @param words the part itself, or its first 60 units where it is what was found there already
 * @param begins whether the finding itself begins there; else one of its kind was found there
 */
public record SaidEarlier(long lineId, int from, int to, String words, boolean begins) {}
