package org.qiantang.app.preair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.ComparisonStanding;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Promises;
import org.qiantang.event.Money;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.ShopEvent.ComparisonBasis;

class StruckCheckTest {
    private static final BasePrice LOWEST = new BasePrice.LowestOfSevenDays(Money.cny(8_800));

    private static List<ReviewPoint> points(ComparisonStanding standing) {
        var product = new Product(
                3,
                7,
                "TEA",
                "龙井",
                LegalCategory.FOOD,
                "",
                List.of(),
                FactSheet.EMPTY,
                List.of(),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(),
                Promises.NONE,
                null,
                false,
                true);
        var struck = new ComparisonPrice(
                5,
                "250 克",
                Money.cny(9_900),
                ComparisonBasis.DEAL,
                "双十二",
                Instant.parse("2026-11-20T04:00:00Z"),
                Money.cny(7_900),
                standing);
        return StruckCheck.points(new LineUp.Item(4, 7, 2, product, List.of(), List.of(struck)));
    }

    @Test
    void a_struck_through_price_that_holds_makes_no_point() {
        assertThat(points(new ComparisonStanding.BorneByDeals(LOWEST))).isEmpty();
    }

    @Test
    void one_that_the_deals_have_overtaken_is_to_be_mended_and_keeps_no_show_from_opening() {
        ReviewPoint point = points(new ComparisonStanding.AboveBase(LOWEST)).getFirst();

        assertThat(point.fitness()).isEqualTo(Fitness.MEND);
        assertThat(point.message()).contains("250 克", "¥88.00");
        assertThat(point.blocks()).isFalse();
    }

    @Test
    void one_without_a_paper_needs_evidence() {
        assertThat(points(new ComparisonStanding.NoPaper(null)))
                .extracting(ReviewPoint::fitness)
                .containsExactly(Fitness.NEEDS_EVIDENCE);
    }
}
