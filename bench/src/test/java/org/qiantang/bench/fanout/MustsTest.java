package org.qiantang.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MustsTest {
    private final Musts musts = new Musts();

    @Test
    void all_that_came_once_and_in_order_is_right() {
        musts.hear(frames(1, 9));

        assertThat(musts.wrong(9)).isEmpty();
        assertThat(musts.at()).isEqualTo(109);
    }

    @Test
    void one_that_is_missing_is_seen() {
        List<String> frames = new ArrayList<>(frames(1, 9));
        frames.remove(4);
        musts.hear(frames);

        assertThat(musts.wrong(9)).contains("came 6 (expected: 5)");
    }

    @Test
    void one_that_came_twice_is_seen() {
        List<String> frames = new ArrayList<>(frames(1, 9));
        frames.add(3, frames.get(3));
        musts.hear(frames);

        assertThat(musts.wrong(9)).contains("came 4 (expected: 5)");
    }

    @Test
    void the_last_ones_missing_is_seen() {
        musts.hear(frames(1, 8));

        assertThat(musts.wrong(9)).contains("the last was 8 (expected: 9)");
    }

    @Test
    void a_state_stands_for_all_that_went_before() {
        musts.hear(frames(1, 3));
        musts.hear(List.of(hello(7)));
        musts.hear(frames(8, 9));

        assertThat(musts.wrong(9)).isEmpty();
    }

    @Test
    void a_gap_behind_a_state_is_seen() {
        musts.hear(List.of(hello(7)));
        musts.hear(frames(9, 9));

        assertThat(musts.wrong(9)).contains("after the state of 7 came 9");
    }

    private static List<String> frames(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> "{\"k\":\"frame\",\"at\":" + (100 + number) + ",\"must\":[{\"o\":" + (100 + number)
                        + ",\"t\":\"price\",\"d\":{\"itemId\":\"11\",\"skuId\":\"111\",\"priceVersion\":\"" + number
                        + "\",\"price\":{\"minor\":8800,\"currency\":\"CNY\"},\"reason\":\"n\"}}]}")
                .toList();
    }

    private static String hello(long version) {
        return "{\"k\":\"hello\",\"at\":107,\"resumed\":false,\"you\":null,\"state\":{\"items\":[{\"skus\":[{\"priceVersion\":\""
                + version + "\"}]}]}}";
    }
}
