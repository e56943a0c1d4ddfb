package org.qiantang.engine.recommend;

import java.util.Arrays;

/**
 * What an item is like: a direction in a space of any fixed number of dimensions, kept in a byte each, or nothing. Two are compared
 * by the cosine between them, which the bytes tell to about a hundredth.
 */
public final class Content {
    /** Of an item of which nothing is known. */
    public static final Content NONE = new Content(new byte[0]);

    private static final int HIGHEST = 127;

    private final byte[] numbers;
    private final double length;

    private Content(byte[] numbers) {
        this.numbers = numbers;
        long square = 0;
        for (byte one : numbers) {
            square += (long) one * one;
        }
        this.length = Math.sqrt((double) square);
    }

    /** The direction of some numbers; nothing where all of them are 0. */
    public static Content of(float... numbers) {
        float most = 0;
        for (float one : numbers) {
            if (!Float.isFinite(one)) {
                throw new IllegalArgumentException("numbers: " + one + " (expected: finite)");
            }
            most = Math.max(most, Math.abs(one));
        }
        if (most == 0) {
            return NONE;
        }
        byte[] kept = new byte[numbers.length];
        for (int at = 0; at < kept.length; at++) {
            kept[at] = (byte) Math.round(numbers[at] / most * HIGHEST);
        }
        return new Content(kept);
    }

    /** As {@link #bytes} gave it. */
    public static Content ofBytes(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Content(bytes.clone());
    }

    public byte[] bytes() {
        return numbers.clone();
    }

    public boolean isNone() {
        return length == 0;
    }

    /** From -1 to 1, the same; 0 where one is nothing or they are of different spaces. */
    public double likeness(Content other) {
        if (isNone() || other.isNone() || numbers.length != other.numbers.length) {
            return 0;
        }
        int product = 0;
        for (int at = 0; at < numbers.length; at++) {
            product += numbers[at] * other.numbers[at];
        }
        return product / (length * other.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content one && Arrays.equals(numbers, one.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "Content[" + numbers.length + "]";
    }
}
