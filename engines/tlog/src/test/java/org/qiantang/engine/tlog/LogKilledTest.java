package org.qiantang.engine.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.engine.tlog.LogTest.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.store.FileTiles;

class LogKilledTest {
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    /** Killed by the system, in the middle of whatever it was writing. */
    @Test
    void a_log_whose_process_is_killed_again_and_again_keeps_all_it_answered_and_never_forks() throws Exception {
        AppendUntilKilled.writeKey(folder, Keys.ed25519());
        NoteSigner signer = AppendUntilKilled.signer(folder);
        try (var files = new FileTiles(folder.resolve("log"))) {
            Log.create(files, signer);
        }
        var answered = new TreeMap<Long, Hash>();
        var random = new SplittableRandom(1);

        for (int kill = 0; kill < KILLS; kill++) {
            Path answers = folder.resolve("answers-" + kill);
            Process process = AppendUntilKilled.start(folder, kill, answers);
            int enough = random.nextInt(1, 40);
            while (process.isAlive() && answered(answers).size() < enough) {
                Thread.sleep(random.nextInt(1, 30));
            }
            assertThat(process.isAlive()).isTrue();
            process.destroyForcibly().waitFor();
            answered.putAll(answered(answers));

            try (var files = new FileTiles(folder.resolve("log"))) {
                checkAll(Log.open(files, signer), answered);
            }
        }
        assertThat(answered).hasSizeGreaterThan(KILLS);
    }

    /** Sizes and roots; a line that the kill cut off was no answer. */
    private static SortedMap<Long, Hash> answered(Path answers) throws Exception {
        var answered = new TreeMap<Long, Hash>();
        for (String line : Files.readAllLines(answers)) {
            if (line.matches("[0-9]+ [0-9a-f]{64}")) {
                String[] parts = line.split(" ", 2);
                answered.put(Long.parseLong(parts[0]), Hash.fromHex(parts[1]));
            }
        }
        return answered;
    }

    private static void checkAll(Log log, SortedMap<Long, Hash> answered) {
        Tree tree = log.tree();
        long size = tree.size();
        Hash root = Checkpoint.of(log.head()).root();

        assertThat(tree.audit()).isEqualTo(root);
        assertThat(size).isGreaterThanOrEqualTo(answered.lastKey());
        answered.forEach((then, thenRoot) -> {
            List<Hash> proof = tree.consistency(then, size);
            assertThat(Merkle.extendsTree(thenRoot, then, root, size, proof)).isTrue();
        });
        assertThat(tree.entry(size - 1)).isEqualTo(entry(size - 1));
        assertThat(Merkle.includes(root, size, 0, Merkle.leaf(entry(0)), tree.inclusion(0, size)))
                .isTrue();
    }
}
