package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.event.ShowEvent.HostKind;

/** Lines on their way to desks that are slow, sick or silent. */
class ClerkTest {
    private static final long SHOW = 42;
    private static final long SICK = 43;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Receipt BUSY = new Receipt.Refused(new Refusal.Busy(1));

    private final Desks desks = new Desks();

    private static Clerk.TakenLine line(String text) {
        return () -> Optional.of(new RoomRequest.HostLine(HostKind.HUMAN, null, text, "clear", List.of(), false));
    }

    @Test
    void a_desk_that_answers_late_is_not_asked_for_the_same_line_twice() throws Exception {
        var answer = new CompletableFuture<Receipt>();
        desks.answers.put(SHOW, answer);
        try (var clerk = new Clerk(desks, LONG, LONG)) {
            clerk.write(SHOW, line("第一句"));
            clerk.write(SHOW, line("第二句"));
            await(() -> desks.asked.size() == 1);
            Thread.sleep(500);
            assertThat(desks.asked).containsExactly("第一句");

            desks.answers.remove(SHOW);
            answer.complete(new Receipt.Done(1, 1, 1L));
            await(() -> desks.asked.size() == 2);

            assertThat(desks.asked).containsExactly("第一句", "第二句");
            assertThat(clerk.lost(SHOW)).isZero();
        }
    }

    @Test
    void a_line_that_a_desk_never_answers_is_given_up_and_counted_and_the_next_one_is_written() throws Exception {
        desks.answers.put(SHOW, new CompletableFuture<>());
        try (var clerk = new Clerk(desks, SHORT, LONG)) {
            clerk.write(SHOW, line("没有回音"));
            await(() -> clerk.lost(SHOW) == 1);
            desks.answers.remove(SHOW);
            clerk.write(SHOW, line("下一句"));
            await(() -> desks.asked.size() == 2);

            assertThat(desks.asked).containsExactly("没有回音", "下一句");
            assertThat(clerk.lost(SICK)).isZero();
        }
    }

    @Test
    void a_show_whose_desk_is_sick_keeps_no_other_show_waiting() throws Exception {
        desks.answers.put(SICK, new CompletableFuture<>());
        try (var clerk = new Clerk(desks, LONG, SHORT)) {
            clerk.write(SICK, line("病了的一场"));
            await(() -> desks.asked.size() == 1);

            clerk.write(SHOW, line("健康的一场"));

            await(() -> desks.asked.contains("健康的一场"));
        }
    }

    @Test
    void what_waits_when_the_house_closes_is_written_before_it_is_closed() {
        desks.busy.set(2);
        var clerk = new Clerk(desks, LONG, LONG);
        clerk.write(SHOW, line("第一句"));
        clerk.write(SHOW, line("第二句"));

        clerk.close();

        assertThat(desks.written).containsExactly("第一句", "第二句");
        assertThat(clerk.lost(SHOW)).isZero();
    }

    @Test
    void what_no_desk_takes_before_the_house_is_closed_is_counted_as_lost() {
        desks.busy.set(Integer.MAX_VALUE);
        var clerk = new Clerk(desks, LONG, SHORT);
        clerk.write(SHOW, line("第一句"));
        clerk.write(SHOW, line("第二句"));

        clerk.close();

        assertThat(desks.written).isEmpty();
        assertThat(clerk.lost(SHOW)).isEqualTo(2);
    }

    @Test
    void a_line_that_cannot_be_judged_now_is_judged_again() throws Exception {
        var tries = new AtomicInteger();
        try (var clerk = new Clerk(desks, LONG, LONG)) {
            clerk.write(SHOW, () -> {
                if (tries.incrementAndGet() < 3) {
                    throw new IllegalStateException("no connection to the database");
                }
                return line("判断了三次").judged();
            });
            clerk.write(SHOW, line("后一句"));
            await(() -> desks.written.size() == 2);

            assertThat(desks.written).containsExactly("判断了三次", "后一句");
            assertThat(clerk.lost(SHOW)).isZero();
        }
    }

    @Test
    void what_is_not_worth_writing_down_is_asked_of_no_desk() {
        var clerk = new Clerk(desks, LONG, LONG);
        clerk.write(SHOW, Optional::empty);
        clerk.write(SHOW, line("值得记下"));

        clerk.close();

        assertThat(desks.asked).containsExactly("值得记下");
    }

    private static void await(BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within 20 s").isLessThan(until);
            Thread.sleep(5);
        }
    }

    /** Desks that answer at once, but for shows that were given an answer of their own, or while all are busy. */
    private static final class Desks implements Rooms {
        final List<String> asked = new CopyOnWriteArrayList<>();
        final List<String> written = new CopyOnWriteArrayList<>();
        final Map<Long, CompletableFuture<Receipt>> answers = new ConcurrentHashMap<>();
        final AtomicInteger busy = new AtomicInteger();

        @Override
        public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
            String text = ((RoomRequest.HostLine) request).text();
            CompletableFuture<Receipt> own = answers.get(showId);
            asked.add(text);
            if (own != null) {
                return own;
            }
            if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return CompletableFuture.completedFuture(BUSY);
            }
            written.add(text);
            return CompletableFuture.completedFuture(new Receipt.Done(1, written.size(), (long) written.size()));
        }

        @Override
        public void wake(long showId) {}

        @Override
        public void tell(Audience audience) {}
    }
}
