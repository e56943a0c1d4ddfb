package org.qiantang.app.simulation;

import java.util.ArrayDeque;
import java.util.stream.Collectors;

/** What happened in one run: all of it as a number, the end of it in words. */
final class Diary {
    private static final int KEPT = Integer.getInteger("kept", 80);

    private record Line(long micros, String what) {}

    private final ArrayDeque<Line> latest = new ArrayDeque<>();
    private final StringBuilder all = new StringBuilder();
    private final boolean whole;
    private long hash = 1;
    private long lines;

    /** @param whole whether every line is kept, and not the last ones only */
    Diary(boolean whole) {
        this.whole = whole;
    }

    void say(long micros, String line) {
        lines++;
        hash = 31 * (31 * hash + micros) + line.hashCode();
        if (whole) {
            all.append(micros).append(' ').append(line).append('\n');
        }
        if (latest.size() == KEPT) {
            latest.remove();
        }
        latest.add(new Line(micros, line));
    }

    /** Equal for equal runs. */
    long hash() {
        return hash;
    }

    long lines() {
        return lines;
    }

    String whole() {
        return all.toString();
    }

    String latest() {
        return latest.stream()
                .map(one -> "%10.3f s  %s".formatted(one.micros() / 1e6, one.what()))
                .collect(Collectors.joining("\n"));
    }
}
