package org.qiantang.bench.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Option;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.bench.SocketMemory;
import org.qiantang.engine.fanout.Bounds;

/** What viewers who mean harm, or cannot help it, cost those who only watch. */
public final class Hostile implements Measurement {
    /** What has not come by then is lost: long enough that a slow machine is only slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LINES_PER_SECOND = 40;
    /** As long as a line of Chinese may be: 100 characters. */
    private static final int LINE_BYTES = 300;

    private static final double MILLI = 1e6;
    private static final double MICRO = 1e3;
    static final double KIB = 1_024;

    private static final Figure P99 = new Figure("p99 of the others", "ms", 1);
    private static final Figure P50 = new Figure("p50 of the others", "ms", 1);
    private static final Figure P999 = new Figure("p99.9 of the others", "ms", 1);
    static final Figure EACH = new Figure("memory for each, as it is", "KiB", 1);
    private static final Figure EACH_COLLECTED = new Figure("memory for each, after a collection", "KiB", 1);
    private static final Figure WAITED =
            new Figure("most that waited for one behind which a frame was written", "KiB", 1);
    static final Figure AWAY = new Figure("sent away", "", 0);
    private static final Figure SHED = new Figure("lines shed and counted, times viewers", "", 0);
    private static final Figure CAPPED = new Figure("lines left out by the cap and counted", "", 0);
    private static final Figure BACK = new Figure("all back after", "s", 2);
    private static final Figure MUSTS = new Figure("must messages missed by the healthy", "", 0);
    private static final Figure UNKNOWING = new Figure("stalled who do not know all musts", "", 0);
    private static final Figure HEARD = new Figure("lines heard by the healthy", "%", 1);
    private static final Figure CPU = new Figure("server CPU per line that the healthy heard", "µs", 2);
    private static final Figure KERNEL =
            new Figure("kernel's buffers of the server's connections, at the end", "KiB", 0);
    private static final Figure MACHINE =
            new Figure("kernel's buffers of both ends of all connections, at the most", "KiB", 0);

    /** The two servers of a side, as {@code --only} may name them: vanishing needs one that takes the silent for gone. */
    private static final String TROUBLES = "troubles";

    private static final String VANISHING = "vanishing";

    private static final List<Side> SIDES = List.of(Ours.MERGED, new Nchan(), new SocketIo(), new Stomp());

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String title() {
        return "Hostile viewers: what they cost those who only watch";
    }

    @Override
    public Set<Option> heeds() {
        return Set.of(Option.ROUNDS, Option.ONLY, Option.SIDE);
    }

    @Override
    public void measure(Plan plan, Report report) throws Exception {
        for (int round = 1; round <= plan.rounds(); round++) {
            // Backwards every other round, so that none always comes after the same one.
            for (Side side : round % 2 == 1 ? SIDES : SIDES.reversed()) {
                // Peers have shown in the fan-out's own smoke that they can be measured.
                if (plan.wantsSide(side.name()) && !(plan.smoke() && !side.equals(Ours.MERGED))) {
                    report.step("round " + round + ": " + side.name());
                    turn(plan, report, side);
                }
            }
        }
        report.note(String.format(
                Locale.ROOT,
                "%,d viewers, %d lines of %d bytes a second, and %d prices a second that nobody may miss (ours only: the"
                        + " peers have no such class), counted by number at each of the healthy, and at those who stalled once they"
                        + " read again. What has not come %d s after the last was said is lost.",
                healthy(plan),
                LINES_PER_SECOND,
                LINE_BYTES,
                LINES_PER_SECOND / 4,
                PATIENCE.toSeconds()));
        report.note(
                "Memory for each is what the server grew by while they were there, by their number, and so counts what"
                        + " the server itself grew by meanwhile, too. The kernel's buffers come on top: those of the"
                        + " server's connections as `ss -m` tells them, and what `/proc/net/sockstat` says of all.");
    }

    private void turn(Plan plan, Report report, Side side) throws Exception {
        if (plan.wants(TROUBLES)) {
            troubles(plan, report, side);
        }
        if (plan.wants(VANISHING) && side.equals(Ours.MERGED)) {
            vanishing(plan, report);
        }
    }

    private static int healthy(Plan plan) {
        return plan.smoke() ? 100 : 1_000;
    }

    private void troubles(Plan plan, Report report, Side side) throws Exception {
        Path folder = Files.createTempDirectory(plan.work(), "hostile-");
        int seconds = plan.smoke() ? 3 : 8;
        int stallSeconds = plan.smoke() ? 6 : 20;
        var comesBack = new AtomicReference<Function<Side.Running, Greeting>>(server -> server.greeting(0));
        try (Side.Running server = side.start(plan, 1, folder);
                var viewers = new Viewers(server.port(), _ -> comesBack.get().apply(server))) {
            var act = new Act(report, side, server, viewers, comesBack);
            act.come(healthy(plan));
            act.speak(plan.smoke() ? 1 : 6);
            act.phase("nobody hostile", seconds);
            act.stalled("1 % stop reading", Math.max(1, healthy(plan) / 100), stallSeconds);
            act.stalled("10 % stop reading", healthy(plan) / 10, stallSeconds);
            if (server instanceof Ours.House house) {
                new Unwelcome(act, report, house, plan).all(seconds);
            }
            act.storm("all come back at once", healthy(plan) * (plan.smoke() ? 1 : 5));
        }
    }

    /**
     * Those who go without a word: on a server that takes who is silent for gone as soon as the product does, while the
     * healthy say that they are there.
     */
    private void vanishing(Plan plan, Report report) throws Exception {
        // Long enough in the short form, too, that a slow machine's healthy viewers are not taken for gone.
        int silentSeconds = plan.smoke() ? 8 : 30;
        var side = new Ours(Ours.MERGED.name(), Ours.MERGED.frameMillis(), silentSeconds);
        Path folder = Files.createTempDirectory(plan.work(), "vanishing-");
        try (Ours.House house = side.start(plan, 1, folder);
                var viewers = new Viewers(house.port(), _ -> house.greeting(0))) {
            var act = new Act(report, side, house, viewers, new AtomicReference<>(again -> again.greeting(0)));
            act.come(healthy(plan));
            viewers.sayHereEvery(Duration.ofSeconds(silentSeconds).dividedBy(3));
            act.speak(1);
            new Vanishing(act, report, house, plan, silentSeconds).all(folder);
        }
    }

    /** One server's turn. */
    static final class Act {
        private final Report report;
        private final Side side;
        private final Side.Running server;
        private final Viewers viewers;
        /** What viewers say from now on when they come. */
        private final AtomicReference<Function<Side.Running, Greeting>> comesBack;

        /** The last price's number; the show opens with the first. */
        private long prices = 1;

        private Viewers.Numbered before = new Viewers.Numbered(0, 0, 0);
        /** Lines said since viewers count anew, and how many of all the cap had left out before. */
        private long lines;

        private long cappedBefore;

        Act(
                Report report,
                Side side,
                Side.Running server,
                Viewers viewers,
                AtomicReference<Function<Side.Running, Greeting>> comesBack) {
            this.comesBack = comesBack;
            this.report = report;
            this.side = side;
            this.server = server;
            this.viewers = viewers;
        }

        String sideName() {
            return side.name();
        }

        /** Viewers come, until there are so many. */
        void come(int count) throws InterruptedException {
            viewers.comeKnowing(prices);
            viewers.come(count - viewers.admitted(), PATIENCE);
        }

        /** Lines, and for ours prices between them, at an even pace. */
        void speak(int seconds) throws IOException {
            long start = System.nanoTime();
            long gap = TimeUnit.SECONDS.toNanos(1) / LINES_PER_SECOND;
            for (int line = 0; line < seconds * LINES_PER_SECOND; line++) {
                long due = start + line * gap;
                LockSupport.parkNanos(due - System.nanoTime());
                server.say(0, Marker.line(due, LINE_BYTES));
                lines++;
                if (line % 4 == 0 && server instanceof Ours.House house) {
                    sayPrice(house);
                }
            }
        }

        private void sayPrice(Ours.House house) throws IOException {
            prices++;
            house.must(0, prices, Marker.must(prices));
        }

        static void until(Callable<Boolean> isSo) throws Exception {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!isSo.call() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }

        private boolean allHeard() throws IOException, InterruptedException {
            return viewers.share().least() + server.shed() - cappedBefore >= lines && allKnowPrices();
        }

        private boolean allKnowPrices() throws InterruptedException {
            return viewers.numbered(prices).owed() == 0;
        }

        /** What those who only watch have of it: an empty room has no delay, so it is counted what they heard. */
        void phase(String setting, int seconds) throws Exception {
            until(this::allHeard); // what was said before
            viewers.delays();
            viewers.countAnew();
            lines = 0;
            cappedBefore = server.shed();
            long slowBefore = shed();
            long heardBefore = viewers.heard();
            long cpuBefore = server.cpuNanos();
            long kernels;
            try (var watch = SocketMemory.Watch.start()) {
                speak(seconds);
                until(this::allHeard);
                kernels = watch.most();
            }
            // Whatever it was used for: what the others cost is paid by those who only watch.
            double cpu = (server.cpuNanos() - cpuBefore) / MICRO;
            long heard = Math.max(1, viewers.heard() - heardBefore);
            long leftOut = server.shed() - cappedBefore;
            Histogram delays = viewers.delays();
            Viewers.Share share = viewers.share();
            report.add(setting, side.name(), P50, delays.getValueAtPercentile(50) / MILLI);
            report.add(setting, side.name(), P99, delays.getValueAtPercentile(99) / MILLI);
            report.add(setting, side.name(), P999, delays.getValueAtPercentile(99.9) / MILLI);
            report.add(setting, side.name(), CPU, cpu / heard);
            report.add(setting, side.name(), HEARD, 100.0 * share.least() / lines);
            kernel(setting, kernels);
            if (!(server instanceof Ours.House)) {
                return;
            }
            report.add(setting, side.name(), CAPPED, (double) leftOut);
            report.add(setting, side.name(), SHED, (double) shed() - slowBefore);
            checkPrices(setting);
            long due = lines - leftOut;
            if (share.least() != due || share.most() != due || viewers.closed() > 0) {
                report.untrue(setting + ": of " + lines + " lines, " + leftOut + " of which the cap left out, healthy"
                        + " viewers heard from " + share.least() + " to " + share.most() + ", " + viewers.closed()
                        + " of them were sent away");
            }
        }

        /** Once all delays are taken: to look at each connection costs the load's core a moment. */
        private void kernel(String setting, long most) throws IOException, InterruptedException {
            OptionalLong held = SocketMemory.ofServer(server.port());
            if (held.isPresent()) {
                report.add(setting, side.name(), KERNEL, held.getAsLong() / KIB);
            }
            report.add(setting, side.name(), MACHINE, most / KIB);
        }

        /** None of the healthy may miss a price, or be told one twice, whoever else is there. */
        private void checkPrices(String setting) throws InterruptedException {
            Viewers.Numbered now = viewers.numbered(prices);
            long missed = now.missed() - before.missed() + now.owed();
            long twice = now.twice() - before.twice();
            before = now;
            report.add(setting, side.name(), MUSTS, (double) missed);
            if (missed > 0 || twice > 0) {
                report.untrue(setting + ": healthy viewers missed " + missed + " prices and were told " + twice
                        + " twice, times viewers, of the " + prices + " up to now");
            }
        }

        /** Some stop reading, are dealt with, and come back. */
        void stalled(String setting, int count, int seconds) throws Exception {
            List<Straggler> stalled = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    stalled.add(new Straggler(server));
                }
                speak(1);
                server.collect();
                long memory = server.memoryBytes();
                long closedBefore = server instanceof Ours.House house ? house.closedSlow() : 0;
                stalled.forEach(Straggler::stall);
                phase(setting, seconds);
                server.collect();
                Figure each = server instanceof Side.Told ? EACH_COLLECTED : EACH;
                report.add(setting, side.name(), each, (server.memoryBytes() - memory) / KIB / count);
                if (server instanceof Ours.House house) {
                    report.add(setting, side.name(), AWAY, (double) house.closedSlow() - closedBefore);
                    checkWaiting(setting, house);
                    report.add(setting, side.name(), UNKNOWING, (double) unknowing(setting, house, stalled));
                }
            } finally {
                for (Straggler one : stalled) {
                    one.close();
                }
            }
        }

        private void checkWaiting(String setting, Ours.House house) throws IOException {
            long most = house.mostWaiting();
            report.add(setting, side.name(), WAITED, most / KIB);
            if (most > Bounds.USUAL.viewerBytes()) {
                report.untrue(setting + ": " + most + " bytes waited for one viewer (expected: at most "
                        + Bounds.USUAL.viewerBytes() + ")");
            }
        }

        private long shed() throws IOException {
            return server instanceof Ours.House house ? house.shedForSlow() : 0;
        }

        /** Those who stopped read on, come back where they were sent away, and must know all prices then. */
        private long unknowing(String setting, Ours.House house, List<Straggler> stalled) throws Exception {
            stalled.forEach(Straggler::readOn);
            until(() -> allKnow(house, stalled));
            speak(1);
            until(() -> allKnow(house, stalled));
            long unknowing = 0;
            for (Straggler one : stalled) {
                Optional<String> wrong = one.known().wrong(prices);
                if (wrong.isPresent()) {
                    unknowing++;
                    report.untrue(setting + ": a viewer does not know all prices: " + wrong.get());
                }
            }
            return unknowing;
        }

        private boolean allKnow(Ours.House house, List<Straggler> stalled) throws IOException, InterruptedException {
            boolean all = true;
            for (Straggler one : stalled) {
                one.comeBack(house);
                all = all && one.known().wrong(prices).isEmpty();
            }
            return all;
        }

        /** Everybody loses the connection at the same moment and comes again, while prices change. */
        void storm(String setting, int count) throws Exception {
            come(count);
            until(this::allKnowPrices);
            long from = place();
            viewers.leave();
            TimeUnit.MILLISECONDS.sleep(300);
            if (server instanceof Ours.House) {
                comesBack.set(again -> ((Ours.House) again).greeting(0, from));
            }
            viewers.comeKnowing(prices);
            long slowBefore = shed();
            var speaking = new AtomicBoolean(true);
            Thread speaker = Thread.ofPlatform().start(() -> speakWhile(speaking));
            long begun = System.nanoTime();
            viewers.come(count, PATIENCE);
            report.add(setting, side.name(), BACK, (System.nanoTime() - begun) / 1e9);
            speaking.set(false);
            speaker.join();
            if (server instanceof Ours.House) {
                until(this::allKnowPrices);
                report.add(setting, side.name(), SHED, (double) shed() - slowBefore);
                checkPrices(setting);
            }
        }

        private void speakWhile(AtomicBoolean speaking) {
            try {
                while (speaking.get()) {
                    if (server instanceof Ours.House house) {
                        sayPrice(house);
                    } else {
                        server.say(0, Marker.line(System.nanoTime(), 40));
                    }
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (IOException | InterruptedException ended) {
                report.step("the speaker ended: " + ended);
            }
        }

        /** Where the show's story stands now, as a viewer learns it. */
        private long place() throws Exception {
            if (!(server instanceof Ours.House house)) {
                return 0;
            }
            try (var witness = new Straggler(house)) {
                until(() -> witness.known().at() > 0);
                return witness.known().at();
            }
        }
    }
}
