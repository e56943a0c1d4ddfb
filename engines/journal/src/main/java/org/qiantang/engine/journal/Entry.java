package org.qiantang.engine.journal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * An event as a writer hands it over: the story it belongs to, its kind, and its bytes.
 *
 * <p>What an entry accepts every journal can store: a writer retries a failing batch for ever, so nothing may reach it
 * that fails each time.
 *
 * @param at when it happened; the journal keeps it to the microsecond, cutting off the rest
 * @param body not to be changed by anyone once handed over
 * @param asides words or addresses that belong to people; kept beside the journal so that they can be forgotten; each
 *     slot at most once
 */
public record Entry(String stream, String type, int version, Instant at, byte[] body, List<Aside> asides) {
    /** The most bytes in one body. */
    public static final int MAX_BODY = 1 << 20;

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final long ROW_BYTES = 64;

    public Entry {
        requireName("stream", stream);
        requireName("type", type);
        if (version < 1 || version > Short.MAX_VALUE) {
            throw new IllegalArgumentException("version: " + version + " (expected: 1.." + Short.MAX_VALUE + ")");
        }
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException("at: " + at + " (expected: " + EARLIEST + " to " + LATEST + ")");
        }
        if (body.length > MAX_BODY) {
            throw new IllegalArgumentException("body: " + body.length + " bytes (expected: up to " + MAX_BODY + ")");
        }
        asides = List.copyOf(asides);
        if (asides.size() > 1) {
            requireSlotsOnce(asides);
        }
    }

    private static void requireSlotsOnce(List<Aside> asides) {
        var slots = new HashSet<Integer>();
        for (Aside aside : asides) {
            if (!slots.add(aside.slot())) {
                throw new IllegalArgumentException("slot: " + aside.slot() + " (expected: each at most once)");
            }
        }
    }

    long weight() {
        long bytes = ROW_BYTES + body.length;
        for (Aside aside : asides) {
            bytes += ROW_BYTES + aside.body().length;
        }
        return bytes;
    }

    private static void requireName(String what, String name) {
        if (name.isEmpty() || name.length() > 100) {
            throw new IllegalArgumentException(what + ": " + name + " (expected: 1..100 characters)");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        what + ": character " + (int) c + " at " + i + " (expected: no controls, no surrogates)");
            }
        }
    }
}
