package org.qiantang.bench.fanout;

import java.nio.ByteBuffer;

/**
 * Finds the lines in a stream of bytes by the mark that each carries, {@code ~t} and the nanoseconds at which it was meant
 * to be sent, and likewise what nobody may miss, by {@code ~m} and its number; a mark may be cut anywhere between two reads.
 */
final class Marker {
    private static final int DIGITS = 16;
    private static final byte TILDE = '~';
    private static final byte LINE = 't';
    private static final byte MUST = 'm';

    private int state;
    private byte kind;
    private long value;

    /** Told of each mark that is complete. */
    interface Found {
        void mark(long nanos);

        default void must(long number) {}
    }

    /** What a message carries that nobody may miss. */
    static String must(long number) {
        return "~m" + digits(number);
    }

    private static String digits(long value) {
        String digits = Long.toString(value);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** A line of exactly so many bytes that carries the time. */
    static String line(long nanos, int bytes) {
        var line = new StringBuilder("~t").append(digits(nanos));
        String filler =
                "this tea is of this spring and still in stock, can I have two boxes with an invoice please, thank you";
        while (line.length() < bytes) {
            line.append(' ').append(filler);
        }
        return line.substring(0, bytes);
    }

    void read(ByteBuffer bytes, Found found) {
        int at = bytes.position();
        int end = bytes.limit();
        while (at < end) {
            byte next = bytes.get(at++);
            if (state == 0) {
                // Most bytes are none of ours: this loop is what a viewer costs.
                while (next != TILDE && at < end) {
                    next = bytes.get(at++);
                }
                state = next == TILDE ? 1 : 0;
            } else if (state == 1) {
                state = next == LINE || next == MUST ? 2 : next == TILDE ? 1 : 0;
                kind = next;
                value = 0;
            } else if (next >= '0' && next <= '9') {
                value = value * 10 + next - '0';
                if (++state == DIGITS + 2) {
                    state = 0;
                    tell(found);
                }
            } else {
                state = next == TILDE ? 1 : 0;
            }
        }
    }

    private void tell(Found found) {
        if (kind == LINE) {
            found.mark(value);
        } else {
            found.must(value);
        }
    }
}
