package org.qiantang.engine.tlog.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTilesTest extends TileStoreContract {
    @TempDir
    Path folder;

    private @Nullable FileTiles store;

    @Override
    TileStore emptyStore() {
        store = new FileTiles(folder.resolve("deep/log"));
        return store;
    }

    @AfterEach
    void end() {
        store().close();
    }

    private FileTiles store() {
        return requireNonNull(store);
    }

    @Test
    void a_folder_that_is_open_cannot_be_opened_again() {
        assertThatThrownBy(() -> new FileTiles(folder.resolve("deep/log")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected: one that nobody else has open");
    }

    @Test
    void a_folder_stays_shut_for_other_processes_after_this_one_tried_to_open_it_twice() throws Exception {
        Path folder = this.folder.resolve("deep/log");
        assertThatThrownBy(() -> new FileTiles(folder)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new FileTiles(this.folder.resolve("deep/../deep/log")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(OpenElsewhere.answer(folder)).startsWith("refused: folder: ");

        store().close();
        assertThat(OpenElsewhere.answer(folder)).isEqualTo("opened");
    }

    @Test
    void a_store_that_is_closed_twice_does_not_let_go_of_what_another_holds() {
        FileTiles first = store();
        first.close();
        store = new FileTiles(folder.resolve("deep/log"));

        first.close();

        assertThatThrownBy(() -> new FileTiles(folder.resolve("deep/log"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_written_is_there_when_the_folder_is_opened_again() {
        store().write(Map.of("tile/0/000", new byte[] {4}));
        store().close();

        store = new FileTiles(folder.resolve("deep/log"));

        assertThat(store().read("tile/0/000")).containsExactly(4);
    }

    @Test
    void a_half_written_file_that_a_crash_left_behind_is_not_taken_for_a_file() throws Exception {
        store().write(Map.of("head", new byte[] {1}));
        Files.write(folder.resolve("deep/log/head.part"), new byte[] {9, 9});
        Files.createDirectories(folder.resolve("deep/log/tile/0"));
        Files.write(folder.resolve("deep/log/tile/0/000.part"), new byte[] {9});

        assertThat(store().read("head")).containsExactly(1);
        assertThat(store().read("tile/0/000")).isNull();
        store().write(Map.of("head", new byte[] {2}));
        assertThat(store().read("head")).containsExactly(2);
    }

    @Test
    void files_lie_under_the_paths_by_which_they_are_served() throws Exception {
        store().write(Map.of("tile/entries/x001/x234/067.p/12", new byte[] {5}));

        assertThat(Files.readAllBytes(folder.resolve("deep/log/tile/entries/x001/x234/067.p/12")))
                .containsExactly(5);
    }
}
