package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;

/** What the five uses make of one and the same script and audience. */
final class ShapingTest {
    private static final Script SCRIPT = new Script(List.of(
            segment(0, line("开场。")),
            segment(1, line("面料。", "material"), line("价格。", "price"), line("库存。", "stock"), line("发货。", "delivery")),
            segment(2, line("产地。", "origin"), line("价格二。", "price")),
            segment(0, line("再见。"))));
    private static final VisitLines VISITS = (_, itemId) ->
            itemId == 1 ? List.of(line("门店地址：西湖区。", "address"), line("营业时间：9点到21点。", "hours")) : List.of();

    @Test
    void live_selling_tells_all() {
        assertThat(told(HostUse.LIVE_SALE)).containsExactly("开场。", "面料。", "价格。", "库存。", "发货。", "产地。", "价格二。");
    }

    @Test
    void vouchers_are_told_with_where_and_when_they_are_good_and_without_parcels() {
        assertThat(told(HostUse.LOCAL_LIFE))
                .containsExactly("开场。", "面料。", "门店地址：西湖区。", "营业时间：9点到21点。", "价格。", "库存。", "产地。", "价格二。");
    }

    @Test
    void what_the_script_tells_of_a_place_is_not_told_twice_and_what_it_tells_in_few_words_is_told_whole() {
        var script = new Script(List.of(
                segment(1, line("地址：{brief:address@1}。", "address"), line("我们九点就开门。", "hours"), line("价格。", "price"))));

        Script shaped = Shaping.shaped(script, HostManner.of(HostUse.LOCAL_LIFE), Rehearsal.SHOW, VISITS);

        assertThat(shaped.segments().getFirst().lines())
                .extracting(ScriptLine::text)
                .containsExactly("我们九点就开门。", "门店地址：西湖区。", "价格。");
    }

    @Test
    void a_company_does_not_name_prices_unasked_and_a_personality_presses_nobody() {
        assertThat(told(HostUse.BUSINESS)).containsExactly("开场。", "面料。", "产地。");
        assertThat(told(HostUse.PERSONAL)).containsExactly("开场。", "面料。", "价格。", "发货。", "产地。", "价格二。");
    }

    @Test
    void who_only_answers_keeps_the_opening_and_the_closing_words() {
        Script shaped = shaped(HostUse.SERVICE);

        assertThat(told(HostUse.SERVICE)).containsExactly("开场。");
        assertThat(shaped.farewell()).extracting(ScriptLine::text).containsExactly("再见。");
    }

    @Test
    void no_two_uses_behave_alike() {
        Set<String> manners = EnumSet.allOf(HostUse.class).stream()
                .map(HostManner::of)
                .map(one -> one.turn() + " " + one.ranked() + " " + one.answersInARow() + " " + one.breath() + " "
                        + one.leavesOut().stream().sorted().toList() + one.visits())
                .collect(Collectors.toSet());

        assertThat(manners).hasSize(HostUse.values().length);
    }

    @Test
    void a_sale_tells_first_what_is_asked_for_and_a_company_keeps_its_order() {
        assertThat(pinnedFirst(HostUse.LIVE_SALE)).isEqualTo(2);
        assertThat(pinnedFirst(HostUse.BUSINESS)).isEqualTo(1);
    }

    @Test
    void a_company_answers_one_question_at_a_time_and_who_only_answers_answers_all() {
        assertThat(answersInARow(HostUse.BUSINESS)).isEqualTo(1);
        assertThat(answersInARow(HostUse.PERSONAL)).isEqualTo(4);
        assertThat(answersInARow(HostUse.SERVICE)).isEqualTo(6);
    }

    @Test
    void a_setting_that_would_hardly_ever_remind_viewers_cannot_be_made() {
        assertThatThrownBy(() -> new HostSetting(HostUse.PERSONAL, HostTurn.AT_ONCE, Duration.ofHours(1)))
                .hasMessageContaining("expected: 60..1800");
    }

    private static long pinnedFirst(HostUse use) {
        Rehearsal show = new Rehearsal();
        show.item(1, 50);
        show.item(2, 50);
        show.performance(HostSetting.usual(use));
        for (int person = 0; person < 5; person++) {
            show.answers.put("问", new Answered("答。", 2L, List.of()));
            show.performance.hear(0, person, "问", 2L);
        }
        show.performance.follow(shaped(use));
        show.sayAtLeast(6);
        return show.asked.stream()
                .filter(RoomRequest.Pin.class::isInstance)
                .map(RoomRequest.Pin.class::cast)
                .findFirst()
                .orElseThrow()
                .itemId();
    }

    private static int answersInARow(HostUse use) {
        Rehearsal show = new Rehearsal();
        show.item(1, 50);
        show.item(2, 50);
        show.performance(HostSetting.usual(use));
        show.performance.follow(shaped(use));
        for (int i = 0; i < 6; i++) {
            show.answers.put("问" + i, new Answered("答案" + i + "。", null, List.of()));
            show.performance.hear(0, i, "问" + i, null);
        }
        show.sayAtLeast(1);
        int row = 0;
        for (int i = 0; i < 12; i++) {
            show.step();
        }
        while (row < show.said.size() && show.said.get(row).startsWith("答案")) {
            row++;
        }
        return row;
    }

    private static Script shaped(HostUse use) {
        return Shaping.shaped(SCRIPT, HostManner.of(use), Rehearsal.SHOW, VISITS);
    }

    private static List<String> told(HostUse use) {
        return shaped(use).round().stream()
                .flatMap(segment -> segment.lines().stream())
                .map(ScriptLine::text)
                .toList();
    }

    private static Segment segment(long itemId, ScriptLine... lines) {
        return new Segment(itemId, "段落", List.of(lines));
    }

    private static ScriptLine line(String text, String... facts) {
        return new ScriptLine(text, Stream.of(facts).toList());
    }
}
