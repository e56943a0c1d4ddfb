package org.qiantang.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.tlog.Log;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.store.FileTiles;

/** What comes into a backup while the program goes on writing. */
class DataFilesTest {
    @TempDir
    private Path folder;

    @Test
    void the_log_is_whole_though_it_grew_between_the_listing_and_the_copying() throws Exception {
        var signer = new NoteSigner(
                "backup.example/log", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        Path copy = folder.resolve("copy");
        List<String> gone;
        try (var tiles = new FileTiles(folder.resolve("data/log"))) {
            Log log = Log.openOrCreate(tiles, signer);
            log.append(entries(200));
            log.publish(log.head());

            DataFiles listed = DataFiles.list(folder.resolve("data"));
            log.append(entries(400));
            log.publish(log.head());
            gone = copy(listed, copy);
        }

        assertThat(gone).isEmpty();
        try (var tiles = new FileTiles(copy.resolve("log"))) {
            Log log = Log.open(tiles, signer);
            assertThat(log.tree().size()).isEqualTo(200);
            assertThat(log.tree().entries(0, 200)).hasSize(200);
            log.append(entries(100));
            assertThat(Log.open(tiles, signer).tree().size()).isEqualTo(300);
        }
    }

    @Test
    void unfinished_packs_and_what_the_program_makes_anew_are_left_out() throws Exception {
        for (String name : List.of(
                "packs/pack1.zip", "exports/7.zip", "hls/7/live.m3u8", "postgres/port", "log/.lock", "kept/a.ts")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        var names = new ArrayList<String>();

        DataFiles.list(folder).handOver(Set.of(), (name, _) -> names.add(name));

        assertThat(names).containsExactly("kept/a.ts");
    }

    private static List<String> copy(DataFiles listed, Path into) throws IOException {
        return listed.handOver(Set.of(), (name, bytes) -> {
            Path file = into.resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(bytes, file);
        });
    }

    private static List<byte[]> entries(int many) {
        var entries = new ArrayList<byte[]>();
        for (int i = 0; i < many; i++) {
            entries.add(("entry " + i).getBytes(UTF_8));
        }
        return entries;
    }
}
