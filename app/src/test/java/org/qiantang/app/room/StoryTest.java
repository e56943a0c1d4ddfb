package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.ShowEvent.HostKind;

class StoryTest {
    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");
    private static final long SHOW = 7;

    private static void plan(PlayedShow show) {
        show.ask(new RoomRequest.Plan(SHOW, 3, 4, 5, "一场", HostKind.HUMAN, 300, null, null));
    }

    private static List<Instant> told(Story story, Instant from) {
        var times = new ArrayList<Instant>();
        story.tell(
                SHOW,
                story.lastBefore(SHOW, from),
                happened -> times.add(happened.event().at()));
        return times;
    }

    @ForEachSeed(count = 30)
    void a_story_told_from_a_moment_on_is_the_whole_story_without_what_was_before(long seed) {
        var random = new SplittableRandom(seed);
        try (var show = new PlayedShow(SHOW, NOON)) {
            plan(show);
            for (int i = 0; i < 40; i++) {
                show.pass(Duration.ofSeconds(random.nextInt(3)));
                show.ask(new RoomRequest.Say(100 + random.nextInt(3), "在吗", "clear"));
            }
            List<Instant> all = told(show.story(), Instant.EPOCH);
            for (int i = 0; i < 20; i++) {
                Instant from = NOON.plusSeconds(random.nextInt(90) - 5);

                List<Instant> late = told(show.story(), from);

                assertThat(late)
                        .isEqualTo(all.stream().filter(at -> !at.isBefore(from)).toList());
            }
        }
    }

    @Test
    void of_a_show_that_never_was_there_is_nothing_before_any_moment() {
        try (var show = new PlayedShow(SHOW, NOON)) {
            plan(show);

            assertThat(show.story().lastBefore(8, NOON.plusSeconds(9))).isZero();
            assertThat(show.story().lastBefore(SHOW, NOON)).isZero();
        }
    }
}
