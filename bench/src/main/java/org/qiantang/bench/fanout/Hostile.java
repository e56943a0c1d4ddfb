package org.qiantang.bench.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;

/** What viewers who mean harm, or cannot help it, cost those who only watch. */
public final class Hostile implements Measurement {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES_PER_SECOND = 40;
    /** As long as a line of Chinese may be: 100 characters. */
    private static final int LINE_BYTES = 300;

    private static final int WITNESSES = 10;
    private static final double MILLI = 1e6;
    private static final double KIB = 1_024;

    private static final Figure P99 = new Figure("p99 of the others", "ms", 1);
    private static final Figure P50 = new Figure("p50 of the others", "ms", 1);
    private static final Figure EACH = new Figure("memory for each", "KiB", 1);
    private static final Figure AWAY = new Figure("sent away", "", 0);
    private static final Figure SHED = new Figure("lines shed and counted", "", 0);
    private static final Figure BACK = new Figure("all back after", "s", 2);
    private static final Figure MUSTS = new Figure("must messages lost", "", 0);

    private static final Figure HEARD = new Figure("lines heard by the healthy", "%", 1);

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
    public void measure(Plan plan, Report report) throws Exception {
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Side side : SIDES) {
                // Peers have shown in the fan-out's own smoke that they can be measured.
                if (plan.wantsSide(side.name()) && !(plan.smoke() && !side.equals(Ours.MERGED))) {
                    report.step("round " + round + ": " + side.name());
                    everything(plan, report, side);
                }
            }
        }
        report.note(String.format(
                Locale.ROOT,
                "%,d viewers, %d lines of %d bytes a second, and %d prices a second that nobody may miss (ours only: the"
                        + " peers have no such class).",
                healthy(plan),
                LINES_PER_SECOND,
                LINE_BYTES,
                LINES_PER_SECOND / 4));
        report.note(
                "Memory for each is what the server grew by while they were there, by their number, and so counts what"
                        + " the server itself grew by meanwhile, too.");
    }

    private static int healthy(Plan plan) {
        return plan.smoke() ? 100 : 1_000;
    }

    private void everything(Plan plan, Report report, Side side) throws Exception {
        Path folder = Files.createTempDirectory(plan.work(), "hostile-");
        int seconds = plan.smoke() ? 3 : 8;
        int stallSeconds = plan.smoke() ? 6 : 20;
        var comesBack = new AtomicReference<Function<Side.Running, Greeting>>(server -> server.greeting(0));
        try (Side.Running server = side.start(plan, 1, folder);
                var viewers = new Viewers(server.port(), _ -> comesBack.get().apply(server))) {
            var act = new Act(report, side, server, viewers, comesBack);
            viewers.come(healthy(plan), PATIENCE);
            act.speak(plan.smoke() ? 1 : 6);
            act.phase("nobody hostile", seconds);
            act.stalled("1 % stop reading", Math.max(1, healthy(plan) / 100), stallSeconds);
            act.stalled("10 % stop reading", healthy(plan) / 10, stallSeconds);
            if (server instanceof Ours.House house) {
                act.troubled(house, plan, seconds);
            }
            act.storm("all come back at once", healthy(plan) * (plan.smoke() ? 1 : 5));
        }
    }

    /** One server's turn. */
    private static final class Act {
        private final Report report;
        private final Side side;
        private final Side.Running server;
        private final Viewers viewers;
        /** What viewers say from now on when they come. */
        private final AtomicReference<Function<Side.Running, Greeting>> comesBack;

        private long prices;

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

        /** Lines, and for ours prices between them, at an even pace. */
        void speak(int seconds) throws IOException {
            long start = System.nanoTime();
            long gap = TimeUnit.SECONDS.toNanos(1) / LINES_PER_SECOND;
            for (int line = 0; line < seconds * LINES_PER_SECOND; line++) {
                long due = start + line * gap;
                LockSupport.parkNanos(due - System.nanoTime());
                server.say(0, Marker.line(due, LINE_BYTES));
                if (line % 4 == 0 && server instanceof Ours.House house) {
                    house.must(0, ++prices, "n");
                }
            }
        }

        void phase(String setting, int seconds) throws IOException, InterruptedException {
            speakTimed(setting, seconds);
        }

        /** What those who only watch have of it: an empty room has no delay, so it is counted what they heard. */
        private void speakTimed(String setting, int seconds) throws IOException, InterruptedException {
            TimeUnit.MILLISECONDS.sleep(400); // what was said before has come
            viewers.delays();
            viewers.countAnew();
            long leftOut = server.shed();
            speak(seconds);
            long said = (long) seconds * LINES_PER_SECOND;
            for (int wait = 0; wait < 50 && viewers.share().least() + server.shed() - leftOut < said; wait++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            leftOut = server.shed() - leftOut;
            Histogram delays = viewers.delays();
            Viewers.Share share = viewers.share();
            report.add(setting, side.name(), P50, delays.getValueAtPercentile(50) / MILLI);
            report.add(setting, side.name(), P99, delays.getValueAtPercentile(99) / MILLI);
            report.add(setting, side.name(), HEARD, 100.0 * share.least() / said);
            long due = said - leftOut;
            if (server instanceof Ours.House && (share.least() != due || share.most() != due || viewers.closed() > 0)) {
                report.untrue(setting + ": of " + said + " lines, " + leftOut + " of which the cap left out, healthy"
                        + " viewers heard from " + share.least() + " to " + share.most() + ", " + viewers.closed()
                        + " of them were sent away");
            }
        }

        /** Some stop reading, are dealt with, and come back. */
        void stalled(String setting, int count, int seconds) throws Exception {
            List<Witness> stalled = new ArrayList<>();
            List<Witness> present = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    stalled.add(new Witness(server.port(), server.greeting(0)));
                }
                for (int i = 0; i < WITNESSES; i++) {
                    present.add(new Witness(server.port(), server.greeting(0)));
                }
                speak(1);
                server.collect();
                long memory = server.memoryBytes();
                long shed = shed();
                long closedBefore = server instanceof Ours.House house ? house.closedSlow() : 0;
                stalled.forEach(Witness::stall);
                long closed = closedBefore;
                speakTimed(setting, seconds);
                server.collect();
                double each = (server.memoryBytes() - memory) / KIB / count;
                if (server instanceof Ours.House house) {
                    closed = house.closedSlow();
                }
                report.add(setting, side.name(), EACH, each);
                if (server instanceof Ours.House house) {
                    report.add(setting, side.name(), AWAY, (double) closed - closedBefore);
                    report.add(setting, side.name(), SHED, (double) shed() - shed);
                    report.add(setting, side.name(), MUSTS, (double) recovered(setting, house, stalled, present));
                }
            } finally {
                for (Witness one : stalled) {
                    one.close();
                }
                for (Witness one : present) {
                    one.close();
                }
            }
        }

        private long shed() throws IOException {
            return server instanceof Ours.House house ? house.shedForSlow() : 0;
        }

        /** Those who stopped read on, come back where they were sent away, and know all prices. */
        private long recovered(String setting, Ours.House house, List<Witness> stalled, List<Witness> present)
                throws Exception {
            List<Musts> known = new ArrayList<>();
            for (Witness one : stalled) {
                one.readOn();
            }
            List<Witness> back = new ArrayList<>();
            for (Witness one : stalled) {
                var musts = new Musts();
                known.add(musts);
                if (one.endsWithin(3_000)) {
                    musts.hear(one.frames());
                    var again = new Witness(house.port(), house.greeting(0, musts.at()));
                    back.add(again);
                }
            }
            speak(1);
            TimeUnit.MILLISECONDS.sleep(600);
            int returned = 0;
            for (int i = 0; i < stalled.size(); i++) {
                boolean wasSentAway = stalled.get(i).endsWithin(0);
                known.get(i)
                        .hear(
                                wasSentAway
                                        ? back.get(returned++).frames()
                                        : stalled.get(i).frames());
            }
            for (Witness one : present) {
                var musts = new Musts();
                musts.hear(one.frames());
                known.add(musts);
            }
            for (Witness one : back) {
                one.close();
            }
            long wrong = 0;
            for (Musts musts : known) {
                var trouble = musts.wrong(prices);
                if (trouble.isPresent()) {
                    wrong++;
                    report.untrue(setting + ": a viewer does not know all prices: " + trouble.get());
                }
            }
            return wrong;
        }

        /** Those who never meant to watch; ours only, since what they do to others was not asked. */
        void troubled(Ours.House house, Plan plan, int seconds) throws Exception {
            int many = plan.smoke() ? 20 : 500;
            String opening = house.greeting(0).request();
            long memory = house.memoryBytes();
            try (var troublemakers = new Troublemakers(house.port(), opening)) {
                troublemakers.halfOpen(many);
                troublemakers.dripping(many);
                phaseWith("half-open and dripping connections", house, memory, troublemakers, 2 * many, seconds);
                if (troublemakers.sentAway() != 2L * many) {
                    report.untrue("half-open and dripping: " + troublemakers.sentAway() + " were sent away (expected: "
                            + 2 * many + ")");
                }
            }
            try (var troublemakers = new Troublemakers(house.port(), opening)) {
                troublemakers.broken();
                phaseWith(
                        "broken and huge frames",
                        house,
                        house.memoryBytes(),
                        troublemakers,
                        Troublemakers.BROKEN.size(),
                        3);
                if (troublemakers.sentAway() != Troublemakers.BROKEN.size()) {
                    report.untrue("broken frames: " + troublemakers.sentAway() + " were sent away (expected: "
                            + Troublemakers.BROKEN.size() + ")");
                }
            }
            try (var troublemakers = new Troublemakers(house.port(), opening)) {
                int floods = plan.smoke() ? 2 : 10;
                troublemakers.flooding(floods);
                phaseWith("floods of frames", house, house.memoryBytes(), troublemakers, floods, seconds);
            }
        }

        private void phaseWith(
                String setting, Ours.House house, long memory, Troublemakers troublemakers, int count, int seconds)
                throws IOException, InterruptedException {
            TimeUnit.MILLISECONDS.sleep(300);
            phase(setting, seconds);
            report.add(setting, side.name(), EACH, (house.memoryBytes() - memory) / KIB / count);
            // Who says nothing is waited for, five seconds long.
            for (int wait = 0; wait < 100 && troublemakers.sentAway() < count; wait++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            report.add(setting, side.name(), AWAY, (double) troublemakers.sentAway());
        }

        /** Everybody loses the connection at the same moment and comes again, while prices change. */
        void storm(String setting, int count) throws Exception {
            viewers.come(count - viewers.admitted(), PATIENCE);
            TimeUnit.MILLISECONDS.sleep(500);
            long from = place();
            viewers.leave();
            TimeUnit.MILLISECONDS.sleep(300);
            if (server instanceof Ours.House) {
                comesBack.set(again -> ((Ours.House) again).greeting(0, from));
            }
            viewers.countAnew();
            var speaking = new AtomicBoolean(true);
            var said = new long[1];
            Thread speaker = Thread.ofPlatform().start(() -> {
                try {
                    while (speaking.get()) {
                        if (server instanceof Ours.House house) {
                            house.must(0, ++prices, Marker.line(System.nanoTime(), 40));
                        } else {
                            server.say(0, Marker.line(System.nanoTime(), 40));
                        }
                        said[0]++;
                        TimeUnit.MILLISECONDS.sleep(100);
                    }
                } catch (IOException | InterruptedException ended) {
                    report.step("the speaker ended: " + ended);
                }
            });
            long begun = System.nanoTime();
            viewers.come(count, PATIENCE);
            report.add(setting, side.name(), BACK, (System.nanoTime() - begun) / 1e9);
            speaking.set(false);
            speaker.join();
            TimeUnit.MILLISECONDS.sleep(1_000);
            if (server instanceof Ours.House) {
                Viewers.Share share = viewers.share();
                report.add(setting, side.name(), MUSTS, (double) said[0] - share.least());
                if (share.least() != said[0] || share.most() != said[0]) {
                    report.untrue(setting + ": of " + said[0] + " must messages viewers heard from " + share.least()
                            + " to " + share.most());
                }
            }
        }

        /** Where the show's story stands now, as a viewer learns it. */
        private long place() throws IOException, InterruptedException {
            if (!(server instanceof Ours.House house)) {
                return 0;
            }
            try (var witness = new Witness(house.port(), house.greeting(0))) {
                TimeUnit.MILLISECONDS.sleep(500);
                var musts = new Musts();
                musts.hear(witness.frames());
                return musts.at();
            }
        }
    }
}
