package org.qiantang.app.mall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.engine.testkit.ForEachSeed;

class SearchIndexTest {
    private final SearchIndex index = new SearchIndex();

    @BeforeEach
    void fill() {
        index.put(goods(1, "明前西湖龙井 特级绿茶 50 克", LegalCategory.FARM_PRODUCE, "浙江杭州\n狮峰", 19_900, 30, 5));
        index.put(goods(2, "桑蚕丝被 春秋被 1.5 千克", LegalCategory.HOUSEHOLD, "100% 桑蚕丝", 49_900, 12, 9));
        index.put(goods(3, "真丝长巾 重磅素绉缎", LegalCategory.CLOTHING, "100% 桑蚕丝\n湖蓝", 29_900, 8, 40));
        index.put(goods(4, "保温杯 316 不锈钢 500ml", LegalCategory.HOUSEHOLD, "不锈钢", 8_900, 100, 2));
        index.put(goods(5, "龙泉青瓷茶杯", LegalCategory.HOUSEHOLD, "浙江龙泉", 15_900, 0, 70));
        index.put(goods(6, "九曲红梅 杭州红茶", LegalCategory.FARM_PRODUCE, "浙江杭州", 12_900, 3, 1));
        index.put(goods(7, "iPhone 手机壳 透明", LegalCategory.DIGITAL, "TPU", 3_900, 50, 100));
    }

    private static Goods goods(
            long id, String title, LegalCategory category, String facts, long price, int left, long sold) {
        return new Goods(id, 70 + id % 2, "钱塘好物", title, category, facts, true, price, left, sold, 0, null, id * 1_000);
    }

    private List<Long> found(String text) {
        return ids(index.find(Query.of(text), null, 20));
    }

    private static List<Long> ids(Found found) {
        return found.hits().stream().map(hit -> hit.goods().productId()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "龙井, 1",
        "longjing, 1",
        "lj, 1",
        "xihulongjing, 1",
        "xhlj, 1",
        "longj, 1",
        "longjin, 1",
        "lognjing, 1",
        "龙景, 1",
        "蚕丝被, 2",
        "蚕丝杯, 2",
        "蝉丝被, 2",
        "cansibei, 2",
        "cansibie, 2",
        "真丝 长巾, 3",
        "长巾真丝, 3",
        "IPHONE, 7",
        "iphnoe, 7",
        "500ML, 4",
        "红茶, 6",
        "hongcha, 6",
        "手机壳, 7",
    })
    void goods_are_found_by_words_pinyin_first_letters_and_slips(String typed, long expected) {
        List<Long> first = found(typed);

        assertThat(first).isNotEmpty();
        assertThat(first.getFirst()).isEqualTo(expected);
    }

    @Test
    void what_was_looked_for_instead_is_told_and_only_then() {
        assertThat(index.find(Query.of("蚕丝杯"), null, 20).instead()).isEqualTo("蚕丝被");
        assertThat(index.find(Query.of("蚕丝被"), null, 20).instead()).isNull();
        assertThat(index.find(Query.of("longjing"), null, 20).instead()).isNull();
    }

    @Test
    void a_word_in_the_title_goes_before_the_category_and_that_before_a_fact() {
        index.put(goods(20, "茶具礼盒", LegalCategory.HOUSEHOLD, "陶瓷", 100, 1, 0));
        index.put(goods(21, "普洱", LegalCategory.OTHER, "陶瓷 茶具", 100, 1, 99));

        assertThat(found("茶具")).startsWith(20L).contains(21L);
        assertThat(found("桑蚕丝")).containsExactly(2L, 3L);
    }

    @Test
    void sold_out_goods_come_last_in_every_order() {
        for (Query.Sort sort : Query.Sort.values()) {
            var query = new Query("", null, null, null, false, false, null, sort);
            assertThat(ids(index.find(query, null, 20)).getLast())
                    .as("%s", sort)
                    .isEqualTo(5);
        }
    }

    @Test
    void filters_leave_only_what_fits() {
        assertThat(ids(index.find(
                        new Query("", Aisle.FOOD_AND_TEA, null, null, false, false, null, Query.Sort.PRICE_UP),
                        null,
                        20)))
                .containsExactly(6L, 1L);
        assertThat(ids(index.find(new Query("杯", null, null, null, false, true, null, Query.Sort.RELEVANCE), null, 20)))
                .containsExactly(4L);
        assertThat(ids(index.find(
                        new Query("", null, 10_000L, 20_000L, false, true, null, Query.Sort.PRICE_DOWN), null, 20)))
                .containsExactly(1L, 6L);
        assertThat(ids(index.find(new Query("", null, null, null, true, false, null, Query.Sort.SALES), null, 20)))
                .isEmpty();
        assertThat(ids(index.find(new Query("", null, null, null, false, false, 70L, Query.Sort.NEWEST), null, 20)))
                .containsExactly(6L, 4L, 2L);
    }

    @Test
    void marks_are_where_the_words_stand() {
        Found.Hit hit = index.find(Query.of("longjing 绿茶"), null, 20).hits().getFirst();

        List<String> marked = hit.marks().stream()
                .map(mark -> hit.goods().title().substring(mark.from(), mark.to()))
                .toList();
        assertThat(marked).containsExactlyInAnyOrder("龙井", "绿茶");
    }

    @Test
    void goods_taken_off_the_shelf_are_gone_and_come_back() {
        Goods tea = index.find(Query.of("龙井"), null, 1).hits().getFirst().goods();

        index.put(new Goods(1, 71, tea.shop(), tea.title(), tea.category(), tea.facts(), false, 1L, 1, 0, 0, null, 1));
        assertThat(found("龙井")).doesNotContain(1L);

        index.put(tea);
        assertThat(found("龙井")).startsWith(1L);
    }

    @Test
    void suggestions_begin_with_what_was_typed_in_characters_or_letters() {
        assertThat(index.suggest("龙", 10)).contains("龙井", "龙泉");
        assertThat(index.suggest("longj", 10)).contains("龙井");
        assertThat(index.suggest("lj", 10)).contains("龙井");
        assertThat(index.suggest("xihul", 10)).contains("西湖龙井");
        assertThat(index.suggest("", 10)).isEmpty();
        assertThat(index.suggest("%_\\", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table mall_product; --",
                ".*(a+)+$",
                "\\Q",
                "%",
                "_",
                "\u0000",
                "🍵🍵",
                "\ud83c",
                "<script>",
                "   ",
                "a",
                "ﷺ",
                "İ",
                "ß",
                "１２３",
                "((((((((((",
                "l l l l l l l l l l l l l l l l l l"
            })
    void nothing_that_is_typed_breaks_the_search(String typed) {
        assertThat(index.find(Query.of(typed), null, 20)).isNotNull();
        assertThat(index.suggest(typed, 10)).isNotNull();
    }

    @Test
    void a_very_long_text_is_read_only_at_its_beginning() {
        assertThat(found("龙".repeat(200_000))).isEqualTo(found("龙".repeat(60)));
        assertThat(found("z".repeat(200_000))).isEmpty();
    }

    @Test
    void goods_of_a_shop_under_a_limit_of_traffic_stand_last_in_every_order_and_are_found_all_the_same() {
        var bound = new SearchIndex(() -> Set.of(71L));
        bound.put(goods(1, "明前龙井", LegalCategory.FARM_PRODUCE, "杭州", 300, 9, 90));
        bound.put(goods(2, "龙井 口粮茶", LegalCategory.FARM_PRODUCE, "杭州", 200, 0, 10));
        bound.put(goods(3, "龙井茶 礼盒", LegalCategory.FARM_PRODUCE, "杭州", 100, 9, 50));

        for (String text : List.of("", "龙井")) {
            for (Query.Sort sort : Query.Sort.values()) {
                var query = new Query(text, null, null, null, false, false, null, sort);
                assertThat(ids(bound.find(query, null, 20)))
                        .as("%s %s", text, sort)
                        .startsWith(2L)
                        .containsExactlyInAnyOrder(1L, 2L, 3L);
            }
        }
    }

    @Test
    void goods_are_taken_in_while_a_search_waits_to_hear_which_shops_stand_last() {
        var waiting = new Waiting();
        waiting.index = new SearchIndex(waiting);

        Found found = waiting.index.find(Query.of("龙井"), null, 20);

        assertThat(waiting.taken).isTrue();
        assertThat(ids(found)).containsExactly(1L);
    }

    /** Tells which shops stand last only once goods have been taken in, or five seconds have passed. */
    private static final class Waiting implements Supplier<Set<Long>> {
        private SearchIndex index = new SearchIndex();
        private boolean taken;

        @Override
        public Set<Long> get() {
            Thread other = Thread.ofVirtual()
                    .start(() -> index.put(goods(1, "明前龙井", LegalCategory.FARM_PRODUCE, "杭州", 300, 9, 90)));
            try {
                taken = other.join(Duration.ofSeconds(5));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return Set.of();
        }
    }

    @Test
    void pieces_whose_sale_is_in_doubt_lift_nothing_in_an_order_by_sales() {
        var doubted = new SearchIndex(Set::of, () -> Map.of(1L, 90L));
        doubted.put(sold(1, 100));
        doubted.put(sold(2, 20));
        var query = new Query("", null, null, null, false, false, null, Query.Sort.SALES);

        assertThat(ids(doubted.find(query, null, 5))).containsExactly(2L, 1L);
    }

    private static Goods sold(long id, long pieces) {
        return new Goods(id, 70, "店", "真丝丝巾", LegalCategory.OTHER, "", true, 9_900L, 5, pieces, 0, null, 1_000);
    }

    @ForEachSeed(count = 60)
    void pages_together_are_everything_once_and_in_order(long seed) {
        var random = new SplittableRandom(seed);
        Set<Long> sunk = random.nextBoolean() ? Set.of(2L) : Set.of();
        var big = new SearchIndex(() -> sunk);
        var live = new HashMap<Long, Goods>();
        String[] words = {"龙井", "真丝", "丝巾", "茶杯", "蚕丝被", "绿茶", "红茶", "保温杯", "女装", "连衣裙"};
        for (int i = 0; i < 300; i++) {
            long id = random.nextLong(1, 120);
            String title = words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)];
            var one = new Goods(
                    id,
                    random.nextLong(1, 4),
                    "店" + id % 3,
                    title,
                    one(random, LegalCategory.values()),
                    words[random.nextInt(words.length)],
                    random.nextInt(10) > 0,
                    random.nextInt(12) == 0 ? null : random.nextLong(100, 50_000),
                    random.nextInt(5),
                    random.nextLong(100),
                    0,
                    random.nextInt(8) == 0 ? 5L : null,
                    random.nextLong(1_000));
            big.put(one);
            live.put(id, one);
        }
        Query.Sort sort = one(random, Query.Sort.values());
        String text = random.nextBoolean() ? "" : words[random.nextInt(words.length)];
        var query = new Query(text, null, null, null, random.nextInt(4) == 0, random.nextInt(3) == 0, null, sort);

        var seen = new ArrayList<Long>();
        Rank after = null;
        int total;
        do {
            Found page = big.find(query, after, 7);
            total = page.total();
            seen.addAll(ids(page));
            String next = page.next();
            after = next == null ? null : Rank.read(next).orElseThrow();
        } while (after != null);

        Map<Long, Goods> fitting = new HashMap<>(live);
        fitting.values().removeIf(goods -> !query.fits(goods));
        assertThat(seen).doesNotHaveDuplicates().hasSize(total);
        assertThat(seen.stream()
                        .map(id -> sunk.contains(
                                Objects.requireNonNull(live.get(id)).merchantId()))
                        .toList())
                .isSorted();
        if (text.isEmpty()) {
            assertThat(seen).containsExactlyInAnyOrderElementsOf(fitting.keySet());
        } else {
            assertThat(fitting.keySet()).containsAll(seen);
            List<Long> named = fitting.values().stream()
                    .filter(goods -> goods.title().contains(text))
                    .map(Goods::productId)
                    .toList();
            assertThat(seen).containsAll(named);
        }
    }

    @ForEachSeed(count = 40)
    void one_slip_in_a_word_still_finds_it(long seed) {
        var random = new SplittableRandom(seed);
        String[] names = {"longjing", "cansibei", "baowenbei", "qingci"};
        long[] expected = {1, 2, 4, 5};
        int which = random.nextInt(names.length);
        var typed = new StringBuilder(names[which]);
        int at = random.nextInt(1, typed.length() - 1);
        if (random.nextBoolean()) {
            typed.deleteCharAt(at);
        } else {
            char swapped = typed.charAt(at);
            typed.setCharAt(at, typed.charAt(at + 1));
            typed.setCharAt(at + 1, swapped);
        }

        assertThat(found(typed.toString())).as(typed.toString()).contains(expected[which]);
    }

    private static <T> T one(SplittableRandom random, T[] all) {
        return List.of(all).get(random.nextInt(all.length));
    }
}
