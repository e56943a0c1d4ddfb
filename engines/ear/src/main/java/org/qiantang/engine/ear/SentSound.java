package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sound of one connection as its server counts it, from zero and without holes, and when each part of it sounded in
 * the recording. One thread sends while another looks times up.
 */
final class SentSound {
    /** What FunASR's servers count in: 60 ms a message. */
    static final int CHUNK_BYTES = (int) Pcm.bytes(Duration.ofMillis(60));
    /** Quiet put where the sound has a hole, longer than the 800 ms after which FunASR ends a sentence. */
    static final Duration HOLE = Duration.ofMillis(900);

    /** Clocks that are off by less leave no mark. */
    private static final Duration EXACT = Duration.ofMillis(20);

    private static final int MOST_MARKS = 4_096;

    private final TreeMap<Long, Duration> marks = new TreeMap<>();
    private final byte[] pending = new byte[CHUNK_BYTES];
    private int pendingBytes;
    private long bytes;
    private Duration end = Duration.ZERO;

    /** The messages to send now that this frame has come. */
    synchronized List<byte[]> add(Frame frame) {
        List<byte[]> chunks = new ArrayList<>();
        if (!marks.isEmpty() && !frame.follows(end)) {
            append(new byte[(int) Pcm.bytes(HOLE)], chunks);
        }
        if (marks.isEmpty() || frame.at().minus(end).abs().compareTo(EXACT) > 0) {
            mark(frame.at());
        }
        append(frame.pcm(), chunks);
        end = place(bytes);
        return chunks;
    }

    /** What is left and does not fill a message; empty if there is nothing. */
    synchronized byte[] rest() {
        byte[] rest = Arrays.copyOf(pending, pendingBytes);
        pendingBytes = 0;
        return rest;
    }

    /** When the first of it sounded, as far back as it is known. */
    synchronized Duration begin() {
        return marks.isEmpty() ? Duration.ZERO : marks.firstEntry().getValue();
    }

    /** When the last of it sounded. */
    synchronized Duration end() {
        return end;
    }

    /** When that sounded which the server places so far from its own beginning. */
    synchronized Duration placeOf(Duration fromServersZero) {
        long at = Math.clamp(Pcm.bytes(fromServersZero), 0, bytes);
        return place(at);
    }

    private Duration place(long at) {
        Map.Entry<Long, Duration> mark = marks.floorEntry(at);
        if (mark == null) {
            // Older than the oldest mark that is kept.
            return begin();
        }
        Duration place = mark.getValue().plus(Pcm.length(at - mark.getKey()));
        Map.Entry<Long, Duration> next = marks.higherEntry(mark.getKey());
        if (next == null || next.getValue().compareTo(mark.getValue()) < 0) {
            return place;
        }
        // The quiet in a hole may be longer than the hole.
        return place.compareTo(next.getValue()) <= 0 ? place : next.getValue();
    }

    private void mark(Duration at) {
        marks.put(bytes, at);
        if (marks.size() > MOST_MARKS) {
            marks.pollFirstEntry();
        }
    }

    private void append(byte[] pcm, List<byte[]> chunks) {
        bytes += pcm.length;
        for (int at = 0; at < pcm.length; ) {
            int part = Math.min(pcm.length - at, CHUNK_BYTES - pendingBytes);
            System.arraycopy(pcm, at, pending, pendingBytes, part);
            pendingBytes += part;
            at += part;
            if (pendingBytes == CHUNK_BYTES) {
                chunks.add(rest());
            }
        }
    }
}
