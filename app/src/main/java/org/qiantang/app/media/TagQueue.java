package org.qiantang.app.media;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags waiting for a slow reader, bounded in bytes; one that falls behind goes on at the next key frame. */
public final class TagQueue {
    private final long maxBytes;
    private final Deque<EncodedTag> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean behind;
    private boolean closed;
    private long skipped;

    public TagQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    public synchronized void offer(EncodedTag tag) {
        if (closed) {
            return;
        }
        if (!behind && waitingBytes > 0 && waitingBytes + tag.size() > maxBytes) {
            fallBehind();
        }
        if (behind && tag.sort() == EncodedTag.Sort.KEY) {
            behind = false;
        }
        if (behind && !tag.sort().isSetup()) {
            skipped++;
            return;
        }
        waiting.add(tag.retain());
        waitingBytes += tag.size();
        if (behind) {
            keepNewestSetups();
        }
        notifyAll();
    }

    /** The next tag, which is then the caller's to release; null if there is none now. */
    public synchronized @Nullable EncodedTag poll() {
        EncodedTag next = waiting.poll();
        if (next != null) {
            waitingBytes -= next.size();
        }
        return next;
    }

    /** Like {@link #poll()}, but waits for one; null only when the queue is closed. */
    synchronized @Nullable EncodedTag take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return poll();
    }

    /** Like {@link #take()}, but waits no longer than this; null when nothing came or the queue is closed. */
    public synchronized @Nullable EncodedTag take(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (waiting.isEmpty() && !closed && left > 0) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
        return poll();
    }

    /** Takes nothing more; what waits may still be taken. */
    public synchronized void finish() {
        closed = true;
        notifyAll();
    }

    public synchronized void close() {
        closed = true;
        waiting.forEach(EncodedTag::release);
        waiting.clear();
        waitingBytes = 0;
        notifyAll();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized long waitingBytes() {
        return waitingBytes;
    }

    /** How many tags were left out so far. */
    public synchronized long skipped() {
        return skipped;
    }

    private void fallBehind() {
        behind = true;
        keepNewestSetups();
    }

    // Frames may be left out, but never the setups that later frames need.
    private void keepNewestSetups() {
        Map<EncodedTag.Sort, EncodedTag> setups = new EnumMap<>(EncodedTag.Sort.class);
        List<EncodedTag> dropped = new ArrayList<>();
        for (EncodedTag tag : waiting) {
            if (!tag.sort().isSetup()) {
                dropped.add(tag);
                skipped++;
                continue;
            }
            EncodedTag older = setups.put(tag.sort(), tag);
            if (older != null) {
                dropped.add(older);
            }
        }
        waiting.clear();
        waiting.addAll(setups.values());
        waitingBytes = waiting.stream().mapToLong(EncodedTag::size).sum();
        dropped.forEach(EncodedTag::release);
    }
}
