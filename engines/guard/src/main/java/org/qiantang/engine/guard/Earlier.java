package org.qiantang.engine.guard;

/**
 * The part of a finding that was said in an earlier line.
 *
 * @param line as its keeper knows it
 * @param from in the raw text of that line, end exclusive
 * @param words the part itself, or as much of it as is kept
 * @param begins whether the finding itself begins there; else one of its kind was found there
 */
public record Earlier(long line, int from, int to, String words, boolean begins) {
    public Earlier {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("span: " + from + ".." + to + " (expected: 0 <= from < to)");
        }
    }
}
