package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An hour on air in real time, in the whole program with the real encoder: what it holds of memory, whether sound,
 * picture and clock stay together, and how many frames are late, minute by minute. Viewers ask all along.
 *
 * <p>Not a test by its name. Run with {@code mvn -pl app test -Dtest=SoakMeasurement -Dminutes=60} when
 * {@code speech-espeak} is built. {@code -Dwarm=10} says how many minutes are not counted, {@code -Dshare=0.15} how
 * much the rest may grow, {@code -Dlate=0.01} what share of a minute's frames may be late.
 *
 * <p>Sound and picture are taken together, so that they go in step into the encoder by construction; only its output could
 * tell otherwise.
 */
class SoakMeasurement {
    private static final int MINUTES = Integer.getInteger("minutes", 60);
    private static final int WARM = Integer.getInteger("warm", 10);
    private static final double SHARE = Double.parseDouble(System.getProperty("share", "0.15"));
    private static final double LATE = Double.parseDouble(System.getProperty("late", "0.01"));
    private static final double MOST_DRIFT_MS = 80;
    private static final int ASKS_EACH_SECONDS = 20;
    private static final int GOODS = 14;
    /** As many minutes are laid together at both ends, since one alone may be a chance. */
    private static final int ENDS = 5;

    private static final List<String> ABOUT = List.of("多少钱", "什么材质的", "什么时候发货", "还有货吗", "能退吗", "产地是哪里");

    /**
     * @param drift the largest of the three distances, in milliseconds
     * @param late the share of its frames that were late
     * @param stalls how often the machine was held up
     */
    private record Minute(double heapMiB, double rssMiB, double drift, double late, long stalls) {}

    private int asked;

    @Test
    void an_hour_on_air() throws Exception {
        List<Minute> minutes = new ArrayList<>();
        try (HostAtWork work = new HostAtWork()) {
            System.out.println("| minute | heap after collection | resident | sound − picture | off the clock "
                    + "| sound behind picture, encoded | frames late | held up |");
            System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
            Thread.sleep(10_000); // until the first frames are made, and their code is compiled
            work.tap.minute();
            double behindAtFirst = Double.NaN;
            for (int minute = 1; minute <= MINUTES; minute++) {
                listenForAMinute(work, minute);
                Tap.Minute seen = work.tap.minute();
                behindAtFirst = Double.isNaN(behindAtFirst) ? seen.behindMillis() : behindAtFirst;
                minutes.add(print(minute, seen, behindAtFirst));
                work.show.broadcast().check();
            }
        }
        assertThatMemoryIsFlat(minutes);
        assertThat(minutes).allSatisfy(one -> {
            assertThat(one.drift()).isLessThan(MOST_DRIFT_MS);
            assertThat(one.stalls()).as("times held up").isZero();
            assertThat(one.late()).as("frames late, as a share").isLessThanOrEqualTo(LATE);
        });
    }

    private void listenForAMinute(HostAtWork work, int minute) throws InterruptedException {
        for (int part = 0; part < 60 / ASKS_EACH_SECONDS; part++) {
            Thread.sleep(ASKS_EACH_SECONDS * 1_000L);
            String question = 1 + asked % GOODS + "号链接" + ABOUT.get(asked / GOODS % ABOUT.size());
            work.ask(20_000L + asked % 500, question);
            asked++;
        }
        assertThat(work.show.state()).as("minute %s", minute).isEqualTo(HostStatus.State.PERFORMING);
    }

    private static Minute print(int minute, Tap.Minute seen, double behindAtFirst) throws IOException {
        double heap = heapMiB();
        double rss = rssMiB();
        double apart = seen.soundMillis() - seen.frameMillis();
        double encoded = seen.behindMillis() - behindAtFirst;
        System.out.printf(
                "| %d | %.0f MiB | %.0f MiB | %.1f ms | %.1f ms | %.1f ms | %d of %d | %d |%n",
                minute,
                heap,
                rss,
                apart,
                seen.offMillis(),
                encoded,
                seen.late(),
                60 * HostAtWork.FORMAT.frames(),
                seen.stalls());
        double drift = Math.max(Math.abs(apart), Math.max(Math.abs(seen.offMillis()), Math.abs(encoded)));
        double late = seen.late() / (60.0 * HostAtWork.FORMAT.frames());
        return new Minute(heap, rss, drift, late, seen.stalls());
    }

    private static void assertThatMemoryIsFlat(List<Minute> minutes) {
        if (minutes.size() < WARM + 2 * ENDS) {
            System.out.printf("memory: not judged, at least %d minutes are needed%n", WARM + 2 * ENDS);
            return;
        }
        List<Minute> begin = minutes.subList(WARM, WARM + ENDS);
        List<Minute> end = minutes.subList(minutes.size() - ENDS, minutes.size());
        double heap = mean(end, true) / mean(begin, true) - 1;
        double rss = mean(end, false) / mean(begin, false) - 1;
        System.out.printf("memory after the warm-up: heap %+.1f %%, resident %+.1f %%%n", 100 * heap, 100 * rss);
        assertThat(heap).as("growth of the heap, as a share").isLessThan(SHARE);
        assertThat(rss).as("growth of the resident memory, as a share").isLessThan(SHARE);
    }

    private static double mean(List<Minute> minutes, boolean heap) {
        return minutes.stream()
                .mapToDouble(one -> heap ? one.heapMiB() : one.rssMiB())
                .average()
                .orElse(0);
    }

    private static double heapMiB() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    /** Of this process, as Linux tells it. */
    private static double rssMiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }
}
