package org.qiantang.app.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FairShareTest {
    private static final Instant EVENING = Instant.parse("2026-11-27T12:00:00Z");

    private final FairShare share = new FairShare();

    @Test
    void so_many_wait_and_so_many_come_within_a_minute() {
        for (int n = 0; n < FairShare.MOST_A_MINUTE; n++) {
            assertThat(share.isUsedUp(1, 0, EVENING)).isFalse();
            share.note(1, EVENING);
        }

        assertThat(share.isUsedUp(1, 0, EVENING.plusSeconds(59))).isTrue();
        assertThat(share.isUsedUp(1, 0, EVENING.plusSeconds(60))).isFalse();
        assertThat(share.isUsedUp(2, FairShare.MOST_WAITING - 1L, EVENING)).isFalse();
        assertThat(share.isUsedUp(2, FairShare.MOST_WAITING, EVENING)).isTrue();
    }
}
