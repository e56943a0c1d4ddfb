package org.qiantang.app.preair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Promises;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ProofFile;
import org.qiantang.engine.guard.Guard;
import org.qiantang.event.Money;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.ReviewFact;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.PreAirEvent.ReviewedFlash;
import org.qiantang.event.PreAirEvent.ReviewedItem;

/** What a review makes of line-ups, by the rules that are shipped. */
class ReviewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final BasePrice LOWEST_88 = new BasePrice.LowestOfSevenDays(Money.cny(8_800));

    private static @Nullable Guard loaded;

    @BeforeAll
    static void load() {
        loaded = Guard.load();
    }

    private static Guard book() {
        if (loaded == null) {
            throw new IllegalStateException("guard: none (expected: loaded)");
        }
        return loaded;
    }

    private static Fact paper(String key, String value, LocalDate until) {
        return new Fact(
                key,
                value,
                null,
                new Proof("许可证", value, "市场监管局", "茶叶", until, LocalDate.of(2021, 12, 1), new ProofFile(HASH, false)));
    }

    private static Product product(LegalCategory category, String title, String description, Fact... facts) {
        return new Product(
                3,
                7,
                "TEA",
                title,
                category,
                description,
                List.of(),
                new FactSheet(List.of(facts)),
                List.of(),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(),
                Promises.NONE,
                null,
                false,
                true);
    }

    private static LineUp.Sku sku(BasePrice base, @Nullable Money listBefore, ReviewedFlash... flashes) {
        return new LineUp.Sku(
                5,
                "250 克",
                11,
                Money.cny(8_800),
                Money.cny(9_900),
                listBefore,
                NOON,
                base,
                Money.cny(8_600),
                List.of(),
                List.of(flashes));
    }

    private static LineUp lineUp(LocalDate airDay, Product product, LineUp.Sku sku) {
        return new LineUp(1, 2, 7, "晚场", "", false, airDay, List.of(new LineUp.Item(4, 7, 2, product, List.of(sku))));
    }

    private static ReviewedItem reviewed(LocalDate airDay, Product product, LineUp.Sku sku) {
        return Review.of(lineUp(airDay, product, sku), book(), null).items().getFirst();
    }

    private static Product tea(LocalDate licenceUntil) {
        return product(
                LegalCategory.FOOD,
                "西湖龙井",
                "明前采摘",
                paper("licence", "SC11433010600001", licenceUntil),
                paper("standard", "GB/T 18650", LocalDate.of(2030, 1, 1)));
    }

    private static List<String> checks(ReviewedItem item) {
        return item.points().stream().map(ReviewPoint::check).distinct().toList();
    }

    @Test
    void a_licence_is_held_against_the_day_of_the_air_and_not_against_today() {
        Product product = tea(TODAY.plusDays(2));
        LineUp.Sku sku = sku(LOWEST_88, null);

        ReviewedItem today = reviewed(TODAY, product, sku);
        ReviewedItem later = reviewed(TODAY.plusDays(3), product, sku);

        assertThat(today.fitness()).isEqualTo(Fitness.PASS);
        assertThat(today.papers()).allMatch(paper -> paper.state().equals("valid"));
        assertThat(later.fitness()).isEqualTo(Fitness.MEND);
        assertThat(later.points()).singleElement().satisfies(point -> {
            assertThat(point.blocks()).isTrue();
            assertThat(point.law()).contains("食品安全法 35");
            assertThat(point.facts()).contains(new ReviewFact("air-day", "2026-11-30"));
        });
    }

    @Test
    void an_expired_paper_that_is_no_permit_to_sell_is_to_be_mended_and_keeps_nobody_from_opening() {
        Product oldStandard = product(
                LegalCategory.FOOD,
                "西湖龙井",
                "明前采摘",
                paper("licence", "SC11433010600001", TODAY),
                paper("standard", "GB/T 18650", TODAY.minusDays(1)));

        Review review = Review.of(lineUp(TODAY, oldStandard, sku(LOWEST_88, null)), book(), null);

        assertThat(review.fitness()).isEqualTo(Fitness.MEND);
        assertThat(review.bars()).isEmpty();
    }

    @Test
    void a_missing_paper_is_asked_for_and_keeps_nobody_from_opening() {
        Product bare = product(LegalCategory.FOOD, "西湖龙井", "明前采摘");

        Review review = Review.of(lineUp(TODAY, bare, sku(LOWEST_88, null)), book(), null);

        assertThat(review.fitness()).isEqualTo(Fitness.NEEDS_EVIDENCE);
        assertThat(review.bars()).isEmpty();
    }

    @Test
    void papers_are_sealed_with_number_validity_and_the_hash_of_their_file() {
        assertThat(reviewed(TODAY, tea(TODAY), sku(LOWEST_88, null)).papers())
                .first()
                .satisfies(paper -> {
                    assertThat(paper.number()).isEqualTo("SC11433010600001");
                    assertThat(paper.validUntil()).isEqualTo("2026-11-27");
                    assertThat(paper.sha256()).isEqualTo(HASH);
                    assertThat(paper.compulsory()).isTrue();
                });
    }

    @Test
    void the_number_of_another_category_does_not_qualify() {
        Product asFood = product(
                LegalCategory.FOOD,
                "西湖龙井",
                "明前采摘",
                paper("licence", "SC11433010600001", TODAY),
                paper("standard", "GB/T 18650", TODAY),
                paper("registration", "国食健注G20240001", TODAY));
        Product asDevice =
                product(LegalCategory.MEDICAL_DEVICE_III, "血糖仪", "家用", paper("registration", "国械注准20242070001", TODAY));

        assertThat(checks(reviewed(TODAY, asFood, sku(LOWEST_88, null)))).containsExactly("category");
        assertThat(checks(reviewed(TODAY, asDevice, sku(LOWEST_88, null)))).contains("category");
    }

    @Test
    void a_strike_through_above_the_lowest_deal_is_to_be_mended_and_without_any_deal_to_be_proved() {
        Product claiming = product(
                LegalCategory.FOOD,
                "西湖龙井",
                "原价299元",
                paper("licence", "SC11433010600001", TODAY),
                paper("standard", "GB/T 18650", TODAY));

        ReviewedItem baseless = reviewed(TODAY, claiming, sku(LOWEST_88, null));
        ReviewedItem unknown = reviewed(TODAY, claiming, sku(new BasePrice.NoDeal(), null));

        assertThat(baseless.fitness()).isEqualTo(Fitness.MEND);
        assertThat(baseless.points()).singleElement().satisfies(point -> {
            assertThat(point.rule()).isEqualTo("PR-01");
            assertThat(point.facts()).contains(new ReviewFact("base-7d", "¥88.00"));
            assertThat(point.blocks()).isFalse();
        });
        assertThat(unknown.fitness()).isEqualTo(Fitness.NEEDS_EVIDENCE);
    }

    @Test
    void of_the_same_words_about_a_price_the_graver_judgement_counts_and_is_told_once() {
        var cheapShop = new BasePrice.LowestOfSevenDays(Money.cny(40_000));
        Product claiming = product(
                LegalCategory.FOOD,
                "西湖龙井",
                "专柜价299元",
                paper("licence", "SC11433010600001", TODAY),
                paper("standard", "GB/T 18650", TODAY));

        ReviewedItem borneByDeals = reviewed(TODAY, claiming, sku(cheapShop, null));
        ReviewedItem aboveDeals = reviewed(TODAY, claiming, sku(LOWEST_88, null));

        assertThat(borneByDeals.points())
                .singleElement()
                .satisfies(point -> assertThat(point.rule()).isEqualTo("PR-03"));
        assertThat(aboveDeals.points()).singleElement().satisfies(point -> {
            assertThat(point.check()).isEqualTo("price");
            assertThat(point.fitness()).isEqualTo(Fitness.MEND);
        });
    }

    @Test
    void a_list_price_that_was_raised_before_the_discount_needs_a_reason() {
        assertThat(checks(reviewed(TODAY, tea(TODAY), sku(LOWEST_88, Money.cny(8_000)))))
                .containsExactly("price");
        assertThat(checks(reviewed(TODAY, tea(TODAY), sku(LOWEST_88, Money.cny(9_500)))))
                .isEmpty();
    }

    @Test
    void a_flash_sale_under_way_is_no_price_to_be_mended() {
        var running = new ReviewedFlash(NOON, NOON.plusSeconds(600), Money.cny(8_800));

        ReviewedItem item = reviewed(TODAY, tea(TODAY), sku(LOWEST_88, null, running));

        assertThat(item.fitness()).isEqualTo(Fitness.PASS);
        assertThat(item.skus().getFirst().flashes()).containsExactly(running);
    }

    @Test
    void a_grave_claim_in_a_title_bars_the_show_and_one_in_a_script_is_told() {
        Product grave = product(
                LegalCategory.FOOD,
                "降血糖龙井茶",
                "明前采摘",
                paper("licence", "SC11433010600001", TODAY),
                paper("standard", "GB/T 18650", TODAY));
        LineUp plain = lineUp(TODAY, tea(TODAY), sku(LOWEST_88, null));

        Review barred = Review.of(lineUp(TODAY, grave, sku(LOWEST_88, null)), book(), null);
        Review told = Review.of(plain, book(), List.of(new Review.Said(4, "喝了这款茶治百病")));

        assertThat(barred.bars())
                .isNotEmpty()
                .allMatch(bar -> bar.point().check().equals("title"));
        assertThat(told.bars()).isEmpty();
        assertThat(told.items().getFirst().points())
                .anyMatch(point -> point.check().equals("script"));
        assertThat(told.linesJudged()).isEqualTo(1);
    }

    @Test
    void a_grave_claim_in_the_name_of_a_sku_is_told_as_such_and_bars_nothing() {
        var claiming = new LineUp.Sku(
                5,
                "降血糖龙井茶",
                11,
                Money.cny(8_800),
                Money.cny(9_900),
                null,
                NOON,
                LOWEST_88,
                Money.cny(8_600),
                List.of(),
                List.of());

        Review review = Review.of(lineUp(TODAY, tea(TODAY), claiming), book(), null);

        assertThat(review.fitness()).isEqualTo(Fitness.MEND);
        assertThat(checks(review.items().getFirst())).containsExactly("sku");
        assertThat(review.bars()).isEmpty();
    }

    @Test
    void a_price_in_a_title_and_a_grave_claim_in_the_teaser_are_told_and_bar_nothing() {
        Product claiming = product(
                LegalCategory.FOOD,
                "原价299元西湖龙井，平时都要299",
                "明前采摘",
                paper("licence", "SC11433010600001", TODAY),
                paper("standard", "GB/T 18650", TODAY));
        LineUp priced = lineUp(TODAY, claiming, sku(LOWEST_88, null));
        var teasing = new LineUp(1, 2, 7, "晚场", "国宴同款白酒", false, TODAY, List.of());

        Review ofPrice = Review.of(priced, book(), null);
        Review ofTeaser = Review.of(teasing, book(), null);

        assertThat(ofPrice.fitness()).isEqualTo(Fitness.MEND);
        assertThat(ofPrice.bars()).isEmpty();
        assertThat(ofTeaser.points())
                .isNotEmpty()
                .allMatch(point -> point.check().equals("teaser"));
        assertThat(ofTeaser.bars()).isEmpty();
    }

    @Test
    void the_title_of_a_show_is_judged_before_anything_is_lined_up() {
        var grave = new LineUp(1, 2, 7, "国宴同款白酒", "", false, TODAY, List.of());
        var plain = new LineUp(1, 2, 7, "晚场", "", false, TODAY, List.of());

        assertThat(Review.of(grave, book(), null).bars()).isNotEmpty();
        assertThat(Review.of(plain, book(), null).isBare()).isTrue();
    }

    @Test
    void what_was_not_judged_is_said() {
        Review human = Review.of(lineUp(TODAY, tea(TODAY), sku(LOWEST_88, null)), book(), null);

        assertThat(human.notJudged()).containsExactly(Review.HOST_SPEAKS, Review.PICTURES);
    }

    @Test
    void an_unchanged_line_up_has_the_same_subject_and_another_price_another_one() {
        LineUp once = lineUp(TODAY, tea(TODAY), sku(LOWEST_88, null));
        LineUp again = lineUp(TODAY, tea(TODAY), sku(LOWEST_88, null));
        LineUp other = lineUp(TODAY, tea(TODAY), sku(new BasePrice.NoDeal(), null));

        String subject = Review.of(once, book(), null).subject();

        assertThat(Review.of(again, book(), List.of()).subject()).isEqualTo(subject);
        assertThat(Review.of(other, book(), null).subject()).isNotEqualTo(subject);
    }
}
