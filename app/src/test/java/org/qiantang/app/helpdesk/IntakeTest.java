package org.qiantang.app.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.question.FairShare;
import org.qiantang.engine.testkit.ForEachSeed;

class IntakeTest {
    private static final Instant EVENING = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant RIPE = EVENING.plus(Intake.WINDOW);

    private long lines;

    private Asked asked(long person, String text, @Nullable Long pinned, boolean buyer, Instant at) {
        return new Asked(++lines, person, text, pinned, buyer, false, at, List.of());
    }

    private Intake.Taken take(Intake intake, Asked asked) {
        return intake.join(asked).orElseGet(() -> intake.open(asked, asked.at()));
    }

    @Test
    void forty_who_ask_the_same_in_other_words_get_one_answer_that_counts_each_once() {
        var intake = new Intake();
        List<String> ways = List.of("主播多少码", "主播多少码？", "请问主播多少码呀", "主播穿多少码", "亲 主播多少码啊");

        for (int person = 1; person <= 40; person++) {
            take(intake, asked(person, ways.get(person % ways.size()), 7L, false, EVENING));
        }
        take(intake, asked(1, "主播多少码", 7L, false, EVENING));
        List<Group> due = intake.due(RIPE);

        assertThat(due).hasSize(1);
        assertThat(due.getFirst().count()).isEqualTo(40);
        assertThat(due.getFirst().lines()).hasSize(41);
        assertThat(due.getFirst().onlyAsker()).isNull();
    }

    @Test
    void another_size_another_pinned_item_and_another_matter_are_other_questions() {
        var intake = new Intake();

        take(intake, asked(1, "37码还有吗", 7L, false, EVENING));
        take(intake, asked(2, "38码还有吗", 7L, false, EVENING));
        take(intake, asked(3, "37码还有吗", 8L, false, EVENING));
        take(intake, asked(4, "什么时候发货", 7L, false, EVENING));

        assertThat(intake.due(RIPE)).hasSize(4).allMatch(group -> group.count() == 1);
    }

    @Test
    void nothing_is_answered_before_equal_questions_have_had_their_moment() {
        var intake = new Intake();
        take(intake, asked(1, "多少钱", 7L, false, EVENING));

        assertThat(intake.due(RIPE.minusMillis(1))).isEmpty();
        assertThat(intake.due(RIPE)).hasSize(1);
        assertThat(intake.due(RIPE.plusSeconds(60))).isEmpty();
    }

    @Test
    void one_viewer_cannot_fill_the_queue_and_is_counted() {
        var intake = new Intake();

        for (int n = 0; n < 20; n++) {
            take(intake, asked(1, "第" + n + "件什么材质", 7L, false, EVENING));
        }
        Intake.Taken other = take(intake, asked(2, "什么时候发货", 7L, false, EVENING));

        assertThat(intake.due(RIPE)).hasSize(FairShare.MOST_WAITING + 1);
        assertThat(intake.counts().tooManyOfOne()).isEqualTo(20 - FairShare.MOST_WAITING);
        assertThat(other).isEqualTo(Intake.Taken.NEW);
    }

    @Test
    void in_a_full_queue_a_buyer_still_finds_a_place() {
        var intake = new Intake();
        for (int person = 1; person <= Intake.MOST_GROUPS; person++) {
            take(intake, asked(person, "问题" + (char) ('a' + person % 26) + person, 7L, false, EVENING));
        }

        Intake.Taken viewer = take(intake, asked(900, "什么材质", 7L, false, EVENING));
        Intake.Taken buyer = take(intake, asked(901, "我的订单什么时候发货", 7L, true, EVENING));

        assertThat(viewer).isEqualTo(Intake.Taken.FULL);
        assertThat(buyer).isEqualTo(Intake.Taken.NEW);
        assertThat(intake.due(RIPE).getFirst().buyer()).isTrue();
        assertThat(intake.counts().full()).isEqualTo(2);
    }

    @Test
    void the_demos_crowd_is_answered_but_never_counted_as_somebody() {
        var intake = new Intake();
        for (int person = 1; person <= 5; person++) {
            take(intake, new Asked(++lines, person, "多少钱", 7L, false, true, EVENING, List.of()));
        }
        take(intake, asked(100, "多少钱", 7L, false, EVENING));

        Group group = intake.due(RIPE).getFirst();

        assertThat(group.count()).isEqualTo(1);
        assertThat(group.onlyAsker()).isEqualTo(100L);
        assertThat(group.lines()).hasSize(6);
    }

    @ForEachSeed(count = 200)
    void the_queue_stays_bounded_fair_and_loses_nothing_uncounted(long seed) {
        var random = new SplittableRandom(seed);
        var intake = new Intake();
        var ofPerson = new HashMap<Long, Integer>();
        var answered = new ArrayList<Group>();
        Instant now = EVENING;
        int heard = 2_000;

        for (int n = 0; n < heard; n++) {
            now = now.plusMillis(random.nextInt(50));
            long person = random.nextInt(10) < 5 ? 1 : random.nextLong(2, 400);
            take(intake, asked(person, "问题" + random.nextInt(300), 7L, random.nextInt(20) == 0, now));
            if (random.nextInt(40) == 0) {
                answered.addAll(intake.due(now));
            }
            assertThat(intake.counts().waiting()).isLessThanOrEqualTo(Intake.MOST_GROUPS);
        }
        answered.addAll(intake.due(now.plusSeconds(60)));
        answered.forEach(group -> ofPerson.merge(group.first().personId(), 1, Integer::sum));

        Intake.Counts counts = intake.counts();
        assertThat(answered.size() + counts.joined() + counts.tooManyOfOne() + counts.full())
                .isEqualTo(heard);
        long minutes = Duration.between(EVENING, now).toMinutes() + 1;
        assertThat(ofPerson.values()).allMatch(groups -> groups <= FairShare.MOST_A_MINUTE * (minutes + 1));
    }
}
