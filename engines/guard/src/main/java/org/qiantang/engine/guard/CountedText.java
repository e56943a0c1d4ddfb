package org.qiantang.engine.guard;

/** A text that counts how often a character of it is looked at: what a pattern costs, on any machine alike. */
final class CountedText implements CharSequence {
    private final CharSequence text;
    private final long most;
    private long looks;

    CountedText(CharSequence text, long most) {
        this.text = text;
        this.most = most;
    }

    /** Thrown when the looks are used up. */
    static final class UsedUp extends RuntimeException {
        UsedUp() {
            super("too many looks", null, false, false);
        }
    }

    long looks() {
        return looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        looks++;
        if (looks > most) {
            throw new UsedUp();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.subSequence(from, to);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
