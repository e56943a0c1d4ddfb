package org.qiantang.bench.fanout;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.bench.SocketMemory;

/** Viewers who go without a word: when the server takes them for gone, and what they cost it and the others until then. */
final class Vanishing {
    /** After the time in which a viewer may be silent: the goodbye, and that the others hear what is said meanwhile. */
    private static final int MORE_SECONDS = 2;

    private static final Figure THERE_EACH = new Figure("memory for each, while they are taken for there", "KiB", 1);
    private static final Figure THERE_KERNEL =
            new Figure("kernel's buffers for each, while they are taken for there", "KiB", 1);
    private static final Figure COLLECTED =
            new Figure("memory for each, while they are taken for there, after a collection", "KiB", 1);
    private static final Figure SLOW = new Figure("sent away since they were behind", "", 0);
    private static final Figure STAY = new Figure("still taken for there at the end", "", 0);

    private final Hostile.Act act;
    private final Report report;
    private final Ours.House house;
    private final Plan plan;
    private final int silentSeconds;

    /** @param silentSeconds how long the server lets a viewer be silent */
    Vanishing(Hostile.Act act, Report report, Ours.House house, Plan plan, int silentSeconds) {
        this.act = act;
        this.report = report;
        this.house = house;
        this.plan = plan;
        this.silentSeconds = silentSeconds;
    }

    private interface Coming {
        Closeable come() throws IOException, InterruptedException;
    }

    /** @param folder an empty one, for what a process of theirs says */
    void all(Path folder) throws Exception {
        int many = plan.smoke() ? 20 : 500;
        String opening = house.greeting(0).request();
        act.phase("nobody vanishes, all say that they are there", plan.smoke() ? 1 : 8);
        vanish("vanished with their sockets open", many, () -> new Vanished(house.port(), opening, many));
        vanish(
                "vanished in a process that is stopped",
                many,
                () -> Vanished.stopped(folder, house.port(), house.path(0), many));
    }

    private void vanish(String setting, int many, Coming coming) throws Exception {
        long here = house.open();
        long slow = house.closedSlow();
        long memory = house.memoryBytes();
        OptionalLong kernel = SocketMemory.ofServer(house.port());
        try (Closeable _ = coming.come()) {
            // Beside the phase, and so without the wire over which the server is told what to say.
            var half = new FutureTask<Half>(this::half);
            Thread.ofVirtual().start(half);

            act.phase(setting, silentSeconds + MORE_SECONDS);

            tell(setting, many, half.get(), memory, kernel);
            report.add(setting, act.sideName(), SLOW, (double) house.closedSlow() - slow);
            Hostile.Act.until(() -> house.open() <= here);
            long stay = Math.max(0, house.open() - here);
            report.add(setting, act.sideName(), STAY, (double) stay);
            if (stay > 0) {
                report.untrue(setting + ": " + stay + " are still taken for there, where a viewer may be silent for "
                        + silentSeconds + " s (expected: 0)");
            }
        }
        report.add(setting, act.sideName(), COLLECTED, collected(coming) / Hostile.KIB / many);
        Hostile.Act.until(() -> house.open() <= here);
    }

    /** Bytes that all of them hold halfway. They come once more for it, since a collection would be in the others' delays. */
    private long collected(Coming coming) throws IOException, InterruptedException {
        house.collect();
        long before = house.memoryBytes();
        try (Closeable _ = coming.come()) {
            act.speak(Math.max(1, silentSeconds / 2));
            house.collect();
            return house.memoryBytes() - before;
        }
    }

    /** What the server and the kernel hold halfway to when the silent are sent away. */
    private record Half(long memory, OptionalLong kernel) {}

    private Half half() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(silentSeconds * 500L);
        return new Half(house.memoryBytes(), SocketMemory.ofServer(house.port()));
    }

    private void tell(String setting, int many, Half half, long memory, OptionalLong kernel) {
        report.add(setting, act.sideName(), THERE_EACH, (half.memory() - memory) / Hostile.KIB / many);
        if (half.kernel().isPresent() && kernel.isPresent()) {
            long grown = half.kernel().getAsLong() - kernel.getAsLong();
            report.add(setting, act.sideName(), THERE_KERNEL, grown / Hostile.KIB / many);
        }
    }
}
