package org.qiantang.engine.guard;

/** A stretch of the normalised text, end exclusive. */
record Span(int from, int to) {

    boolean overlaps(int otherFrom, int otherTo) {
        return from < otherTo && otherFrom < to;
    }

    boolean overlaps(Span other) {
        return overlaps(other.from, other.to);
    }

    String in(CharSequence text) {
        return text.subSequence(from, to).toString();
    }
}
