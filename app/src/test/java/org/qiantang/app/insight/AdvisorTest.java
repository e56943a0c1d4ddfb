package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.insight.AdvisedShow.item;
import static org.qiantang.app.insight.AdvisedShow.way;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.qiantang.app.insight.Advice.Against;
import org.qiantang.app.insight.Advice.Rule;

class AdvisorTest {
    private final MetricBook book = MetricBook.read();

    @Test
    void of_a_show_in_which_nothing_stands_out_nothing_is_said() {
        Advice.Told told = new AdvisedShow().told();

        assertThat(told.state()).isEqualTo(Advice.State.TOLD);
        assertThat(told.list()).isEmpty();
    }

    @Test
    void of_a_show_of_three_orders_no_rule_says_anything_whatever_its_figures() {
        for (AdvisedShow show : everything()) {
            Advice.Told told =
                    show.figure("orders_placed", 3).figure("orders_paid", 2).told();

            assertThat(told.state()).isEqualTo(Advice.State.TOO_FEW);
            assertThat(told.list()).isEmpty();
        }
    }

    @Test
    void a_small_show_does_not_speak_though_all_its_figures_are_bad() {
        // Three orders of nine viewers, counted without the gate: each rule keeps quiet by its own numbers.
        var small = new AdvisedShow()
                .figure("gmv", 20_000)
                .figure("exposures", 30)
                .figure("enter_rate", 0.05)
                .figure("viewers", 9)
                .figure("stay", 5)
                .figure("seen_rate", 0.2)
                .figure("clickers", 4)
                .figure("order_rate", 0.02)
                .figure("orders_placed", 3)
                .figure("orders_paid", 2)
                .figure("unpaid_rate", 0.34)
                .figure("refund_rate", 0.5)
                .waysAre(way("HOME", 6, 0), way("SHARE", 3, 2))
                .mark("flash", 30, 1)
                .mark("warning", 40, 1)
                .bestAre(30, 31)
                .worstAre(40);
        for (int minute = 0; minute < AdvisedShow.MINUTES; minute++) {
            small.minuteIs(minute, minute == 30 ? 3 : 0, minute == 40 ? 3 : 0);
        }
        small.itemIs(item(1, 9, 0, 0, 900))
                .itemIs(item(2, 9, 4, 2, 10))
                .itemIs(item(3, 9, 4, 0, 60))
                .itemIs(item(4, 0, 0, 0, 0));
        Beside show = small.beside();

        assertThat(List.<Supplier<Optional<Weighed>>>of(
                        () -> StepAdvice.fewEnter(show),
                        () -> StepAdvice.leaveEarly(show),
                        () -> StepAdvice.notSeen(show),
                        () -> StepAdvice.clickedNotOrdered(show),
                        () -> StepAdvice.notPaid(show),
                        () -> StepAdvice.refunded(show),
                        () -> StepAdvice.wayThatBuys(show),
                        () -> ItemAdvice.seenNotClicked(show),
                        () -> ItemAdvice.notBought(show),
                        () -> ItemAdvice.longFewSales(show),
                        () -> ItemAdvice.shortManySales(show),
                        () -> MinuteAdvice.sellsAfter(show),
                        () -> MinuteAdvice.warnedAndLeft(show)))
                .allSatisfy(rule -> assertThat(rule.get()).isEmpty());
    }

    @Test
    void before_a_show_is_over_there_is_no_advice() {
        Advice.Told told = new AdvisedShow().figure("stay", 10).onAir().told();

        assertThat(told.state()).isEqualTo(Advice.State.NOT_OVER);
        assertThat(told.list()).isEmpty();
    }

    @Test
    void every_rule_speaks_in_both_languages_and_stands_on_figures_of_the_dictionary() {
        List<Advice> all = everything().stream()
                .flatMap(show -> show.told().list().stream())
                .toList();

        assertThat(all.stream().map(Advice::rule).distinct().sorted()).containsExactly(Rule.values());
        for (Advice one : all) {
            assertThat(one.words().zh()).doesNotContain("%s").matches(".*\\p{IsHan}.*");
            assertThat(one.words().en().replaceAll("“[^”]*”", ""))
                    .doesNotContain("%s")
                    .doesNotContainPattern("\\p{IsHan}");
            assertThat(one.words().en()).doesNotContain("will ").doesNotContain("guarantee");
            for (Advice.Ground ground : one.grounds()) {
                assertThat(book.metric(ground.metric())).as(ground.metric()).isPresent();
                assertThat(ground.compared() == null).isEqualTo(ground.against() == Against.NONE);
            }
        }
    }

    @Test
    void what_most_money_hangs_on_comes_first() {
        List<Advice> told = new AdvisedShow()
                .figure("refund_rate", 0.15)
                .figure("stay", 40)
                .figure("unpaid_rate", 0.3)
                .told()
                .list();

        assertThat(told.stream().map(Advice::rule)).containsExactly(Rule.LEAVE_EARLY, Rule.NOT_PAID, Rule.REFUNDED);
    }

    @Test
    void fewer_than_three_shows_before_are_no_median_and_other_shops_stand_in_for_them() {
        AdvisedShow alone = new AdvisedShow().figure("stay", 40).pastShows(2);

        assertThat(alone.told().list()).isEmpty();
        Advice told = only(alone.market("stay", 110));
        assertThat(told.grounds().getFirst().against()).isEqualTo(Against.MARKET);
        assertThat(told.grounds().getFirst().compared()).isEqualTo(110.0);
        assertThat(told.words().zh()).contains("其他店铺");
    }

    @Test
    void few_who_saw_the_card_entered() {
        Advice told = only(new AdvisedShow().figure("enter_rate", 0.15));

        assertThat(told.rule()).isEqualTo(Rule.FEW_ENTER);
        assertThat(told.words().zh()).contains("5,000", "15%", "25%");
    }

    @Test
    void of_few_cards_shown_a_low_enter_rate_says_nothing() {
        silent(new AdvisedShow().figure("enter_rate", 0.15).figure("exposures", 199));
        silent(new AdvisedShow().figure("enter_rate", 0.21));
    }

    @Test
    void many_left_early() {
        Advice told = only(new AdvisedShow().figure("stay", 90));

        assertThat(told.rule()).isEqualTo(Rule.LEAVE_EARLY);
        assertThat(told.words().en()).contains("1,000", "1:30", "2:00", "own shows before");
        assertThat(told.grounds().stream().map(Advice.Ground::metric)).containsExactly("stay", "viewers");
    }

    @Test
    void a_stay_a_little_below_the_median_or_of_few_viewers_says_nothing() {
        silent(new AdvisedShow().figure("stay", 100));
        silent(new AdvisedShow().figure("stay", 20).figure("viewers", 99));
    }

    @Test
    void few_viewers_saw_a_product() {
        assertThat(only(new AdvisedShow().figure("seen_rate", 0.5)).rule()).isEqualTo(Rule.NOT_SEEN);
    }

    @Test
    void nearly_as_many_viewers_as_usual_saw_a_product() {
        silent(new AdvisedShow().figure("seen_rate", 0.7));
        silent(new AdvisedShow().figure("seen_rate", 0.5).figure("viewers", 80));
    }

    @Test
    void an_item_was_seen_and_not_clicked() {
        Advice told = only(new AdvisedShow().itemIs(item(2, 1_500, 60, 25, 600)));

        assertThat(told.rule()).isEqualTo(Rule.SEEN_NOT_CLICKED);
        assertThat(told.words().zh()).contains("「商品2」", "1,500", "60", "300");
        assertThat(told.grounds().getFirst().itemId()).isEqualTo(2);
    }

    @Test
    void an_item_that_few_saw_or_that_is_clicked_a_little_less_is_not_named() {
        silent(new AdvisedShow().itemIs(item(2, 40, 0, 25, 600)));
        silent(new AdvisedShow().itemIs(item(2, 1_000, 150, 25, 600)));
    }

    @Test
    void products_were_clicked_and_not_ordered_and_what_sold_out_is_said() {
        Advice told = only(new AdvisedShow().figure("order_rate", 0.15).soldOut(3));

        assertThat(told.rule()).isEqualTo(Rule.CLICKED_NOT_ORDERED);
        assertThat(told.words().zh()).contains("1 件商品的规格卖到了最后一件");
    }

    @Test
    void a_low_order_rate_of_few_clickers_says_nothing() {
        silent(new AdvisedShow().figure("order_rate", 0.15).figure("clickers", 49));
        silent(new AdvisedShow().figure("order_rate", 0.22));
    }

    @Test
    void an_item_was_clicked_and_not_bought_and_the_show_says_what_may_have_kept_people_off() {
        Advice told = only(new AdvisedShow()
                .itemIs(item(2, 1_000, 300, 3, 0))
                .mark("price", 5, 2)
                .soldOut(2));

        assertThat(told.rule()).isEqualTo(Rule.ITEM_NOT_BOUGHT);
        assertThat(told.words().zh()).contains("「商品2」有规格卖到了最后一件", "「商品2」在场中改过价");
        assertThat(told.words().en()).contains("sold out", "changed in the show");
    }

    @Test
    void an_item_that_few_clicked_or_that_sells_as_others_is_not_named() {
        silent(new AdvisedShow().itemIs(item(2, 250, 49, 0, 0)));
        silent(new AdvisedShow().itemIs(item(2, 1_000, 200, 18, 600)));
    }

    @Test
    void many_orders_were_not_paid() {
        Advice told = only(new AdvisedShow().figure("unpaid_rate", 0.25));

        assertThat(told.rule()).isEqualTo(Rule.NOT_PAID);
        assertThat(told.words().zh()).contains("留货 5 分钟", "25%", "10%");
    }

    @Test
    void a_hold_of_no_whole_minutes_is_told_in_seconds() {
        Advice told = only(new AdvisedShow().figure("unpaid_rate", 0.25).heldFor(90));

        assertThat(told.words().zh()).contains("留货 90 秒");
    }

    @Test
    void an_unpaid_rate_that_chance_may_bring_says_nothing() {
        silent(new AdvisedShow().figure("unpaid_rate", 0.14));
        silent(new AdvisedShow().figure("unpaid_rate", 0.25).figure("orders_placed", 25));
    }

    @Test
    void more_was_refunded_than_usual_also_where_usually_nothing_is() {
        assertThat(only(new AdvisedShow().figure("refund_rate", 0.15)).rule()).isEqualTo(Rule.REFUNDED);
        assertThat(only(new AdvisedShow().figure("refund_rate", 0.15).median("refund_rate", 0))
                        .rule())
                .isEqualTo(Rule.REFUNDED);
    }

    @Test
    void a_refund_or_two_say_nothing() {
        silent(new AdvisedShow().figure("refund_rate", 0.08));
        silent(new AdvisedShow().figure("refund_rate", 0.2).figure("orders_paid", 19));
    }

    @Test
    void the_best_minutes_followed_flash_sales() {
        var show = new AdvisedShow().mark("flash", 10, 1).mark("flash", 30, 1).bestAre(10, 31, 50);
        List.of(10, 11, 12, 30, 31, 32).forEach(minute -> show.minuteIs(minute, 8, 10));

        Advice told = only(show);

        assertThat(told.rule()).isEqualTo(Rule.SELLS_AFTER);
        assertThat(told.words().zh()).contains("秒杀", "共 6 分钟", "48", "约 12 单", "3 分钟里有 2 分钟");
    }

    @Test
    void pins_that_sold_no_more_than_other_minutes_are_no_pattern_nor_are_best_minutes_elsewhere() {
        silent(new AdvisedShow().mark("pin", 10, 1).mark("pin", 30, 1).bestAre(10, 31, 50));
        var elsewhere =
                new AdvisedShow().mark("flash", 10, 1).mark("flash", 30, 1).bestAre(40, 45, 50);
        List.of(10, 11, 12, 30, 31, 32).forEach(minute -> elsewhere.minuteIs(minute, 8, 10));
        silent(elsewhere);
    }

    @Test
    void an_item_was_explained_long_and_sold_little() {
        Advice told = only(new AdvisedShow().itemIs(item(2, 1_000, 200, 20, 2_400)));

        assertThat(told.rule()).isEqualTo(Rule.LONG_FEW_SALES);
        assertThat(told.words().zh()).contains("40:00", "20 人");
    }

    @Test
    void an_item_explained_for_five_minutes_with_as_many_sales_as_others_is_not_named() {
        silent(new AdvisedShow().itemIs(item(2, 1_000, 200, 15, 600)));
        silent(new AdvisedShow().itemIs(item(2, 1_000, 200, 20, 290)));
    }

    @Test
    void an_item_is_not_said_to_be_explained_briefly_or_long_or_seen_much_unless_it_was_so_beside_the_others() {
        silent(new AdvisedShow().itemIs(item(2, 1_000, 200, 100, 900)));
        silent(new AdvisedShow().itemIs(item(2, 1_000, 200, 5, 500)));
        silent(new AdvisedShow().itemIs(item(2, 900, 60, 25, 600)));
        silent(new AdvisedShow().itemIs(item(2, 1_000, 190, 3, 0)));
    }

    @Test
    void with_two_items_beside_it_no_item_is_odd() {
        silent(new AdvisedShow().itemIs(item(1, 0, 0, 0, 0)).itemIs(item(2, 1_000, 60, 2, 2_400)));
    }

    @Test
    void an_item_was_explained_briefly_and_sold_well() {
        Advice told = only(new AdvisedShow().itemIs(item(2, 1_000, 200, 40, 120)));

        assertThat(told.rule()).isEqualTo(Rule.SHORT_MANY_SALES);
        assertThat(told.words().en()).contains("2:00", "40 buyers");
    }

    @Test
    void an_item_of_fewer_than_twenty_buyers_is_not_said_to_sell_well() {
        silent(new AdvisedShow().itemIs(item(2, 1_000, 200, 19, 10)));
    }

    @Test
    void those_who_came_by_one_way_bought_more_than_all_others() {
        Advice told = only(new AdvisedShow().waysAre(way("HOME", 700, 35), way("SHARE", 300, 55)));

        assertThat(told.rule()).isEqualTo(Rule.WAY_THAT_BUYS);
        assertThat(told.words().zh()).contains("分享链接", "300 人里 55 人", "18.3%", "5%");
        assertThat(told.words().en()).contains("By shared links came 300 viewers, of whom 55 bought");
    }

    @Test
    void a_way_of_few_viewers_or_few_buyers_is_not_named() {
        silent(new AdvisedShow().waysAre(way("HOME", 900, 45), way("SHARE", 99, 45)));
        silent(new AdvisedShow().waysAre(way("HOME", 900, 9), way("SHARE", 200, 9)));
        silent(new AdvisedShow().waysAre(way("HOME", 500, 40), way("SHARE", 500, 50)));
    }

    @Test
    void more_left_in_the_minutes_from_a_warning_on_than_in_others() {
        Advice told = only(new AdvisedShow()
                .mark("warning", 20, 1)
                .minuteIs(20, 2, 40)
                .minuteIs(21, 2, 40)
                .worstAre(20, 21, 50));

        assertThat(told.rule()).isEqualTo(Rule.WARNED_AND_LEFT);
        assertThat(told.words().zh()).contains("共 3 分钟", "离开 90 次", "2 分钟在其中", "不说明因果");
    }

    @Test
    void a_warning_in_a_minute_like_any_other_says_nothing() {
        silent(new AdvisedShow().mark("warning", 20, 1).worstAre(20));
        silent(new AdvisedShow()
                .mark("warning", 20, 1)
                .minuteIs(20, 2, 40)
                .minuteIs(21, 2, 40)
                .worstAre(50));
    }

    /** One show for each rule that makes it speak. */
    private static List<AdvisedShow> everything() {
        var flash = new AdvisedShow().mark("flash", 10, 1).mark("flash", 30, 1).bestAre(10, 31, 50);
        List.of(10, 11, 12, 30, 31, 32).forEach(minute -> flash.minuteIs(minute, 8, 10));
        return List.of(
                new AdvisedShow().figure("enter_rate", 0.15),
                new AdvisedShow().figure("stay", 60),
                new AdvisedShow().figure("seen_rate", 0.5),
                new AdvisedShow().itemIs(item(2, 1_500, 60, 25, 600)),
                new AdvisedShow().figure("order_rate", 0.15).soldOut(3),
                new AdvisedShow().itemIs(item(2, 1_000, 300, 3, 0)).soldOut(2),
                new AdvisedShow().figure("unpaid_rate", 0.25),
                new AdvisedShow().figure("refund_rate", 0.15),
                flash,
                new AdvisedShow().itemIs(item(2, 1_000, 200, 20, 2_400)),
                new AdvisedShow().itemIs(item(2, 1_000, 200, 40, 120)),
                new AdvisedShow().waysAre(way("HOME", 700, 35), way("SHARE", 300, 55)),
                new AdvisedShow()
                        .mark("warning", 20, 1)
                        .minuteIs(20, 2, 40)
                        .minuteIs(21, 2, 40)
                        .worstAre(20));
    }

    private static Advice only(AdvisedShow show) {
        List<Advice> told = show.told().list();
        assertThat(told)
                .as(Arrays.toString(told.stream().map(Advice::rule).toArray()))
                .hasSize(1);
        return told.getFirst();
    }

    private static void silent(AdvisedShow show) {
        assertThat(show.told().state()).isEqualTo(Advice.State.TOLD);
        assertThat(show.told().list()).isEmpty();
    }
}
