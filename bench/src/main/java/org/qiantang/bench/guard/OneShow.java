package org.qiantang.bench.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.LastMinute;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.RunUp;
import org.qiantang.engine.guard.Verdict;

/**
 * Lines judged as the talk of one show, one after the other: each by itself, and with what was said in the minute before
 * it, as rooms do. Each is judged with its own goods, and all are taken to be said aloud about the same. Used by one thread.
 */
final class OneShow {
    /** So much time lies between the beginnings of two lines. */
    private static final long APART_MILLIS = 3_000;
    /** So many lawful lines before it the second reader is told of, as in rooms. */
    private static final int MOST_BEFORE = 8;

    private final Guard alone;
    private final Guard across;
    private final LastMinute minute = new LastMinute();
    private final Deque<String> lawful = new ArrayDeque<>();
    private long number;
    private long goingOn;

    /**
     * @param alone judges a line by itself
     * @param across judges what it says only together with the lines before
     */
    OneShow(Guard alone, Guard across) {
        this.alone = alone;
        this.across = across;
    }

    Judgement judge(Line line) {
        number++;
        var said = new LastMinute.Said(number, number * APART_MILLIS, line.speaker(), "", line.text(), true);
        RunUp before = minute.before(said);
        goingOn += before.hasWords() ? 1 : 0;
        Goods on = line.goods();
        List<Goods> goods = on == null ? List.of() : List.of(on);
        Judgement judgement = across.goingOn(
                alone.judge(inItsPlace(line)),
                before,
                goods,
                of -> new Line(before.text(), line.channel(), line.speaker(), line.on(), of, List.of(), line.room()));
        if (judgement.verdict() == Verdict.CLEAR) {
            keep(line.text());
        }
        minute.hear(said, RunUp.Mark.of(number, judgement));
        return judgement;
    }

    /** How many lines had words before them that they could go on from. */
    long goingOn() {
        return goingOn;
    }

    private Line inItsPlace(Line line) {
        return new Line(
                line.text(), line.channel(), line.speaker(), line.on(), line.goods(), List.copyOf(lawful), line.room());
    }

    private void keep(String text) {
        lawful.addLast(text);
        if (lawful.size() > MOST_BEFORE) {
            lawful.removeFirst();
        }
    }
}
