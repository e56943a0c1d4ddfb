package org.qiantang.app.rulebook;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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
 * Try-outs as work in the background, one at a time: each past line is judged by what is in force and by the draft, with
 * the same goods on the same day, so that what differs comes from the draft alone.
 */
final class TryOuts implements AutoCloseable {
    static final int MOST_LINES = 20_000;

    /** Fewer lines tell too little of a draft for somebody to approve it by; where fewer were said, all of them do. */
    static final int LEAST_LINES = 500;

    /** So many lines in which a draft differs are kept; all are counted. */
    static final int MOST_KEPT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(TryOuts.class);
    private static final int WAITING = 8;
    private static final int PIECE = 200;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final PastLines past;
    private final RuleBooks books;
    private final TryTable tries;
    private final Office office;
    private final Ids ids;
    private final InstantSource clock;
    private final Set<Long> own = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("rule-try-out").daemon().factory());
    private volatile boolean closing;

    TryOuts(PastLines past, RuleBooks books, TryTable tries, Office office, Ids ids, InstantSource clock) {
        this.past = past;
        this.books = books;
        this.tries = tries;
        this.office = office;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was under way when the program fell is marked so. */
    void start() {
        int interrupted = tries.interruptAll(clock.instant());
        if (interrupted > 0) {
            LOG.warn("try-outs interrupted: count={}", interrupted);
        }
    }

    /**
     * Begins to try a draft out; empty where one is under way, or too many wait.
     *
     * @throws org.qiantang.engine.guard.UnfitRules if it does not fit the book in force any more
     */
    Optional<TryOut> begin(RuleChange change, int lines, long personId) {
        // One book for both, so that what differs comes from the draft alone.
        RuleBooks.Book book = books.now();
        Guard before = book.guard();
        Guard after = books.with(change.page(), book);
        var trial = new Trial(
                change.id(),
                change.revision(),
                personId,
                before.version(),
                () -> Optional.of(new OfRules(before, after)),
                (pen, end, whole) -> ended(pen, change, end, whole));
        return begin(trial, lines);
    }

    private void ended(Office.Pen pen, RuleChange change, TryOut end, boolean whole) {
        pen.write(
                Streams.rule(change.id()),
                new RulesTried(
                        clock.instant(),
                        change.id(),
                        change.revision(),
                        end.id(),
                        end.personId(),
                        end.judgedBy(),
                        end.done(),
                        end.found(),
                        end.gone(),
                        whole));
    }

    private record OfRules(Guard before, Guard after) implements Trial.Comparison {
        @Override
        public String judgedBy() {
            return before.version();
        }

        @Override
        public List<Difference> of(Said said) {
            return differences(said, before, after);
        }

        @Override
        public void close() {
            // Books are shared, and stay.
        }
    }

    /** Begins to try something out; empty where a try-out of it is under way, or too many wait. */
    Optional<TryOut> begin(Trial trial, int lines) {
        long tryId = ids.next();
        if (!tries.insert(tryId, trial, past.count(lines), clock.instant())) {
            return Optional.empty();
        }
        own.add(tryId);
        try {
            worker.execute(() -> run(tryId, trial, lines));
        } catch (RejectedExecutionException full) {
            interrupted(tryId);
            return Optional.empty();
        }
        return tries.one(tryId);
    }

    private void run(long tryId, Trial trial, int lines) {
        try {
            boolean whole = compare(tryId, trial, lines);
            office.write(pen -> {
                if (tries.end(tryId, whole ? State.DONE : State.STOPPED, clock.instant())) {
                    trial.ending().write(pen, tries.one(tryId).orElseThrow(), whole);
                }
                return null;
            });
            own.remove(tryId);
        } catch (Closing _) {
            // Marked by who closes.
        } catch (InterruptedException _) {
            interrupted(tryId);
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error trouble) {
            // Whatever ends the work must not leave the officer waiting for it for ever.
            LOG.warn("try-out ended early: try={}", tryId, trouble);
            interrupted(tryId);
        }
    }

    /** Waits until it can be compared; false where somebody stopped it. */
    private boolean compare(long tryId, Trial trial, int lines) throws InterruptedException {
        while (!closing) {
            if (tries.progress(tryId, new Counts(0, 0, 0, 0))) {
                return false;
            }
            Optional<Trial.Comparison> open = trial.opening().open();
            if (open.isPresent()) {
                try (Trial.Comparison comparison = open.get()) {
                    tries.judgedBy(tryId, comparison.judgedBy());
                    return compare(tryId, lines, comparison);
                }
            }
        }
        throw new Closing();
    }

    private void interrupted(long tryId) {
        tries.end(tryId, State.INTERRUPTED, clock.instant());
        own.remove(tryId);
    }

    /** Thrown where the program ends in the middle of a try-out. */
    private static final class Closing extends RuntimeException {
        Closing() {
            super("closing", null, false, false);
        }
    }

    /** Goes through the lines, newest first; false where somebody stopped it. */
    private boolean compare(long tryId, int lines, Trial.Comparison comparison) {
        var counts = new Counts(0, 0, 0, 0);
        int kept = 0;
        long last = Long.MAX_VALUE;
        while (counts.done() < lines) {
            List<Said> piece = past.before(last, Math.min(PIECE, lines - counts.done()));
            if (piece.isEmpty()) {
                break;
            }
            var differences = new ArrayList<Difference>();
            for (Said said : piece) {
                // A reader of the meaning takes seconds for a piece.
                if (closing) {
                    throw new Closing();
                }
                differences.addAll(comparison.of(said));
            }
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

    /** What is under way or waits here is marked as interrupted. */
    @Override
    public void close() {
        closing = true;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a try-out does not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        List.copyOf(own).forEach(this::interrupted);
    }
}
