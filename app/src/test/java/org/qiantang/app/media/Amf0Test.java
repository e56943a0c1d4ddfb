package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class Amf0Test {
    @ForEachSeed(count = 200)
    void what_is_written_is_read_back(long seed) {
        var random = new SplittableRandom(seed);
        List<Amf> values = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            values.add(anything(random, 0));
        }

        List<Amf> read = Amf0.readAll(Amf0.write(values.toArray(Amf[]::new)));

        assertThat(read).isEqualTo(values);
    }

    @ForEachSeed(count = 500)
    void hostile_bytes_are_read_or_refused_but_never_worse(long seed) {
        var random = new SplittableRandom(seed);
        ByteBuf bytes = random.nextBoolean() ? Amf0.write(anything(random, 0)) : Unpooled.buffer();
        for (int i = random.nextInt(200); i > 0; i--) {
            bytes.writeByte(random.nextInt(14));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes.setByte(random.nextInt(bytes.capacity()), random.nextInt(256));
        }

        try {
            assertThat(Amf0.readAll(bytes)).hasSizeLessThanOrEqualTo(1_000);
        } catch (CorruptedFrameException refused) {
            assertThat(refused).hasMessageContaining("amf0");
        }
    }

    @Test
    void a_tower_of_arrays_is_refused() {
        ByteBuf tower = Unpooled.buffer();
        for (int i = 0; i < 100_000; i++) {
            tower.writeByte(10).writeInt(1);
        }

        assertThatThrownBy(() -> Amf0.readAll(tower)).isInstanceOf(CorruptedFrameException.class);
    }

    @Test
    void an_array_that_promises_more_than_it_may_is_refused_before_it_is_read() {
        ByteBuf bytes = Unpooled.buffer().writeByte(10).writeInt(-1);

        assertThatThrownBy(() -> Amf0.readAll(bytes)).hasMessageContaining("4294967295");
    }

    private static Amf anything(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> new Amf.Num(random.nextDouble(-1e9, 1e9));
            case 1 -> new Amf.Flag(random.nextBoolean());
            case 2 -> new Amf.Text("直播间".repeat(random.nextInt(random.nextInt(20) == 0 ? 9_000 : 5)));
            case 3 -> new Amf.Nothing();
            case 4 -> {
                Map<String, Amf> entries = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    entries.put("name" + i, anything(random, depth + 1));
                }
                yield new Amf.Struct(entries);
            }
            default -> {
                List<Amf> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(anything(random, depth + 1));
                }
                yield new Amf.Items(items);
            }
        };
    }
}
