package org.qiantang.bench.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.bench.Plan;

/** One seed: a hot sale, a fault in it, the way back, and the judgement. */
final class Trial {
    /** A sale of eighty wishes is hot after seconds; a machine that is slower than this says nothing of the program. */
    private static final Duration HOT = Duration.ofMinutes(5);

    private static final Duration HEALED = Duration.ofMinutes(5);
    /** A payment whose notice was lost is asked for after pauses that double: a late one waits as long as it is old. */
    private static final Duration SETTLED = Duration.ofMinutes(6);

    private static final Duration FSCK = Duration.ofMinutes(10);

    private final Plan plan;
    private final Site site;
    private final Sale sale;
    private final long seed;
    private final Fault fault;
    private final SplittableRandom random;
    private final List<String> notes = new ArrayList<>();

    Trial(Plan plan, Site site, Sale sale, long seed, Fault fault) {
        this.plan = plan;
        this.site = site;
        this.sale = sale;
        this.seed = seed;
        this.fault = fault;
        this.random = new SplittableRandom(seed);
    }

    Outcome run() throws IOException, InterruptedException {
        try {
            return tried();
        } catch (SQLException trouble) {
            Program program = site.program();
            return unread(trouble, program.isAlive() ? null : program.words());
        }
    }

    /**
     * Books that cannot be reached prove nothing, unless the program that they belong to has ended by itself. Books that
     * were reached and could not be read are damaged.
     *
     * @param last what the program said before it ended; null while it is alive
     */
    static Outcome unread(SQLException trouble, @Nullable String last) throws IOException {
        String what = "the books could not be read: " + trouble.getMessage();
        if (last != null) {
            throw new IOException(what + ", since the program has ended by itself; it said:\n" + last, trouble);
        }
        String state = trouble.getSQLState();
        boolean unreached = state == null || state.startsWith("08") || state.startsWith("57P0");
        if (!unreached) {
            throw new IOException(what + " (SQL state " + state + ")", trouble);
        }
        return new Outcome.NotComeAbout(what);
    }

    private Outcome tried() throws IOException, SQLException, InterruptedException {
        long begun = System.nanoTime();
        Rush rush = Rush.begin(seed, sale);
        if (!rush.reaches(20 + random.nextInt(60), HOT)) {
            rush.end();
            return stuck("the sale never became hot within " + HOT + ", " + rush.acknowledgedCount()
                    + " wishes were granted");
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        boolean struck = new Harm(site, sale, random, notes).happen(fault, rush);
        rush.end();
        long from = System.nanoTime();
        recover();
        OptionalDouble recovery = heal(from);
        if (recovery.isEmpty()) {
            return stuck("nothing could be bought within " + HEALED + " of the fault");
        }
        askAgain();
        Verdict verdict = settled();
        return new Outcome.Judged(
                struck,
                rush.acknowledgedCount(),
                rush.unansweredCount(),
                verdict,
                fsck(),
                recovery.getAsDouble(),
                (System.nanoTime() - begun) / 1e9,
                List.copyOf(notes));
    }

    /** Slow is not untrue; a program that has ended by itself is, and so is what is lost, doubled or oversold by now. */
    private Outcome stuck(String what) throws IOException, SQLException {
        if (!site.program().isAlive()) {
            throw new IOException(what + ", since the program has ended by itself; it said:\n"
                    + site.program().words());
        }
        Verdict verdict = Judge.judge(sale.said(), Books.read(site.url()), Instant.now());
        if (verdict.lost() + verdict.doubled() + verdict.oversold() > 0) {
            throw new IOException(what + ", and in its books is wrong: " + verdict.wrong());
        }
        return new Outcome.NotComeAbout(what);
    }

    /** After most faults the program is started anew; those that it must survive by itself it is mostly left to survive. */
    private void recover() throws IOException, InterruptedException {
        if (site.program().isAlive() && random.nextInt(3) == 0) {
            site.program().kill();
        }
        if (!site.program().isAlive()) {
            site.start().awaitReady();
        }
        sale.buyers().forEach(buyer -> buyer.goTo(site.program().doors()));
        sale.stalls()
                .forEach(stall -> stall.keeper().moveTo(site.program().doors().base()));
    }

    /** Buys until one is granted, and tells how long that took; nothing where none was in all the time there is. */
    private OptionalDouble heal(long from) throws InterruptedException {
        long end = System.nanoTime() + HEALED.toNanos();
        Buyer buyer = sale.buyers().getFirst();
        for (int tries = 0; System.nanoTime() < end; tries++) {
            Wish wish = buyer.plain("h" + seed + "-" + tries);
            sale.said().wished(wish);
            if (buyer.ask(wish) instanceof Answer.Granted) {
                return OptionalDouble.of((System.nanoTime() - from) / 1e9);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return OptionalDouble.empty();
    }

    /** What was under way may have been done or not: asked again it has one answer, the one that was lost. */
    private void askAgain() throws InterruptedException {
        var asking = new ArrayList<Thread>();
        for (Buyer buyer : sale.buyers()) {
            asking.add(Thread.ofVirtual()
                    .start(() -> sale.said().wishes().stream()
                            .filter(wish -> wish.buyerId() == buyer.id() && wish.isOpen())
                            .forEach(wish -> buyer.settle(wish, HEALED))));
        }
        for (Thread one : asking) {
            one.join();
        }
        // Of what was granted some is asked again too: it must be the same.
        sale.said().wishes().stream()
                .filter(wish -> wish.granted().isPresent() && wish.grants().size() < 2)
                .filter(_ -> random.nextInt(10) == 0)
                .limit(20)
                .forEach(wish -> sale.buyers().stream()
                        .filter(buyer -> buyer.id() == wish.buyerId())
                        .forEach(buyer -> buyer.ask(wish)));
    }

    /** Judges until nothing is waited for any more, or the time is up; then what is waited for is wrong too. */
    Verdict settled() throws IOException, SQLException, InterruptedException {
        long end = System.nanoTime() + SETTLED.toNanos();
        while (true) {
            Verdict verdict = Judge.judge(sale.said(), Books.read(site.url()), Instant.now());
            if (verdict.waiting().isEmpty() || !verdict.wrong().isEmpty()) {
                return verdict;
            }
            if (System.nanoTime() > end) {
                verdict.waiting().forEach(one -> verdict.wrong("not settled within " + SETTLED + ": " + one));
                return verdict;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** Empty where all agrees, else what it said. */
    String fsck() throws IOException, InterruptedException {
        Path words = plan.work().resolve("fsck-" + seed + ".log");
        Process fsck = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        plan.app().resolve("qiantang-tools.jar").toString(),
                        "fsck",
                        "--database",
                        site.url())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        if (!fsck.waitFor(FSCK.toSeconds(), TimeUnit.SECONDS)) {
            fsck.destroyForcibly();
            return "fsck did not end within " + FSCK;
        }
        return fsck.exitValue() == 0
                ? ""
                : "exit status " + fsck.exitValue() + "\n" + java.nio.file.Files.readString(words);
    }
}
