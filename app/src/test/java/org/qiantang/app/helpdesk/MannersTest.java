package org.qiantang.app.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.app.question.SameQuestion;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.HelpdeskEvent.Mode;

/** When the helpdesk is silent, when it thanks, and what it may say alone. */
class MannersTest {
    private static final Instant EVENING = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration APART = Duration.ofSeconds(60);

    @Test
    void a_quarrel_silences_the_helpdesk_until_a_minute_has_been_calm() {
        var quarrel = new Quarrel();
        for (int n = 0; n < Quarrel.HEATED; n++) {
            quarrel.heard(n % 2 == 0 ? "主播是骗子" : "你闭嘴", EVENING.plusSeconds(n));
        }
        Instant last = EVENING.plusSeconds(Quarrel.HEATED - 1L);

        assertThat(quarrel.quietSince(last)).isEqualTo(last);
        assertThat(quarrel.quietSince(last.plusSeconds(30))).isEqualTo(last);
        assertThat(quarrel.quietSince(last.plusSeconds(61))).isNull();
    }

    @Test
    void plain_abuse_is_heard_as_one_and_a_question_for_fakes_is_not() {
        assertThat(List.of("骗子主播", "垃圾东西", "死骗子", "都是托", "假货", "骗人的", "坑人", "全是假货"))
                .allMatch(Quarrel::isInsult);
        assertThat(List.of("是假货吗", "假货赔多少", "托运可以吗", "都是假两件吗", "花都是假的吗")).noneMatch(Quarrel::isInsult);
    }

    @Test
    void what_the_guard_keeps_back_heats_a_quarrel_and_ordinary_talk_does_not() {
        var talk = new Quarrel();
        var held = new Quarrel();
        for (int n = 0; n < 100; n++) {
            talk.heard("这件滚边好看，多少钱", EVENING);
            held.heldBack(EVENING);
        }

        assertThat(talk.quietSince(EVENING)).isNull();
        assertThat(held.quietSince(EVENING)).isEqualTo(EVENING);
    }

    @ForEachSeed(count = 100)
    void thanks_come_at_most_once_in_their_time_and_thank_everybody_once(long seed) {
        var random = new SplittableRandom(seed);
        var thanks = new Thanks();
        var said = new ArrayList<Instant>();
        long followed = 0;
        long thankedFollowers = 0;
        Instant now = EVENING;

        for (int n = 0; n < 600; n++) {
            now = now.plusMillis(random.nextInt(2_000));
            if (random.nextInt(3) == 0) {
                thanks.followed(1);
                followed++;
            }
            var line = thanks.due(now, APART);
            if (line.isPresent()) {
                said.add(now);
                thankedFollowers += number(line.get());
            }
        }
        thankedFollowers +=
                thanks.due(now.plus(APART), APART).map(MannersTest::number).orElse(0L);

        assertThat(thankedFollowers).isEqualTo(followed);
        for (int n = 1; n < said.size(); n++) {
            assertThat(Duration.between(said.get(n - 1), said.get(n))).isGreaterThanOrEqualTo(APART);
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D+", ""));
    }

    @Test
    void thanks_name_nobody_and_count_a_buyer_of_two_orders_once() {
        var thanks = new Thanks();
        thanks.bought(1);
        thanks.bought(1);
        thanks.bought(2);
        thanks.followed(3);

        assertThat(thanks.due(EVENING, APART)).contains("谢谢 2 位朋友下单、3 位朋友关注。");
        assertThat(thanks.due(EVENING.plus(APART), APART)).isEmpty();
        assertThat(thanks.due(EVENING, Duration.ZERO)).isEmpty();
    }

    @Test
    void alone_it_says_only_what_is_grounded_clear_and_sure_and_nothing_in_a_quarrel() {
        var alone = new Setting(Mode.ALONE, 60, 0);

        assertThat(Next.of(alone, draft(Draft.Kind.TOLD, true, true, 90), false))
                .isEqualTo(Next.SAY);
        assertThat(Next.of(alone, draft(Draft.Kind.ASK_BACK, true, true, 75), false))
                .isEqualTo(Next.SAY);
        assertThat(Next.of(alone, draft(Draft.Kind.TOLD, false, true, 90), false))
                .isEqualTo(Next.SUGGEST);
        assertThat(Next.of(alone, draft(Draft.Kind.TOLD, true, false, 90), false))
                .isEqualTo(Next.SUGGEST);
        assertThat(Next.of(alone, draft(Draft.Kind.TOLD, true, true, 59), false))
                .isEqualTo(Next.SUGGEST);
        assertThat(Next.of(alone, draft(Draft.Kind.TOLD, true, true, 90), true)).isEqualTo(Next.SUGGEST);
        assertThat(Next.of(alone, draft(Draft.Kind.HAND_OVER, false, true, 0), false))
                .isEqualTo(Next.HAND_OVER);
    }

    @Test
    void told_to_suggest_it_says_nothing_alone_and_switched_off_it_does_nothing() {
        Draft sure = draft(Draft.Kind.TOLD, true, true, 100);

        assertThat(Next.of(new Setting(Mode.SUGGEST, 0, 0), sure, false)).isEqualTo(Next.SUGGEST);
        assertThat(Next.of(new Setting(Mode.OFF, 0, 0), sure, false)).isEqualTo(Next.LEAVE);
    }

    @Test
    void suggestions_are_few_the_pressing_first_and_what_nobody_got_to_is_counted() {
        var suggestions = new Suggestions();
        for (int n = 1; n <= Suggestions.MOST + 10; n++) {
            suggestions.add(suggestion(n, "问题" + n, n == 30));
        }

        assertThat(suggestions.all(EVENING)).hasSize(Suggestions.MOST);
        assertThat(suggestions.all(EVENING).getFirst().id()).isEqualTo(30);
        assertThat(suggestions.dropped()).isEqualTo(10);
        assertThat(suggestions.all(EVENING.plus(Suggestions.PATIENCE))).isEmpty();
        assertThat(suggestions.dropped()).isEqualTo(Suggestions.MOST + 10);
    }

    private static Suggestion suggestion(long line, String text, boolean buyer) {
        var asked = new Asked(line, line, text, null, buyer, false, EVENING, List.of());
        Draft draft = draft(Draft.Kind.TOLD, true, true, 90, "答" + line);
        return new Suggestion(new Group(SameQuestion.key(text), asked), draft, EVENING);
    }

    private static Draft draft(Draft.Kind kind, boolean grounded, boolean clear, int sureness) {
        return draft(kind, grounded, clear, sureness, "现在299元。");
    }

    private static Draft draft(Draft.Kind kind, boolean grounded, boolean clear, int sureness, String text) {
        var judged = new Gate.Judged(clear, !clear, clear ? "clear" : "violates", "1", "");
        return new Draft(kind, text, null, null, "价格", "", List.of(), grounded, null, judged, sureness);
    }
}
