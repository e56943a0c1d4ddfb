package org.qiantang.app.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.engine.fanout.Bounds;
import org.qiantang.engine.fanout.Viewer;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ShowOpened;
import org.qiantang.event.ShowEvent.ShowPlanned;

/** When frames leave, by a clock that is moved by hand. */
class StrokesTest {
    private static final long SHOW = 7;
    private static final long FRAME_MILLIS = StageSettings.USUAL.frame().toMillis();
    private static final Instant EVENING = Instant.parse("2026-11-27T12:00:00Z");

    private final HandTicker ticker = new HandTicker();
    private final Stage stage = stage(Bounds.USUAL.viewersPerBlock());
    private final Listener listener = new Listener();

    private Stage stage(int viewersPerBlock) {
        Bounds usual = Bounds.USUAL;
        var bounds = new Bounds(
                usual.linesPerFrame(),
                usual.viewerBytes(),
                usual.ringBytes(),
                usual.ringMessages(),
                usual.patience(),
                viewersPerBlock);
        return new Stage(
                new OneShow(),
                _ -> "林小满",
                ticker,
                () -> EVENING.plusMillis(ticker.now),
                new SplittableRandom(1),
                new StageSettings(StageSettings.USUAL.frame(), StageSettings.USUAL.keptEmpty(), bounds));
    }

    @BeforeEach
    void somebody_watches_and_all_is_still() {
        watches(stage);
    }

    private void watches(Stage where) {
        where.join(SHOW, Arrival.guest(listener, null));
        ticker.pass(Duration.ofSeconds(5).toMillis());
        listener.frames.clear();
    }

    private record Visit(Attendance attendance, Listener listener) {}

    @AfterEach
    void closed() {
        ticker.shutdownNow();
    }

    @Test
    void what_is_said_just_after_somebody_left_does_not_wait_until_the_viewers_are_counted_again() {
        Attendance visit = stage.join(SHOW, Arrival.guest(new Listener(), null)).orElseThrow();
        ticker.pass(FRAME_MILLIS);
        visit.leave();
        ticker.pass(FRAME_MILLIS);

        stage.spoken(SHOW, HostKind.HUMAN, "三号链接还有两百件", null);
        ticker.pass(FRAME_MILLIS);

        assertThat(listener.frames).anyMatch(frame -> frame.contains("三号链接还有两百件"));
    }

    @ForEachSeed(count = 200)
    void nothing_waits_for_longer_than_a_frame_whoever_comes_and_goes(long seed) {
        var random = new SplittableRandom(seed);
        Stage blocks = stage(random.nextInt(1, 8));
        watches(blocks);
        List<Visit> visits = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    var other = new Listener();
                    visits.add(new Visit(
                            blocks.join(SHOW, Arrival.guest(other, null)).orElseThrow(), other));
                }
                case 1 -> {
                    if (!visits.isEmpty()) {
                        visits.remove(random.nextInt(visits.size()))
                                .attendance()
                                .leave();
                    }
                }
                case 2 -> ticker.pass(random.nextInt(400));
                default -> {
                    String words = "第" + step + "句";
                    blocks.spoken(SHOW, HostKind.HUMAN, words, null);
                    ticker.pass(FRAME_MILLIS);
                    assertThat(listener.frames).as(words).anyMatch(frame -> frame.contains(words));
                    assertThat(visits)
                            .as(words)
                            .allMatch(
                                    visit -> visit.listener().frames.stream().anyMatch(frame -> frame.contains(words)));
                }
            }
        }
        ticker.pass(Duration.ofSeconds(3).toMillis());

        List<String> counted = listener.frames.stream()
                .filter(frame -> frame.contains("\"viewers\":"))
                .toList();
        assertThat(counted.isEmpty() ? "\"viewers\":1" : counted.getLast())
                .contains("\"viewers\":" + (1 + visits.size()));
        assertThat(ticker.waiting())
                .as("only the putting away of empty shows waits, on either stage")
                .isLessThanOrEqualTo(2);
    }

    private static final class OneShow implements Story {
        @Override
        public void tell(long showId, Consumer<Happened> listener) {
            listener.accept(
                    new Happened(1, new ShowPlanned(EVENING, showId, 1, 2, 3, "晚场", HostKind.HUMAN, 900), List.of()));
            listener.accept(new Happened(2, new ShowOpened(EVENING), List.of()));
        }

        @Override
        public List<String> words(long position, int lines) {
            return List.of();
        }
    }

    private static final class Listener implements Viewer {
        final List<String> frames = new ArrayList<>();

        @Override
        public long personId() {
            return GUEST;
        }

        @Override
        public Executor lane() {
            return Runnable::run;
        }

        @Override
        public void write(ByteBuf frame) {
            frames.add(frame.toString(UTF_8));
            frame.release();
        }

        @Override
        public long pendingBytes() {
            return 0;
        }

        @Override
        public void close(String reason) {
            throw new AssertionError("nobody is sent away: " + reason);
        }
    }

    /** Does what is due when time is let pass, in the order in which it is due. */
    private static final class HandTicker extends ScheduledThreadPoolExecutor {
        private final List<Stroke> strokes = new ArrayList<>();
        private long now;

        private record Stroke(long due, Runnable work, ScheduledFuture<?> future) {}

        HandTicker() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            // A future that can be cancelled; its own time never comes.
            ScheduledFuture<?> future = super.schedule(() -> {}, 1, TimeUnit.DAYS);
            strokes.add(new Stroke(now + unit.toMillis(delay), work, future));
            return future;
        }

        @Override
        public void execute(Runnable work) {
            var _ = schedule(work, 0, TimeUnit.MILLISECONDS);
        }

        long waiting() {
            return strokes.stream()
                    .filter(stroke -> !stroke.future().isCancelled())
                    .count();
        }

        void pass(long millis) {
            long end = now + millis;
            while (true) {
                strokes.removeIf(stroke -> stroke.future().isCancelled());
                var next = strokes.stream().min(Comparator.comparingLong(Stroke::due));
                if (next.isEmpty() || next.get().due() > end) {
                    now = end;
                    return;
                }
                strokes.remove(next.get());
                now = Math.max(now, next.get().due());
                next.get().work().run();
            }
        }
    }
}
