package org.qiantang.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class OrderNumbersTest {
    private final OrderNumbers numbers = new OrderNumbers(new byte[32]);

    @ForEachSeed(count = 50)
    void every_number_leads_back_to_its_id_and_no_two_ids_share_one(long seed) {
        var random = new SplittableRandom(seed);
        var seen = new HashSet<String>();
        List<Long> ids = random.longs(200, 0, Long.MAX_VALUE).distinct().boxed().toList();

        for (long id : ids) {
            String number = numbers.numberOf(id);

            assertThat(number).matches("[0-9]{19}");
            assertThat(numbers.idOf(number)).hasValue(id);
            seen.add(number);
        }
        assertThat(seen).hasSameSizeAs(ids);
    }

    @Test
    void the_ends_of_the_range_are_permuted_too() {
        for (long id : new long[] {0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
            assertThat(numbers.idOf(numbers.numberOf(id))).hasValue(id);
        }
    }

    @ForEachSeed(count = 20)
    void neighbouring_ids_have_numbers_that_are_not_neighbours(long seed) {
        long first = new SplittableRandom(seed).nextLong(1L << 60);

        List<Long> read = LongStream.range(first, first + 50)
                .mapToObj(id -> Long.parseLong(numbers.numberOf(id)))
                .toList();

        int rising = 0;
        for (int i = 1; i < read.size(); i++) {
            assertThat(Math.abs(read.get(i) - read.get(i - 1))).isGreaterThan(1_000_000L);
            rising += read.get(i) > read.get(i - 1) ? 1 : 0;
        }
        assertThat(rising).isBetween(5, 44);
    }

    @Test
    void another_key_gives_other_numbers() {
        byte[] key = new byte[32];
        key[7] = 1;

        assertThat(new OrderNumbers(key).numberOf(42)).isNotEqualTo(numbers.numberOf(42));
    }

    @Test
    void what_cannot_be_a_number_has_no_id() {
        for (String text : List.of("", "12", "9999999999999999999", "123456789012345678x", "-234567890123456789")) {
            assertThat(numbers.idOf(text)).isEqualTo(OptionalLong.empty());
        }
    }
}
