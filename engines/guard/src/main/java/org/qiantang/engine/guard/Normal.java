package org.qiantang.engine.guard;

import java.util.Arrays;

/** A line as the rules read it, with the place in the raw text that each of its characters came from. */
public final class Normal implements CharSequence {
    private final String text;
    private final int[] rawFrom;
    private final int[] rawTo;
    private final Looks looks = Looks.ofLine();

    Normal(String text, int[] rawFrom, int[] rawTo) {
        this.text = text;
        this.rawFrom = Arrays.copyOf(rawFrom, text.length());
        this.rawTo = Arrays.copyOf(rawTo, text.length());
    }

    /** The start in the raw text of a span that starts at {@code from} here. */
    public int rawFrom(int from) {
        return rawFrom[from];
    }

    /** The end in the raw text of a span that ends, exclusively, at {@code to} here. */
    public int rawTo(int to) {
        return rawTo[to - 1];
    }

    /** Whether the characters before and at {@code index} stood side by side in the raw text. */
    boolean touches(int index) {
        return index > 0 && index < text.length() && rawTo[index - 1] >= rawFrom[index];
    }

    /** What searches in this line may still cost. */
    Looks looks() {
        return looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.substring(from, to);
    }

    @Override
    public String toString() {
        return text;
    }
}
