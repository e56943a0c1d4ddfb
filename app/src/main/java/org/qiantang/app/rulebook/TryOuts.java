package org.qiantang.app.rulebook;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.journal.Office;
import org.qiantang.app.rulebook.PastLines.Said;
import org.qiantang.app.rulebook.TryOut.Difference;
import org.qiantang.app.rulebook.TryOut.Kind;
import org.qiantang.app.rulebook.TryOut.State;
import org.qiantang.app.rulebook.TryTable.Counts;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Line;
import org.qiantang.event.Ids;
import org.qiantang.event.RuleEvent.RulesTried;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Try-outs as work in the background, one at a time: each past line is judged by the book in force and by the draft, with
 * the same goods on the same day, so that what differs comes from the draft alone.
 */
final class TryOuts implements AutoCloseable {
    static final int MOST_LINES = 20_000;

    /** So many lines in which a draft differs are kept; all are counted. */
    static final int MOST_KEPT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(TryOuts.class);
    private static final int WAITING = 8;
    private static final int PIECE = 200;

    private final PastLines past;
    private final RuleBooks books;
    private final RuleDesk desk;
    private final TryTable tries;
    private final Office office;
    private final Ids ids;
    private final InstantSource clock;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("rule-try-out").daemon().factory());

    TryOuts(
            PastLines past,
            RuleBooks books,
            RuleDesk desk,
            TryTable tries,
            Office office,
            Ids ids,
            InstantSource clock) {
        this.past = past;
        this.books = books;
        this.desk = desk;
        this.tries = tries;
        this.office = office;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was under way when the program ended is marked so. */
    void start() {
        int interrupted = tries.interruptAll(clock.instant());
        if (interrupted > 0) {
            LOG.warn("try-outs interrupted: count={}", interrupted);
        }
    }

    /** Begins to try a draft out; empty where one is under way, or too many wait. */
    Optional<TryOut> begin(RuleChange change, int lines, long personId) {
        if (tries.isOneUnderWay(change.id())) {
            return Optional.empty();
        }
        Guard before = books.guard();
        Guard after = desk.guardWith(change);
        long tryId = ids.next();
        tries.insert(tryId, change, personId, before.version(), past.count(lines), clock.instant());
        try {
            worker.execute(() -> run(tryId, change, lines, personId, before, after));
        } catch (RejectedExecutionException full) {
            tries.end(tryId, State.INTERRUPTED, clock.instant());
            return Optional.empty();
        }
        return tries.one(tryId);
    }

    private void run(long tryId, RuleChange change, int lines, long personId, Guard before, Guard after) {
        try {
            boolean whole = compare(tryId, lines, before, after);
            office.write(pen -> {
                if (tries.end(tryId, whole ? State.DONE : State.STOPPED, clock.instant())) {
                    TryOut end = tries.one(tryId).orElseThrow();
                    pen.write(
                            Streams.rule(change.id()),
                            new RulesTried(
                                    clock.instant(),
                                    change.id(),
                                    change.revision(),
                                    tryId,
                                    personId,
                                    before.version(),
                                    end.done(),
                                    end.found(),
                                    end.gone(),
                                    whole));
                }
                return null;
            });
        } catch (RuntimeException | Error trouble) {
            // Whatever ends the work must not leave the officer waiting for it for ever.
            LOG.warn("try-out ended early: try={}", tryId, trouble);
            tries.end(tryId, State.INTERRUPTED, clock.instant());
        }
    }

    /** Goes through the lines, newest first; false where somebody stopped it. */
    private boolean compare(long tryId, int lines, Guard before, Guard after) {
        var counts = new Counts(0, 0, 0, 0);
        int kept = 0;
        long last = Long.MAX_VALUE;
        while (counts.done() < lines) {
            List<Said> piece = past.before(last, Math.min(PIECE, lines - counts.done()));
            if (piece.isEmpty()) {
                break;
            }
            var differences = new ArrayList<Difference>();
            piece.forEach(said -> differences.addAll(differences(said, before, after)));
            for (Difference one : differences.subList(0, Math.min(differences.size(), MOST_KEPT - kept))) {
                kept++;
                tries.add(tryId, kept, one);
            }
            counts = new Counts(
                    counts.done() + piece.size(),
                    counts.found() + of(Kind.FOUND, differences),
                    counts.gone() + of(Kind.GONE, differences),
                    counts.changed() + of(Kind.CHANGED, differences));
            last = piece.getLast().lineId();
            if (tries.progress(tryId, counts)) {
                return false;
            }
        }
        return true;
    }

    private static int of(Kind kind, List<Difference> differences) {
        return (int) differences.stream().filter(one -> one.kind() == kind).count();
    }

    /** How two books differ about a line; findings of one rule that overlap are the same finding. */
    static List<Difference> differences(Said said, Guard before, Guard after) {
        var line = new Line(
                said.text(),
                Channel.SPEECH,
                said.speaker(),
                LocalDate.ofInstant(said.at(), RuleDesk.CHINA),
                said.goods());
        List<Finding> old = before.judge(line).standing();
        List<Finding> now = after.judge(line).standing();
        var differences = new ArrayList<Difference>();
        for (Finding one : now) {
            Optional<Finding> same =
                    old.stream().filter(other -> isSame(one, other)).findFirst();
            String was = same.map(TryOuts::verdict).orElse("clear");
            if (!was.equals(verdict(one))) {
                Kind kind = same.isPresent() ? Kind.CHANGED : Kind.FOUND;
                differences.add(new Difference(kind, said, one.rule(), one.from(), one.to(), was, verdict(one)));
            }
        }
        old.stream()
                .filter(one -> now.stream().noneMatch(other -> isSame(one, other)))
                .map(one -> new Difference(Kind.GONE, said, one.rule(), one.from(), one.to(), verdict(one), "clear"))
                .forEach(differences::add);
        return differences;
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.rule().equals(other.rule()) && one.from() < other.to() && other.from() < one.to();
    }

    private static String verdict(Finding finding) {
        return finding.verdict().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        // What is under way is marked as interrupted at the next start.
        worker.shutdownNow();
    }
}
