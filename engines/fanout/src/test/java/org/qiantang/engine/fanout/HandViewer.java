package org.qiantang.engine.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A viewer whose reading is moved by hand: what is written waits until {@link #read}. */
final class HandViewer implements Viewer {
    private final long personId;
    private final Executor lane;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    final List<String> heard = new ArrayList<>();
    long mostPending;

    @Nullable
    String closed;

    HandViewer(long personId, Executor lane) {
        this.personId = personId;
        this.lane = lane;
    }

    HandViewer(long personId) {
        this(personId, Runnable::run);
    }

    @Override
    public long personId() {
        return personId;
    }

    @Override
    public Executor lane() {
        return lane;
    }

    @Override
    public void write(ByteBuf frame) {
        var bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        frame.release();
        waiting.add(bytes);
        mostPending = Math.max(mostPending, pendingBytes());
    }

    @Override
    public long pendingBytes() {
        return waiting.stream().mapToLong(bytes -> bytes.length).sum();
    }

    @Override
    public void close(String reason) {
        closed = reason;
        waiting.clear();
    }

    /** Reads all that waits. */
    HandViewer read() {
        return read(Integer.MAX_VALUE);
    }

    HandViewer read(int frames) {
        for (int count = 0; count < frames && !waiting.isEmpty(); count++) {
            heard.add(text(waiting.remove()));
        }
        return this;
    }

    /** The must messages, lines or values heard so far that look like the pattern's first group. */
    List<String> all(String pattern) {
        return heard.stream()
                .flatMap(text -> Pattern.compile(pattern).matcher(text).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String text(byte[] frame) {
        int length = frame[1];
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        return new String(Arrays.copyOfRange(frame, header, frame.length), UTF_8);
    }
}
