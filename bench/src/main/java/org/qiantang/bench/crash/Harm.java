package org.qiantang.bench.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does a fault to a site while its crowd buys. */
final class Harm {
    private static final Duration TAKE_OVER = Duration.ofMinutes(10);
    /** A program under a hot sale commits many times a second; on a slow machine it may take its time. */
    private static final Duration COMMIT = Duration.ofMinutes(2);

    private static final List<Cutter.Moment> MOMENTS = List.of(Cutter.Moment.values());

    private final Site site;
    private final Sale sale;
    private final SplittableRandom random;
    private final List<String> notes;

    Harm(Site site, Sale sale, SplittableRandom random, List<String> notes) {
        this.site = site;
        this.sale = sale;
        this.random = random;
        this.notes = notes;
    }

    /**
     * Whether the fault struck: what did not happen proves nothing.
     *
     * @throws IOException also where the program has ended before anybody harmed it
     */
    boolean happen(Fault fault, Rush rush) throws IOException, SQLException, InterruptedException {
        if (!site.program().isAlive()) {
            throw new IOException(
                    "the program ended by itself; it said:\n" + site.program().words());
        }
        return switch (fault) {
            case PROGRAM_KILLED -> {
                site.program().kill();
                yield true;
            }
            case DATABASE_KILLED -> {
                boolean struck = Signals.killDatabase(site.databaseHome(), random.nextBoolean());
                // Its clients must hear no yes from now on.
                TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(500));
                end(site.program(), rush);
                yield struck;
            }
            case BOTH_KILLED -> bothAtOnce();
            case DISK_FULL -> diskFull(rush);
            case CONNECTION_CUT -> cut(rush);
            case DATABASE_BACK -> {
                boolean struck = Signals.killDatabase(site.databaseHome(), random.nextBoolean());
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
                site.startDatabase();
                rush.reaches(rush.acknowledgedCount() + 10, Duration.ofSeconds(20));
                yield struck;
            }
            case OWNER_PAUSED -> pause(rush);
        };
    }

    /** Neither sees the other's end, or only for an instant. */
    private boolean bothAtOnce() throws IOException, InterruptedException {
        var database = new FutureTask<>(() -> Signals.killDatabase(site.databaseHome(), true));
        int ahead = random.nextInt(-3, 4);
        Thread other = Thread.ofPlatform().start(() -> {
            await(ahead);
            database.run();
        });
        await(-ahead);
        site.program().kill();
        other.join();
        try {
            return database.get();
        } catch (ExecutionException trouble) {
            throw new IOException("the database could not be killed", trouble.getCause());
        }
    }

    private static void await(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis)));
    }

    private void end(Program program, Rush rush) throws IOException, InterruptedException {
        rush.quit();
        if (random.nextBoolean()) {
            program.kill();
        } else {
            program.close();
        }
    }

    private boolean diskFull(Rush rush) throws IOException, InterruptedException {
        SmallDisk.fill(site.data());
        int before = rush.acknowledgedCount();
        int silent = rush.unansweredCount();
        TimeUnit.MILLISECONDS.sleep(1_500 + random.nextInt(2_500));
        notes.add("while full: " + (rush.acknowledgedCount() - before) + " granted, "
                + (rush.unansweredCount() - silent) + " unanswered");
        // As long as there is room in a file that is there already, nothing has failed yet.
        boolean struck = rush.unansweredCount() > silent;
        SmallDisk.free(site.data());
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
        end(site.program(), rush);
        return struck;
    }

    private boolean cut(Rush rush) throws InterruptedException {
        int cuts = 2 + random.nextInt(5);
        int before = site.cutter().cuts();
        for (int i = 0; i < cuts; i++) {
            Cutter.Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
            site.cutter().cutAt(moment, random.nextInt(20), random.nextInt(4) == 0);
            long end = System.nanoTime() + COMMIT.toNanos();
            while (site.cutter().isWaiting() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            if (site.cutter().isWaiting()) {
                break; // who commits nothing now is not cut by the next plan either
            }
            rush.reaches(rush.acknowledgedCount() + 5, Duration.ofSeconds(3));
        }
        site.cutter().calm();
        int made = site.cutter().cuts() - before;
        notes.add("cuts: " + made);
        return made > 0;
    }

    /** The first owner sleeps, a second one takes the shard and sells, and the first wakes into its own sale. */
    private boolean pause(Rush rush) throws IOException, InterruptedException {
        Program first = site.program();
        first.pause();
        Program second = site.startSecond(random);
        try {
            long from = System.nanoTime();
            boolean takenOver = second.isReadyWithin(TAKE_OVER);
            if (!takenOver) {
                notes.add("the second owner did not come up within " + TAKE_OVER + " while the first was paused");
            } else {
                notes.add(
                        String.format(java.util.Locale.ROOT, "taken over in %.1f s", (System.nanoTime() - from) / 1e9));
                for (int i = 0; i < sale.buyers().size(); i += 2) {
                    sale.buyers().get(i).visitTo(second.doors());
                }
                // Those who still wait for the first hold up their own next wish only.
                Buyer buyer = sale.buyers().getFirst();
                buyOf(buyer, 10);
            }
            first.wake();
            int before = rush.acknowledgedCount();
            rush.reaches(before + 20, Duration.ofMillis(2_500));
            notes.add("granted after the first woke: " + (rush.acknowledgedCount() - before));
            return takenOver;
        } finally {
            rush.quit();
            first.wake();
            first.kill();
            second.close();
        }
    }

    private void buyOf(Buyer buyer, int wishes) {
        for (int i = 0; i < wishes; i++) {
            Wish wish = buyer.plain("p" + System.nanoTime());
            sale.said().wished(wish);
            buyer.ask(wish);
        }
    }
}
