package org.qiantang.bench.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.qiantang.bench.Plan;

/** One seed: a hot sale, a fault in it, the way back, and the judgement. */
final class Trial {
    private static final Duration HOT = Duration.ofSeconds(40);
    private static final Duration HEALED = Duration.ofMinutes(1);
    /** A payment whose notice was lost is asked for after pauses that double: a late one waits as long as it is old. */
    private static final Duration SETTLED = Duration.ofMinutes(6);

    private static final Duration FSCK = Duration.ofMinutes(2);

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

    /**
     * What came of a seed.
     *
     * @param struck whether the fault came about
     * @param acknowledged wishes that were granted during the sale
     * @param unanswered requests to which nothing came, or only that they should be asked again
     * @param recoverySeconds from the end of the fault to the first order acknowledged
     * @param wholeSeconds of sale, fault, recovery and judgement
     */
    record Outcome(
            Fault fault,
            boolean struck,
            int acknowledged,
            int unanswered,
            Verdict verdict,
            boolean fsckAgrees,
            String fsckWords,
            double recoverySeconds,
            double wholeSeconds,
            List<String> notes) {}

    Outcome run() throws Exception {
        long begun = System.nanoTime();
        Rush rush = Rush.begin(seed, sale);
        if (!rush.reaches(20 + random.nextInt(60), HOT)) {
            rush.end();
            throw new IOException("seed " + seed + ": the sale never became hot: " + rush.acknowledgedCount()
                    + " wishes were granted; the program said:\n"
                    + site.program().words());
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        boolean struck = new Harm(site, sale, random, notes).happen(fault, rush);
        rush.end();
        long from = System.nanoTime();
        recover();
        double recovery = heal(from);
        askAgain();
        Verdict verdict = settled();
        String fsck = fsck();
        return new Outcome(
                fault,
                struck,
                rush.acknowledgedCount(),
                rush.unansweredCount(),
                verdict,
                fsck.isEmpty(),
                fsck,
                recovery,
                (System.nanoTime() - begun) / 1e9,
                List.copyOf(notes));
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

    /** Buys until one is granted, and tells how long that took. */
    private double heal(long from) throws IOException, InterruptedException {
        long end = System.nanoTime() + HEALED.toNanos();
        Buyer buyer = sale.buyers().getFirst();
        for (int tries = 0; System.nanoTime() < end; tries++) {
            Wish wish = buyer.plain("h" + seed + "-" + tries);
            sale.said().wished(wish);
            if (buyer.ask(wish) instanceof Answer.Granted) {
                return (System.nanoTime() - from) / 1e9;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("seed " + seed + " (" + fault.words() + "): nothing could be bought for " + HEALED
                + "; the program said:\n" + site.program().words());
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
