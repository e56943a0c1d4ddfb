package org.qiantang.engine.tlog.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;

/** What every store promises, whatever it is made of. */
abstract class TileStoreContract {
    private TileStore store = new MemoryTiles();

    /** A store in which nothing lies yet. */
    abstract TileStore emptyStore() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = emptyStore();
    }

    @Test
    void where_nothing_was_written_nothing_is_read() {
        assertThat(store.read("tile/0/000")).isNull();
    }

    @Test
    void files_are_read_back_as_they_were_written() {
        store.write(Map.of("tile/0/000.p/5", new byte[] {1, 2}, "head", new byte[0]));

        assertThat(store.read("tile/0/000.p/5")).containsExactly(1, 2);
        assertThat(store.read("head")).isEmpty();
    }

    @Test
    void a_file_written_again_is_the_new_one() {
        store.write(Map.of("head", new byte[] {1, 2, 3}));
        store.write(Map.of("head", new byte[] {9}));

        assertThat(store.read("head")).containsExactly(9);
    }

    @Test
    void what_is_handed_over_and_what_is_handed_out_are_copies() {
        byte[] given = {1};
        store.write(Map.of("head", given));
        given[0] = 2;

        byte[] read = requireNonNull(store.read("head"));
        assertThat(read).containsExactly(1);
        read[0] = 3;
        assertThat(store.read("head")).containsExactly(1);
    }

    @Test
    void a_folder_that_is_dropped_takes_along_what_lies_beneath_it_and_nothing_else() {
        byte[] bytes = {7};
        store.write(Map.of(
                "tile/0/000.p/1", bytes, "tile/0/000.p/255", bytes, "tile/0/000", bytes, "tile/0/001.p/1", bytes));

        store.drop("tile/0/000.p");
        store.drop("tile/0/777.p");

        assertThat(store.read("tile/0/000.p/1")).isNull();
        assertThat(store.read("tile/0/000.p/255")).isNull();
        assertThat(store.read("tile/0/000")).containsExactly(7);
        assertThat(store.read("tile/0/001.p/1")).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd", "../x", "a/../b", "a//b", "a/", ".lock", "a/.b", "a b", "a\\b", "head.part"})
    void a_path_that_leads_elsewhere_is_refused(String path) {
        assertThatThrownBy(() -> store.write(Map.of(path, new byte[0]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.read(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.drop(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ForEachSeed(count = 20)
    void it_remembers_like_a_map(long seed) {
        var random = new SplittableRandom(seed);
        var model = new HashMap<String, byte[]>();
        for (int step = 0; step < 40; step++) {
            var files = new HashMap<String, byte[]>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                var bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                files.put("seed" + seed + "/" + random.nextInt(3) + ".p/" + random.nextInt(3), bytes);
            }
            store.write(files);
            model.putAll(files);
            if (random.nextInt(5) == 0) {
                String folder = "seed" + seed + "/" + random.nextInt(3) + ".p";
                store.drop(folder);
                model.keySet().removeIf(path -> path.startsWith(folder + "/"));
            }
        }

        for (int i = 0; i < 9; i++) {
            String path = "seed" + seed + "/" + i / 3 + ".p/" + i % 3;
            assertThat(store.read(path)).isEqualTo(model.get(path));
        }
    }
}
