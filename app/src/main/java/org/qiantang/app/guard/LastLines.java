package org.qiantang.app.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What hosts have said in the last minute, by show, and nothing was found in: half a claim may have gone before. What was
 * found out already would only make the next line look worse. Kept in memory alone, and bounded: the show that was silent
 * longest is forgotten first.
 */
final class LastLines {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_LINES = 8;

    private final int mostShows;

    /** Shows in the order in which they last spoke. */
    private final Map<Long, Deque<Said>> shows = new LinkedHashMap<>(16, 0.75f, true);

    private record Said(Instant at, String text) {}

    LastLines(int mostShows) {
        this.mostShows = mostShows;
    }

    /** What was said in the last minute, the earliest first. */
    synchronized List<String> before(long showId, Instant now) {
        Deque<Said> lines = shows.getOrDefault(showId, new ArrayDeque<>());
        lines.removeIf(said -> said.at().plus(MINUTE).isBefore(now));
        return lines.stream().map(Said::text).toList();
    }

    /** Keeps a line for those after it. */
    synchronized void heard(long showId, Instant now, String text) {
        Deque<Said> lines = shows.computeIfAbsent(showId, _ -> new ArrayDeque<>());
        lines.addLast(new Said(now, text));
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
        if (shows.size() > mostShows) {
            shows.remove(shows.keySet().iterator().next());
        }
    }
}
