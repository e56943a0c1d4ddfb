package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class MarkerTest {
    @ForEachSeed(count = 200)
    void every_mark_is_found_once_wherever_the_bytes_are_cut(long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        List<Long> said = new ArrayList<>();
        for (int line = 0; line < 50; line++) {
            long nanos = random.nextLong(10_000_000_000_000_000L);
            said.add(nanos);
            text.append("{~~t12~\"").append(Marker.line(nanos, 100)).append("~t\"},");
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        var marker = new Marker();
        List<Long> heard = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int part = Math.min(bytes.length - at, 1 + random.nextInt(40));
            marker.read(ByteBuffer.wrap(bytes, at, part), heard::add);
            at += part;
        }

        assertThat(heard).as("seed %d", seed).isEqualTo(said);
    }

    @Test
    void what_nobody_may_miss_is_told_by_its_number_and_is_no_line() {
        byte[] bytes =
                ("{\"reason\":\"" + Marker.must(41) + "\"}" + Marker.line(7, 100) + Marker.must(42)).getBytes(UTF_8);
        List<Long> lines = new ArrayList<>();
        List<Long> musts = new ArrayList<>();
        new Marker().read(ByteBuffer.wrap(bytes), new Marker.Found() {
            @Override
            public void mark(long nanos) {
                lines.add(nanos);
            }

            @Override
            public void must(long number) {
                musts.add(number);
            }
        });

        assertThat(lines).containsExactly(7L);
        assertThat(musts).containsExactly(41L, 42L);
    }

    @Test
    void a_line_has_the_length_that_was_asked_for() {
        assertThat(Marker.line(7, 100)).hasSize(100).startsWith("~t0000000000000007 ");
        assertThat(Marker.line(7, 300)).hasSize(300);
        assertThat(Marker.line(7, 20)).hasSize(20);
    }
}
