package org.qiantang.app.mall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.mall.Names.Hit;
import org.qiantang.app.mall.Names.Hits;
import org.qiantang.app.mall.Names.Named;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.testkit.ForEachSeed;

class NamesTest {
    private static final Instant NOON = Instant.parse("2026-11-29T04:00:00Z");

    private final Names names = new Names(1_000);

    @BeforeEach
    void fill() {
        names.set(List.of(
                named(1, 0, -90, "明前龙井开采专场", "西湖茶铺", "主播小荷", "西湖龙井 特级 50 克", "九曲红梅"),
                named(2, 0, -50, "真丝好物之夜", "断桥丝坊", "阿青", "桑蚕丝方巾"),
                named(3, 2, 100, "龙井预告 周六见", "西湖茶铺", "主播小荷"),
                named(4, 4, -10, "Morning coffee 早场", "Beans & Co")));
    }

    private static Named named(long id, long group, long order, String... texts) {
        return new Named(id, group, order, List.of(texts));
    }

    private List<Long> found(String text) {
        return ids(names.find(text, null, 20));
    }

    private static List<Long> ids(Hits hits) {
        return hits.hits().stream().map(Hit::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "龙井, 1",
        "longjing, 1",
        "kaicai, 1",
        "kczc, 1",
        "小荷, 1",
        "xiaohe, 1",
        "九曲红梅, 1",
        "jqhm, 1",
        "方巾, 2",
        "丝坊 之夜, 2",
        "周六见, 3",
        "COFFEE, 4",
        "cofee, 4",
    })
    void a_thing_is_found_by_its_own_name_and_its_other_texts_as_goods_are(String typed, long expected) {
        assertThat(found(typed)).first().isEqualTo(expected);
    }

    @Test
    void what_comes_first_by_its_group_goes_before_what_fits_better() {
        assertThat(found("龙井")).containsExactly(1L, 3L);
        assertThat(found("西湖茶铺")).containsExactly(1L, 3L);
    }

    @Test
    void in_one_group_its_own_name_goes_before_its_other_texts_and_then_the_order_counts() {
        names.set(List.of(
                named(1, 0, 5, "晚场", "龙井"), named(2, 0, 9, "龙井专场"), named(3, 0, 1, "龙井专场"), named(4, 0, 0, "早场")));

        assertThat(found("龙井")).containsExactly(3L, 2L, 1L);
    }

    @Test
    void without_words_all_are_there_and_for_marks_alone_nothing() {
        assertThat(found("")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(found("，。!?")).isEmpty();
        assertThat(found("没有这样的名字")).isEmpty();
    }

    @Test
    void by_which_other_text_something_was_found_is_told_and_only_then() {
        assertThat(names.find("红梅", null, 20).hits().getFirst().by()).isEqualTo("九曲红梅");
        assertThat(names.find("龙井", null, 20).hits().getFirst().by()).isNull();
    }

    @Test
    void what_was_looked_for_instead_is_told_and_only_then() {
        assertThat(names.find("龙景", null, 20).instead()).isEqualTo("龙井");
        assertThat(names.find("龙井", null, 20).instead()).isNull();
        assertThat(names.find("longjing", null, 20).instead()).isNull();
    }

    @Test
    void names_that_are_set_take_the_place_of_all_before() {
        names.set(List.of(named(2, 0, 0, "丝巾专场"), named(9, 0, 0, "新茶")));

        assertThat(found("龙井")).isEmpty();
        assertThat(found("之夜")).isEmpty();
        assertThat(found("丝巾")).containsExactly(2L);
        assertThat(found("")).containsExactly(9L, 2L);
    }

    @Test
    void no_more_are_kept_than_may_be_the_first_ones() {
        var few = new Names(3);

        few.set(IntStream.range(0, 10)
                .mapToObj(id -> named(id, 0, id, "专场" + id))
                .toList());

        assertThat(few.size()).isEqualTo(3);
        assertThat(ids(few.find("", null, 20))).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_cursor_that_is_none_of_ours_and_too_many_words_are_refused() {
        assertThatThrownBy(() -> names.find("龙井", "here", 20)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Names.asked("茶".repeat(201))).isInstanceOf(Problem.class);
        assertThat(Names.asked(null)).isEmpty();
        assertThat(Names.asked(" 茶 ")).isEqualTo("茶");
    }

    @ForEachSeed(count = 50)
    void pages_one_after_another_are_the_whole_each_once_after_any_changes(long seed) {
        var random = new SplittableRandom(seed);
        var changing = new Names(1_000);
        List<Named> all = List.of();
        for (int round = 0; round < 5; round++) {
            all = random.ints(random.nextInt(1, 60), 0, 80)
                    .distinct()
                    .mapToObj(id -> named(
                            id,
                            random.nextInt(3),
                            random.nextInt(4),
                            random.nextBoolean() ? "龙井专场" : "晚场 " + id,
                            random.nextBoolean() ? "西湖龙井" : "丝巾"))
                    .toList();
            changing.set(all);
        }
        long expected = all.stream()
                .filter(one -> one.texts().stream().anyMatch(text -> text.contains("龙井")))
                .count();

        List<Long> whole = ids(changing.find("龙井", null, 1_000));
        var paged = new ArrayList<Long>();
        int limit = random.nextInt(1, 7);
        String after = null;
        do {
            Hits page = changing.find("龙井", after, limit);
            paged.addAll(ids(page));
            after = page.next();
        } while (after != null);

        assertThat(changing.size()).isEqualTo(all.size());
        assertThat(whole).hasSize((int) expected).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void names_are_read_when_somebody_looks_and_anew_only_once_they_are_old() {
        var clock = new Object() {
            private Instant now = NOON;
            private int readings;
        };
        var fresh = new FreshNames(10, Duration.ofSeconds(2), () -> clock.now, () -> {
            clock.readings++;
            return List.of(named(clock.readings, 0, 0, "专场"));
        });

        assertThat(clock.readings).isZero();
        assertThat(ids(fresh.find("专场", null, 20))).containsExactly(1L);
        clock.now = NOON.plusMillis(1_999);
        assertThat(ids(fresh.find("专场", null, 20))).containsExactly(1L);
        clock.now = NOON.plusSeconds(2);
        assertThat(ids(fresh.find("专场", null, 20))).containsExactly(2L);
        assertThat(clock.readings).isEqualTo(2);
    }

    @Test
    void a_reading_that_fails_is_told_and_the_next_one_who_looks_reads_again() {
        var rows = new Object() {
            private @Nullable List<Named> there;
        };
        var fresh = new FreshNames(
                10,
                Duration.ofSeconds(2),
                () -> NOON,
                () -> Objects.requireNonNull(rows.there, "the database is away"));

        assertThatThrownBy(() -> fresh.find("专场", null, 20)).hasMessageContaining("away");
        rows.there = List.of(named(1, 0, 0, "专场"));

        assertThat(ids(fresh.find("专场", null, 20))).containsExactly(1L);
    }
}
