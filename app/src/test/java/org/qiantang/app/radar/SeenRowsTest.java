package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.testkit.ForEachSeed;

class SeenRowsTest {
    private static final Instant NOW = PlayedShops.NOW;
    private static final Looker TEA = new Looker(Looker.Side.SHOP, PlayedShops.TEA);
    private static final Looker SILK = new Looker(Looker.Side.SHOP, PlayedShops.SILK);
    private static final Looker AGENCY = new Looker(Looker.Side.AGENCY, 60);

    private static PlayedShops shops;
    private static SeenRows rows;

    @BeforeAll
    static void start() throws Exception {
        shops = new PlayedShops();
        rows = new SeenRows(shops.jdbc());
    }

    @AfterAll
    static void stop() throws Exception {
        shops.close();
    }

    @BeforeEach
    void clear() {
        shops.clear();
        shops.jdbc().sql("delete from agency_member").update();
    }

    @Test
    void goods_are_ranked_by_the_pieces_of_paid_orders_without_those_in_doubt() {
        shops.sold(PlayedShops.TEA, 200, 3, 9_900, NOW.minusSeconds(60), 1);
        shops.sold(PlayedShops.TEA, 201, 1, 5_000, NOW.minusSeconds(60), 2);
        shops.sold(PlayedShops.SILK, 300, 2, 30_000, NOW.minusSeconds(60), 3);
        shops.doubt(shops.sold(PlayedShops.SILK, 300, 50, 30_000, NOW.minusSeconds(60), 4));

        List<RadarRow> ranked = ranked(asked(Kind.PRODUCT, TEA), Ranking.By.PIECES);

        assertThat(ranked.stream().map(RadarRow::title)).containsExactly("明前龙井", "真丝围巾", "九曲红梅");
        assertThat(ranked.stream().map(RadarRow::pieces)).containsExactly(3L, 2L, 1L);
    }

    @Test
    void of_others_money_is_told_in_bands_from_ten_orders_on_and_ones_own_to_the_fen_without_freight() {
        for (int n = 0; n < 9; n++) {
            shops.sold(PlayedShops.SILK, 300, 1, 30_000, NOW.minusSeconds(60 + n), 1 + n);
        }
        RadarRow nine = only(Kind.PRODUCT, TEA, "围巾");
        shops.sold(PlayedShops.SILK, 300, 1, 30_000, NOW.minusSeconds(30), 20);

        RadarRow ten = only(Kind.PRODUCT, TEA, "围巾");
        RadarRow own = only(Kind.PRODUCT, SILK, "围巾");

        assertThat(nine.band()).isNull();
        assertThat(ten.band()).isEqualTo(new Band(200_000, 500_000));
        assertThat(ten.sales()).isNull();
        assertThat(ten.orders()).isNull();
        assertThat(ten.exposures()).isNull();
        assertThat(own.sales()).isEqualTo(300_000);
        assertThat(own.orders()).isEqualTo(10);
    }

    @Test
    void a_cursor_by_money_tells_no_more_than_the_band() {
        for (int n = 0; n < 12; n++) {
            shops.sold(PlayedShops.SILK, 300, 1, 31_234, NOW.minusSeconds(60 + n), 1 + n);
        }

        RadarRow other = only(Kind.PRODUCT, TEA, "围巾");

        assertThat(Ranking.place(other, Ranking.By.SALES, false).rank()).isEqualTo(200_000);
        assertThat(Ranking.place(only(Kind.PRODUCT, SILK, "围巾"), Ranking.By.SALES, false)
                        .rank())
                .isEqualTo(200_000);
    }

    @Test
    void nothing_but_ones_own_goes_by_money_to_the_fen() {
        shops.sold(PlayedShops.TEA, 201, 1, 5_100, NOW.minusSeconds(60), 1);
        shops.sold(PlayedShops.TEA, 200, 1, 5_200, NOW.minusSeconds(60), 1);
        var own = new Asked(Kind.PRODUCT, span(7), TEA, true, true);

        assertThat(ranked(own, Ranking.By.SALES)).extracting(RadarRow::sales).containsExactly(5_200L, 5_100L);
        assertThat(ranked(asked(Kind.PRODUCT, TEA), Ranking.By.SALES))
                .extracting(RadarRow::sales)
                .containsExactly(5_100L, 5_200L);
    }

    @Test
    void a_brand_is_one_however_its_name_is_spaced_and_its_views_are_those_while_its_goods_were_explained() {
        shops.seen(PlayedShops.TEA, PlayedShops.item(200), hour(1), false, 100, 10, 7, 0);
        shops.seen(PlayedShops.TEA, PlayedShops.item(201), hour(2), false, 50, 5, 3, 0);
        shops.seen(PlayedShops.TEA, 0, hour(1), false, 1_000, 0, 400, 9);
        shops.sold(PlayedShops.TEA, 201, 2, 5_000, NOW.minusSeconds(60), 1);

        RadarRow brand = only(Kind.BRAND, TEA, "狮峰");

        assertThat(brand.views()).isEqualTo(10);
        assertThat(brand.exposures()).isEqualTo(150);
        assertThat(brand.clicks()).isEqualTo(15);
        assertThat(brand.sales()).isEqualTo(10_000);
        assertThat(brand.likes()).isNull();
        assertThat(ranked(asked(Kind.BRAND, TEA), Ranking.By.PIECES)).hasSize(1);
    }

    @Test
    void rooms_hosts_and_shows_have_the_entries_and_likes_of_their_shows_and_the_crowd_can_be_taken_off() {
        shops.seen(PlayedShops.TEA, 0, hour(1), false, 10, 0, 40, 9);
        shops.seen(PlayedShops.TEA, 0, hour(1), true, 4, 0, 30, 5);
        shops.sold(PlayedShops.TEA, 200, 1, 9_900, NOW.minusSeconds(60), 950);

        for (Kind kind : List.of(Kind.HOST, Kind.ROOM, Kind.SHOW)) {
            Seen all = rows.all(asked(kind, TEA), "", "").getFirst();
            Seen people = rows.all(new Asked(kind, span(7), TEA, false, false), "", "")
                    .getFirst();

            assertThat(all.now().views()).as("%s", kind).isEqualTo(40);
            assertThat(all.now().likes()).isEqualTo(9);
            assertThat(all.now().pieces()).isEqualTo(1);
            assertThat(all.simulated()).isTrue();
            assertThat(people.now().views()).isEqualTo(10);
            assertThat(people.now().likes()).isEqualTo(4);
            assertThat(people.now().pieces()).isZero();
            assertThat(people.simulated()).isFalse();
        }
    }

    @Test
    void growth_is_told_from_ten_before_on() {
        shops.sold(PlayedShops.TEA, 200, 15, 9_900, NOW.minusSeconds(60), 1);
        shops.sold(PlayedShops.TEA, 200, 9, 9_900, NOW.minus(Duration.ofDays(8)), 1);
        Double tooFew = only(Kind.PRODUCT, TEA, "龙井").growth();
        shops.sold(PlayedShops.TEA, 200, 1, 9_900, NOW.minus(Duration.ofDays(9)), 1);

        assertThat(tooFew).isNull();
        assertThat(only(Kind.PRODUCT, TEA, "龙井").growth()).isEqualTo(0.5);
    }

    @Test
    void words_and_categories_narrow_the_list_down() {
        shops.sold(PlayedShops.TEA, 200, 1, 9_900, NOW.minusSeconds(60), 1);
        shops.sold(PlayedShops.SILK, 300, 1, 9_900, NOW.minusSeconds(60), 1);

        for (Kind kind : Kind.values()) {
            assertThat(rows.all(asked(kind, TEA), "", "")).as("%s", kind).hasSize(2);
            assertThat(rows.all(asked(kind, TEA), "", "纺织品")).as("%s", kind).hasSize(1);
            assertThat(rows.all(asked(kind, TEA), "no such thing", "")).isEmpty();
        }
        assertThat(rows.all(asked(Kind.SHOW, TEA), "丝绸", "")).hasSize(1);
    }

    @Test
    void one_thing_has_each_day_of_the_span_and_of_the_days_before_and_its_hours_in_china() {
        shops.sold(PlayedShops.TEA, 200, 2, 9_900, Instant.parse("2026-11-23T16:30:00Z"), 1);
        shops.sold(PlayedShops.TEA, 200, 1, 9_900, Instant.parse("2026-11-17T15:30:00Z"), 1);

        List<SeenRows.Day> days = rows.days(asked(Kind.PRODUCT, TEA), 200);
        List<SeenRows.Hour> hours = rows.hours(asked(Kind.PRODUCT, TEA), 200);

        assertThat(days).hasSize(14);
        assertThat(days.getLast().day()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(days.getLast().facts().pieces()).isEqualTo(2);
        assertThat(days.get(6).day()).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(days.get(6).facts().minor()).isEqualTo(9_900);
        assertThat(hours).containsExactly(new SeenRows.Hour(2, 0, 1, 0));
        assertThat(RadarRow.RadarHour.of(hours.getFirst(), true).orders()).isEqualTo(1);
        assertThat(RadarRow.RadarHour.of(new SeenRows.Hour(2, 0, 12, 9), false).orders())
                .isNull();
        assertThat(RadarRow.RadarHour.of(new SeenRows.Hour(2, 0, 12, 10), false).orders())
                .isEqualTo(12);
    }

    @Test
    void placements_are_the_shows_with_what_the_goods_brought_in_each() {
        shops.sold(PlayedShops.TEA, 200, 2, 9_900, NOW.minusSeconds(60), 1);
        shops.sold(PlayedShops.TEA, 201, 7, 9_900, NOW.minusSeconds(60), 1);
        shops.seen(PlayedShops.TEA, PlayedShops.item(200), hour(1), false, 100, 10, 7, 0);

        List<Seen> placements = rows.placements(asked(Kind.PRODUCT, TEA), 200);

        assertThat(placements).hasSize(1);
        assertThat(placements.getFirst().title()).isEqualTo("西湖茶庄夜场");
        assertThat(placements.getFirst().now().pieces()).isEqualTo(2);
        assertThat(placements.getFirst().now().views()).isEqualTo(7);
        assertThat(placements.getFirst().hosts()).containsExactly("nick " + PlayedShops.HOST_OF_TEA);
    }

    @Test
    void a_deal_is_the_lowest_price_at_which_it_was_paid_for_with_its_show() {
        shops.jdbc()
                .sql(
                        "insert into sku (id, product_id, merchant_id, code, name, place) values (1, 200, 2, 's', '50 克', 0)")
                .update();
        for (int n = 0; n < 3; n++) {
            shops.jdbc()
                    .sql("insert into sku_deal values (:order, 0, :show, 1, 1, 1, :minor, 'CNY', :at)")
                    .param("order", 500 + n)
                    .param("show", PlayedShops.show(PlayedShops.TEA))
                    .param("minor", 9_900 - 100 * n)
                    .param("at", NOW.minusSeconds(60L * n).atOffset(UTC))
                    .update();
        }
        shops.doubt(502);

        SeenRows.LowestDeal deal = rows.deals(asked(Kind.PRODUCT, SILK), 200).getFirst();
        SeenRows.LowestDeal ofBrand =
                rows.deals(asked(Kind.BRAND, SILK), brand("狮峰")).getFirst();

        assertThat(deal.minor()).isEqualTo(9_800);
        assertThat(deal.showTitle()).isEqualTo("西湖茶庄夜场");
        assertThat(ofBrand.minor()).isEqualTo(9_800);
        assertThat(ofBrand.id()).isEqualTo(200);
        var ownOfSilk = new Asked(Kind.PRODUCT, span(7), SILK, true, true);
        assertThat(rows.deals(ownOfSilk, 200))
                .as("deals of the asker's own shows")
                .isEmpty();
        shops.jdbc()
                .sql("insert into shop_standing values (2, 'SUSPENDED', '', 1, now())")
                .update();
        assertThat(rows.deals(asked(Kind.BRAND, SILK), brand("狮峰")))
                .as("of a suspended shop")
                .isEmpty();
        shops.jdbc().sql("delete from shop_standing").update();
        shops.jdbc().sql("delete from sku_deal").update();
        shops.jdbc().sql("delete from sku").update();
    }

    @Test
    void an_agencys_own_are_the_shows_of_its_hosts() {
        shops.jdbc()
                .sql("insert into agency_member (person_id, agency_id, joined_at) values (:host, 60, '2020-01-01')")
                .param("host", PlayedShops.HOST_OF_SILK)
                .update();
        shops.sold(PlayedShops.TEA, 200, 1, 9_900, NOW.minusSeconds(60), 1);
        shops.sold(PlayedShops.SILK, 300, 1, 8_800, NOW.minusSeconds(60), 1);

        List<Seen> all = rows.all(asked(Kind.HOST, AGENCY), "", "");
        List<Seen> own = rows.all(new Asked(Kind.HOST, span(7), AGENCY, true, true), "", "");

        assertThat(all).hasSize(2);
        assertThat(own).hasSize(1);
        assertThat(own.getFirst().mine()).isTrue();
        assertThat(own.getFirst().now().minor()).isEqualTo(8_800);

        shops.jdbc().sql("update agency_member set joined_at = now()").update();
        assertThat(rows.all(new Asked(Kind.HOST, span(7), AGENCY, true, true), "", ""))
                .as("shows from before the host joined")
                .isEmpty();
    }

    @Test
    void an_agencys_own_show_is_its_own_though_nothing_was_counted_in_it_and_anothers_is_not() {
        shops.jdbc()
                .sql("insert into agency_member (person_id, agency_id, joined_at) values (:host, 60, '2020-01-01')")
                .param("host", PlayedShops.HOST_OF_SILK)
                .update();

        assertThat(rows.one(asked(Kind.SHOW, AGENCY), PlayedShops.show(PlayedShops.SILK)))
                .map(Seen::mine)
                .contains(true);
        assertThat(rows.one(asked(Kind.SHOW, AGENCY), PlayedShops.show(PlayedShops.TEA)))
                .map(Seen::mine)
                .contains(false);
    }

    @Test
    void neither_who_has_not_hosted_nor_goods_that_no_viewer_was_shown_can_be_looked_up_by_others() {
        shops.jdbc().sql("""
                        insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at,
                                             on_shelf)
                        values (299, 2, 's', '秘密新品', '农产品', '', '{}', now(), now(), false)
                        """).update();
        shops.jdbc()
                .sql("insert into fact (product_id, place, key, value) values (299, 0, 'brand', '秘密牌')")
                .update();

        assertThat(rows.one(asked(Kind.HOST, SILK), 1)).isEmpty();
        assertThat(rows.one(asked(Kind.HOST, SILK), PlayedShops.HOST_OF_TEA)).isPresent();
        assertThat(rows.one(asked(Kind.PRODUCT, SILK), 299)).isEmpty();
        assertThat(rows.one(asked(Kind.PRODUCT, TEA), 299)).map(Seen::mine).contains(true);
        shops.jdbc().sql("update product set on_shelf = true where id = 299").update();
        assertThat(rows.one(asked(Kind.PRODUCT, SILK), 299)).map(Seen::mine).contains(false);
        shops.jdbc().sql("update product set on_shelf = false where id = 299").update();
        assertThat(rows.one(asked(Kind.BRAND, SILK), brand("秘密牌"))).isEmpty();
        assertThat(rows.one(asked(Kind.BRAND, TEA), brand("秘密牌"))).isPresent();
        shops.jdbc().sql("delete from fact where product_id = 299").update();
        shops.jdbc().sql("delete from product where id = 299").update();
    }

    @Test
    void a_suspended_shop_is_seen_by_itself_alone() {
        shops.sold(PlayedShops.SILK, 300, 1, 8_800, NOW.minusSeconds(60), 1);
        shops.jdbc()
                .sql("insert into shop_standing values (3, 'SUSPENDED', '', 1, now())")
                .update();

        assertThat(rows.all(asked(Kind.PRODUCT, TEA), "", "")).isEmpty();
        assertThat(rows.all(asked(Kind.PRODUCT, SILK), "", "")).hasSize(1);
        shops.jdbc().sql("delete from shop_standing").update();
    }

    @ForEachSeed(count = 20)
    void page_by_page_comes_to_the_whole_list_in_any_order_each_row_once(long seed) {
        var random = new SplittableRandom(seed);
        List<RadarRow> all = new ArrayList<>();
        for (long id = random.nextInt(1, 60); id > 0; id--) {
            var facts = new Seen.Facts(random.nextInt(5), 0, random.nextInt(5), 0, 0, 0, random.nextInt(900_000));
            var before = new Seen.Facts(random.nextInt(20), 0, random.nextInt(20), 0, 0, 0, 0);
            all.add(RadarRow.of(
                    Kind.PRODUCT,
                    new Seen(
                            id,
                            "t",
                            null,
                            "",
                            null,
                            "",
                            null,
                            List.of(),
                            false,
                            false,
                            facts,
                            before,
                            random.nextInt(20))));
        }
        for (Ranking.By by : Ranking.By.values()) {
            Set<Long> met = new HashSet<>();
            List<Long> ranks = new ArrayList<>();
            Bookmark place = Ranking.TOP;
            int size = random.nextInt(1, 9);
            while (true) {
                List<RadarRow> page =
                        Ranking.after(all, by, false, place).limit(size).toList();
                if (page.isEmpty()) {
                    break;
                }
                page.forEach(row -> {
                    assertThat(met.add(row.id())).isTrue();
                    ranks.add(Ranking.place(row, by, false).rank());
                });
                place = Bookmark.read(Ranking.place(page.getLast(), by, false).cursor(), Ranking.TOP);
            }
            assertThat(met).hasSameSizeAs(all);
            assertThat(ranks).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        }
    }

    @ForEachSeed(count = 200)
    void a_band_holds_its_amount_and_is_wide(long seed) {
        long minor = new SplittableRandom(seed).nextLong(0, 1L << (seed % 50));

        Band band = Band.of(minor);

        assertThat(minor).isBetween(band.fromMinor(), band.untilMinor() - 1);
        assertThat(band.untilMinor()).isGreaterThanOrEqualTo(2 * band.fromMinor());
    }

    @Test
    void other_spans_than_a_week_a_month_and_a_quarter_are_refused() {
        assertThatThrownBy(() -> span(8)).isInstanceOf(Problem.class);
    }

    private static long brand(String name) {
        return shops.jdbc()
                .sql("select distinct brand_id from radar_brand where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private RadarRow only(Kind kind, Looker looker, String words) {
        List<Seen> found = rows.all(asked(kind, looker), words, "");
        assertThat(found).hasSize(1);
        return RadarRow.of(kind, found.getFirst());
    }

    private static List<RadarRow> ranked(Asked asked, Ranking.By by) {
        List<RadarRow> all = rows.all(asked, "", "").stream()
                .map(seen -> RadarRow.of(asked.kind(), seen))
                .toList();
        return Ranking.after(all, by, asked.own(), Ranking.TOP).toList();
    }

    private static Asked asked(Kind kind, Looker looker) {
        return new Asked(kind, span(7), looker, false, true);
    }

    private static Span span(int days) {
        return Span.upTo(InstantSource.fixed(NOW), days);
    }

    private static Instant hour(int ago) {
        return NOW.minus(Duration.ofHours(ago));
    }
}
