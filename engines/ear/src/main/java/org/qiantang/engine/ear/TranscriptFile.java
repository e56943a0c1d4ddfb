package org.qiantang.engine.ear;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An ear that knows beforehand what will be said: it reads a timed transcript along with the sound, by the sound's own
 * clock, and never listens to it. For tests, demonstrations, and shows that somebody else has written down.
 */
public final class TranscriptFile implements Ear {
    private final List<Line> lines;
    private final Engine engine;
    private final Counts counts = new Counts();
    private final Teller teller;

    private final ReentrantLock lock = new ReentrantLock();
    private int next;
    private @Nullable Duration now;
    private boolean closed;

    /** A line of the transcript, its times in the recording. */
    record Line(String text, Duration from, Duration to) {}

    private TranscriptFile(List<Line> lines, Engine engine, EarListener listener) {
        this.lines = List.copyOf(lines);
        this.engine = engine;
        teller = new Teller(engine.name(), listener, counts);
    }

    /**
     * Reads JSON lines ({@code {"t": seconds, "text": "…"}}, with {@code "to"} where it is known), SRT or WebVTT; which
     * of them, the file's beginning says.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is none of these, naming the line
     */
    public static TranscriptFile open(Path file, EarListener listener) throws IOException {
        Path name = file.getFileName();
        Engine engine = new Engine("transcript", name == null ? "" : name.toString());
        return new TranscriptFile(TranscriptLines.read(file), engine, listener);
    }

    /** Tells each line when the sound has come to its end; lines in a hole of the sound, or before it, are not told. */
    @Override
    public void hear(Frame frame) {
        counts.took(frame.length());
        lock.lock();
        try {
            if (closed) {
                counts.dropped(frame.length());
                return;
            }
            if (now == null || !frame.follows(now)) {
                finishBegun();
                next = placeFor(frame.at());
            }
            now = frame.end();
            while (next < lines.size() && lines.get(next).to().compareTo(now) <= 0) {
                tell(lines.get(next++));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public EarTally tally() {
        return counts.tally();
    }

    @Override
    public Duration behind() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            finishBegun();
        } finally {
            lock.unlock();
        }
        teller.close(PATIENCE);
    }

    /** The sound stops here: a line that was being said is told as far as it can have been said. */
    private void finishBegun() {
        Duration end = now;
        if (end == null) {
            return;
        }
        for (; next < lines.size() && lines.get(next).from().compareTo(end) < 0; next++) {
            Line line = lines.get(next);
            tell(new Line(line.text(), line.from(), end));
        }
    }

    /** The first line that is not over at a time; what was told is told again only if the sound has jumped back. */
    private int placeFor(Duration time) {
        int first = now != null && time.compareTo(now) > 0 ? next : 0;
        while (first < lines.size() && lines.get(first).to().compareTo(time) <= 0) {
            first++;
        }
        return first;
    }

    private void tell(Line line) {
        teller.heard(new Heard(line.text(), line.from(), line.to(), true, engine));
    }
}
