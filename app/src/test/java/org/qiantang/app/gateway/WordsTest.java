package org.qiantang.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Refusal;

/** What a speaker who may not speak is told. */
class WordsTest {
    private static final Instant UNTIL = Instant.parse("2026-11-24T04:10:00Z");

    @Test
    void whom_an_officer_muted_reads_the_reason_and_how_to_object_in_their_language() {
        var muted = new Refusal.Muted(UNTIL, "辱骂他人");

        assertThat(new Words(Language.CHINESE).of(muted))
                .containsEntry("code", "muted-by-officer")
                .containsEntry("until", UNTIL)
                .containsEntry("reason", "辱骂他人")
                .hasEntrySatisfying(
                        "message", said -> assertThat(said.toString()).contains("平台治理员", "辱骂他人", "如有异议"));
        assertThat(new Words(Language.ENGLISH).of(muted))
                .hasEntrySatisfying(
                        "message",
                        said -> assertThat(said.toString())
                                .contains("an officer of the platform", "辱骂他人", "to object"));
    }

    @Test
    void whom_the_rooms_staff_muted_is_told_until_when_and_no_reason() {
        assertThat(new Words(Language.CHINESE).of(new Refusal.Muted(UNTIL)))
                .containsEntry("code", "muted")
                .containsEntry("until", UNTIL)
                .doesNotContainKey("reason");
    }
}
