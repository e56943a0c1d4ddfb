package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.question.EarlierLines;

/** What a show's helpdesk has heard and not yet looked at, and what it remembers of who said what; all of it bounded. */
final class Heard {
    static final int MOST_LINES = 1_000;
    private static final int MOST_CHATTER = 1_000;
    private static final int MOST_BUYERS = 10_000;

    /** A viewer's line as it was heard. */
    record Line(long lineId, long personId, String text, Instant at) {}

    private final Queue<Line> lines = new ArrayBlockingQueue<>(MOST_LINES);
    private final Queue<Long> holders = new ArrayBlockingQueue<>(MOST_LINES);
    private final Queue<Long> payers = new ArrayBlockingQueue<>(MOST_LINES);
    private final AtomicInteger heldBack = new AtomicInteger();
    private final LongAdder missed = new LongAdder();

    // Touched by the helpdesk's own turn alone.
    private final EarlierLines said = new EarlierLines();
    private final SequencedSet<String> chatter = new LinkedHashSet<>();
    private final SequencedSet<Long> buyers = new LinkedHashSet<>();

    /** Never blocks: what finds no room is counted. */
    void line(long lineId, long personId, String text, Instant at) {
        if (!lines.offer(new Line(lineId, personId, text, at))) {
            missed.increment();
        }
    }

    void holds(long personId) {
        if (!holders.offer(personId)) {
            missed.increment();
        }
    }

    void paid(long personId) {
        if (!payers.offer(personId)) {
            missed.increment();
        }
    }

    void heldBack() {
        heldBack.incrementAndGet();
    }

    long missed() {
        return missed.sum();
    }

    /** The next line; null where there is none. */
    @Nullable
    Line next() {
        return lines.poll();
    }

    int takeHeldBack() {
        return heldBack.getAndSet(0);
    }

    /** Those who have paid since it was last asked; they and who holds pieces are buyers from now on. */
    List<Long> takePayers() {
        for (Long holder = holders.poll(); holder != null; holder = holders.poll()) {
            note(holder);
        }
        var fresh = new ArrayList<Long>();
        for (Long payer = payers.poll(); payer != null; payer = payers.poll()) {
            note(payer);
            fresh.add(payer);
        }
        return fresh;
    }

    boolean isBuyer(long personId) {
        return buyers.contains(personId);
    }

    /** What the viewer said before this line, oldest first; the line is remembered for the next. */
    List<String> before(Line line) {
        return said.before(line.personId(), line.text());
    }

    /** Whether these words have turned out to ask nothing a while ago. */
    boolean isChatter(String key) {
        return chatter.contains(key);
    }

    void chatter(String key) {
        chatter.add(key);
        if (chatter.size() > MOST_CHATTER) {
            chatter.removeFirst();
        }
    }

    private void note(long personId) {
        if (buyers.size() < MOST_BUYERS) {
            buyers.add(personId);
        }
    }
}
