package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FilmJobsTest {
    private final List<Long> made = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private void work(FilmJobs.Job job) {
        job.reach(40);
        begun.countDown();
        try {
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        if (!job.isCancelled()) {
            made.add(job.filmId());
        }
    }

    private static void until(java.util.function.BooleanSupplier done) throws InterruptedException {
        for (int i = 0; i < 2_000 && !done.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    @Test
    void films_are_made_one_at_a_time_in_order_and_each_says_how_far_it_is() throws InterruptedException {
        try (var jobs = new FilmJobs(5, this::work)) {
            assertThat(jobs.submit(1)).isTrue();
            begun.await();
            jobs.submit(2);
            jobs.submit(3);

            assertThat(jobs.progress(1)).contains(new FilmJobs.Progress(0, 40));
            assertThat(jobs.progress(3)).contains(new FilmJobs.Progress(2, 0));
            assertThat(jobs.progress(9)).isEmpty();

            goOn.countDown();
            until(() -> made.size() == 3);
            assertThat(made).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void the_line_is_bounded_and_holds_nothing_twice() throws InterruptedException {
        try (var jobs = new FilmJobs(1, this::work)) {
            jobs.submit(1);
            begun.await();

            assertThat(jobs.submit(1)).isFalse();
            assertThat(jobs.submit(2)).isTrue();
            assertThat(jobs.submit(3)).isFalse();
            goOn.countDown();
        }
    }

    @Test
    void what_waits_is_taken_out_and_what_runs_is_told_to_stop() throws InterruptedException {
        try (var jobs = new FilmJobs(5, this::work)) {
            jobs.submit(1);
            begun.await();
            jobs.submit(2);

            assertThat(jobs.cancel(2)).isTrue();
            assertThat(jobs.cancel(1)).isFalse();
            goOn.countDown();

            until(() -> jobs.progress(1).isEmpty());
            assertThat(made).isEmpty();
        }
    }

    @Test
    void who_comes_with_many_waits_until_nobody_else_does() throws InterruptedException {
        var roomy = new CountDownLatch(1);
        try (var jobs = new FilmJobs(5, this::work)) {
            jobs.submit(1);
            begun.await();
            assertThat(jobs.awaitRoom(1)).isTrue();
            jobs.submit(2);
            Thread.startVirtualThread(() -> {
                if (jobs.awaitRoom(1)) {
                    roomy.countDown();
                }
            });

            assertThat(roomy.getCount()).isEqualTo(1);
            goOn.countDown();

            assertThat(roomy.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nobody_waits_for_room_in_a_line_that_is_closed() {
        var jobs = new FilmJobs(1, this::work);

        jobs.close();

        assertThat(jobs.awaitRoom(0)).isFalse();
    }

    @Test
    void one_that_breaks_does_not_stop_the_next() throws InterruptedException {
        try (var jobs = new FilmJobs(5, job -> {
            if (job.filmId() == 1) {
                throw new IllegalStateException("broken on purpose");
            }
            made.add(job.filmId());
        })) {
            jobs.submit(1);
            jobs.submit(2);

            until(() -> made.contains(2L));
        }
    }
}
