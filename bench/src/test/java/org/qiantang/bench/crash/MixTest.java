package org.qiantang.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiantang.bench.Report;
import org.qiantang.event.ShowEvent.HoldReleased;
import org.qiantang.event.ShowEvent.ReleaseReason;

/** Trials of a sale in which nobody ever paid too late prove nothing of late payments. */
class MixTest {
    private final Report report = new Report(new PrintStream(OutputStream.nullOutputStream()));
    private final Mix mix = new Mix();

    @Test
    void many_trials_without_a_late_payment_are_no_proof() {
        mix.add(books(), 30);
        mix.tell(report);

        assertThat(report.isTrue()).isFalse();
    }

    @Test
    void a_few_trials_may_lack_what_is_rare() {
        mix.add(books(), 29);
        mix.tell(report);

        assertThat(report.isTrue()).isTrue();
    }

    @Test
    void where_no_site_came_to_its_end_nothing_is_said() {
        mix.tell(report);

        assertThat(report.isTrue()).isTrue();
    }

    private static Books books() {
        var released = new HoldReleased(Instant.parse("2026-11-11T20:00:00Z"), 51, 3, ReleaseReason.EXPIRED);
        return new Books(
                List.of(new Books.Entry(1, 1, "show/7", released)), Map.of(1, 1L), Map.of(), List.of(), List.of());
    }
}
