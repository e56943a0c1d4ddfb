package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.ocr.Box;
import org.qiantang.engine.ocr.Text;

class ScreenTextsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    private final ScreenTexts texts = new ScreenTexts();

    @Test
    void what_stands_there_is_new_once_though_it_is_never_read_quite_the_same() {
        assertThat(fresh(0, "全国第一好茶等你来喝", "满二百减二十")).hasSize(2);
        assertThat(fresh(5, "全国第一好荼等你来喝", "满二百减二十")).isEmpty();
        assertThat(fresh(10, "全国第一好茶等你来喝", "今晚八点开抢")).containsExactly("今晚八点开抢");
    }

    @Test
    void another_price_is_another_text() {
        fresh(0, "原价299今天到手价99");

        assertThat(fresh(5, "原价399今天到手价99")).hasSize(1);
    }

    @Test
    void what_was_gone_for_a_minute_is_new_again() {
        fresh(0, "满二百减二十");
        fresh(50, "满二百减二十");

        assertThat(fresh(110, "满二百减二十")).isEmpty();
        assertThat(fresh(171, "满二百减二十")).hasSize(1);
    }

    @Test
    void what_the_engine_is_not_sure_of_is_left_alone() {
        assertThat(texts.fresh(NOON, List.of(new Text("全国第一", new Box(0, 0, 10, 10), 55))))
                .isEmpty();
    }

    @Test
    void what_stands_there_is_new_once_though_very_much_else_was_shown_in_the_minute_before() {
        for (int i = 0; i < 60; i++) {
            int look = i;
            fresh(
                    look / 2,
                    IntStream.range(0, 6)
                            .mapToObj(row -> unlike(look * 6 + row))
                            .toArray(String[]::new));
        }

        assertThat(fresh(31, "全国第一好茶等你来喝")).hasSize(1);
        assertThat(fresh(32, "全国第一好茶等你来喝")).isEmpty();
    }

    /** A text that has no sign in common with others of its kind. */
    private static String unlike(int number) {
        return Character.toString(0x4e00 + number * 4)
                + Character.toString(0x4e01 + number * 4)
                + Character.toString(0x4e02 + number * 4)
                + Character.toString(0x4e03 + number * 4);
    }

    private List<String> fresh(int second, String... lines) {
        List<Text> read = Stream.of(lines)
                .map(line -> new Text(line, new Box(0, 0, 10, 10), 95))
                .toList();
        return texts.fresh(NOON.plusSeconds(second), read).stream()
                .map(Text::text)
                .toList();
    }
}
