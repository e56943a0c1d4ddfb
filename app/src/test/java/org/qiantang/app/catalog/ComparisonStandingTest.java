package org.qiantang.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.event.ShopEvent.ComparisonBasis.DEAL;
import static org.qiantang.event.ShopEvent.ComparisonBasis.MAKERS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.event.Money;

/** Which struck-through prices hold: those that deals bear, or a paper of the maker's. */
class ComparisonStandingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Money SELLING = Money.cny(7_900);
    private static final Sku SKU = new Sku(1, "T-1", "50ml", SELLING, 1, 10, 0);
    private static final BasePrice LOWEST = new BasePrice.LowestOfSevenDays(Money.cny(9_900));
    private static final BasePrice LAST =
            new BasePrice.LastDeal(new Deal(1, 2, 1, Money.cny(9_500), Instant.parse("2026-10-01T04:00:00Z")));

    private static ComparisonStanding byDeals(long minor, BasePrice base, @Nullable Money dealt) {
        return ComparisonStanding.of(Money.cny(minor), DEAL, SKU, base, dealt, FactSheet.EMPTY, TODAY);
    }

    private static ComparisonStanding byMaker(long minor, FactSheet sheet) {
        return ComparisonStanding.of(Money.cny(minor), MAKERS, SKU, new BasePrice.NoDeal(), null, sheet, TODAY);
    }

    private static FactSheet paperOf(String value, @Nullable LocalDate until) {
        return new FactSheet(
                List.of(new Fact("reference-price", value, null, new Proof("定价函", "D-9", "制造商", "全系列", until))));
    }

    @Test
    void up_to_the_lowest_deal_of_seven_days_it_holds_and_above_it_does_not() {
        assertThat(byDeals(9_900, LOWEST, null)).isEqualTo(new ComparisonStanding.BorneByDeals(LOWEST));
        assertThat(byDeals(9_901, LOWEST, null)).isEqualTo(new ComparisonStanding.AboveBase(LOWEST));
    }

    @Test
    void without_a_deal_in_seven_days_the_last_one_bears_it_and_without_any_nothing_does() {
        assertThat(byDeals(9_500, LAST, null).holds()).isTrue();
        assertThat(byDeals(9_900, LAST, null)).isEqualTo(new ComparisonStanding.AboveBase(LAST));
        assertThat(byDeals(9_900, new BasePrice.NoDeal(), null)).isEqualTo(new ComparisonStanding.NoDeal());
    }

    @Test
    void what_is_not_above_the_present_price_compares_nothing() {
        assertThat(byDeals(7_900, LOWEST, null)).isEqualTo(new ComparisonStanding.NotLower(SELLING));
        assertThat(byMaker(7_900, paperOf("79 元", null))).isEqualTo(new ComparisonStanding.NotLower(SELLING));
    }

    @Test
    void deals_at_the_present_price_leave_it_standing_and_one_below_takes_it_away() {
        assertThat(byDeals(9_900, LOWEST, Money.cny(7_900)).holds()).isTrue();
        assertThat(byDeals(9_900, LOWEST, Money.cny(7_899)))
                .isEqualTo(new ComparisonStanding.Undercut(Money.cny(7_899)));
    }

    @Test
    void the_makers_price_needs_its_figure_in_a_paper_that_counts_today() {
        assertThat(byMaker(129_900, paperOf("厂商建议零售价 1,299.00 元", TODAY)).holds())
                .isTrue();
        assertThat(byMaker(139_900, paperOf("厂商建议零售价 1299 元", TODAY)))
                .isEqualTo(new ComparisonStanding.OtherFigure("厂商建议零售价 1299 元"));
        assertThat(byMaker(129_900, paperOf("1299", TODAY.minusDays(1))))
                .isInstanceOf(ComparisonStanding.NoPaper.class);
        assertThat(byMaker(129_900, new FactSheet(List.of(new Fact("reference-price", "1299", null, null)))))
                .isEqualTo(new ComparisonStanding.NoPaper(null));
        assertThat(byMaker(129_900, FactSheet.EMPTY)).isEqualTo(new ComparisonStanding.NoPaper(null));
    }

    @Test
    void of_several_prices_the_one_beside_the_skus_name_counts_and_years_and_sizes_are_no_prices() {
        FactSheet list = paperOf("2024年11月价目表：150ml 399元，50ml 199元；套装￥１，０８８", TODAY);

        assertThat(byMaker(19_900, list).holds()).isTrue();
        assertThat(byMaker(39_900, list)).isInstanceOf(ComparisonStanding.OtherFigure.class);
        assertThat(byMaker(108_800, list)).isInstanceOf(ComparisonStanding.OtherFigure.class);
        assertThat(byMaker(202_400, list)).isInstanceOf(ComparisonStanding.OtherFigure.class);
        assertThat(byMaker(202_400, paperOf("2024 版价目表 １９９元", TODAY)).holds()).isFalse();
        assertThat(byMaker(19_900, paperOf("2024 版价目表 １９９元", TODAY)).holds()).isTrue();
    }

    @Test
    void beside_it_stands_what_it_is_and_of_which_day() {
        Instant began = Instant.parse("2026-11-20T16:30:00Z");
        var deals = new ComparisonPrice(
                1, "红", Money.cny(9_900), DEAL, "双十二", began, SELLING, byDeals(9_900, LOWEST, null));
        var less =
                new ComparisonPrice(1, "红", Money.cny(9_000), DEAL, "双十二", began, SELLING, byDeals(9_000, LAST, null));

        assertThat(ComparisonWords.label(deals, false)).isEqualTo("近7日最低成交价（截至 2026-11-21）");
        assertThat(ComparisonWords.label(deals, true)).isEqualTo("lowest deal of the 7 days to 2026-11-21");
        assertThat(ComparisonWords.label(less, false)).isEqualTo("不高于最近一次成交价（2026-10-01）");
        var makers = new ComparisonPrice(
                1, "红", Money.cny(129_900), MAKERS, "", began, SELLING, byMaker(129_900, paperOf("1299 元", TODAY)));
        assertThat(ComparisonWords.label(makers, false)).isEqualTo("厂商建议零售价（凭证 D-9）");
    }

    @Test
    void a_refusal_names_the_figure_that_it_rests_on() {
        assertThat(ComparisonWords.why(byDeals(9_901, LOWEST, null), false)).isEqualTo("高于前七日最低成交价 ¥99.00");
        assertThat(ComparisonWords.why(byDeals(9_900, LAST, null), true))
                .isEqualTo("it is above the last deal, ¥95.00 on 2026-10-01");
    }
}
