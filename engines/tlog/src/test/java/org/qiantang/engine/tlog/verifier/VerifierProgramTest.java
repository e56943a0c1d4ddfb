package org.qiantang.engine.tlog.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.tlog.pack.Finding;
import org.qiantang.engine.tlog.pack.Reason;
import org.qiantang.engine.tlog.pack.Scene;

class VerifierProgramTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void a_good_pack_is_one_line_a_file_and_the_status_is_0() throws Exception {
        Path pack = Scene.played(folder).pack();

        int status = run(pack.toString());

        assertThat(status).isZero();
        assertThat(printed()).contains("结论：全部通过 / result: all passed");
        try (var zip = new ZipFile(pack.toFile())) {
            zip.stream()
                    .forEach(entry -> assertThat(printed().lines())
                            .filteredOn(line ->
                                    line.startsWith("通过\t" + entry.getName() + "\t") && line.contains("\tPASS: "))
                            .hasSize(1));
        }
    }

    @Test
    void a_pack_that_is_checked_by_its_own_word_alone_says_so_first() throws Exception {
        run(Scene.played(folder).pack().toString());

        assertThat(printed().lines().findFirst().orElseThrow()).startsWith("信任依据：证据包自带");
    }

    @Test
    void a_pack_is_checked_by_the_keys_that_are_named() throws Exception {
        Scene scene = Scene.played(folder);
        Path policy = Files.writeString(
                folder.resolve("policy.txt"), scene.trust().policy().toString());
        Path anchors = Files.writeString(
                folder.resolve("tsa.pem"), scene.trust().stamps().pem());

        int status = run(scene.pack().toString(), "--policy", policy.toString(), "--anchors", anchors.toString());

        assertThat(status).isZero();
        assertThat(printed()).startsWith("信任依据：由核验人指定");
    }

    @Test
    void a_pack_by_somebody_else_is_told_file_by_file_and_the_status_is_1() throws Exception {
        Scene court = Scene.played(Files.createDirectory(folder.resolve("court")));
        Scene forger = Scene.played(Files.createDirectory(folder.resolve("forger")));
        Path policy = Files.writeString(
                folder.resolve("policy.txt"), court.trust().policy().toString());
        Path anchors = Files.writeString(
                folder.resolve("tsa.pem"), court.trust().stamps().pem());

        int status = run(forger.pack().toString(), "--policy", policy.toString(), "--anchors", anchors.toString());

        assertThat(status).isOne();
        assertThat(printed()).contains("不通过\tfiles/0.bin\t没有所信任日志的签名\tFAIL: not signed by a log that is trusted\n");
    }

    @Test
    void what_is_no_pack_is_told_and_the_status_is_1() throws Exception {
        Path text = Files.writeString(folder.resolve("hello.zip"), "hello ".repeat(100));

        assertThat(run(text.toString())).isOne();
        assertThat(printed()).contains("不通过\thello.zip\t");
    }

    @Test
    void what_cannot_be_read_or_understood_has_the_status_2() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--help")).isEqualTo(2);
        assertThat(run("a.zip", "b.zip")).isEqualTo(2);
        assertThat(run("a.zip", "--policy")).isEqualTo(2);
        assertThat(run("a.zip", "--policy", "p.txt")).isEqualTo(2);
        assertThat(printed()).contains("用法 / usage");

        assertThat(run(folder.resolve("absent.zip").toString())).isEqualTo(2);
        assertThat(printed()).contains("无法读取 / cannot be read");
    }

    @Test
    void every_reason_has_words_in_both_languages_with_the_same_facts() {
        for (Reason reason : Reason.values()) {
            String zh = Words.zh(reason);
            String en = Words.en(reason);

            assertThat(zh).as(reason.name()).isNotBlank().containsPattern("\\p{IsHan}");
            assertThat(en).as(reason.name()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
            assertThat(zh.contains("{0}")).as(reason.name()).isEqualTo(en.contains("{0}"));
            assertThat(zh.contains("{1}")).as(reason.name()).isEqualTo(en.contains("{1}"));
        }
    }

    @Test
    void words_from_a_pack_cannot_make_a_line_of_their_own() {
        var evil = new Finding("a", Reason.MALFORMED, List.of("x\n通过\tfiles/0.bin\u001b[2J"));

        assertThat(Words.zh(evil)).doesNotContain("\n", "\t", "\u001b");
        assertThat(Words.en(evil)).doesNotContain("\n", "\t", "\u001b");
    }

    private int run(String... args) {
        return new VerifierProgram(new PrintStream(printed, true, UTF_8)).run(List.of(args));
    }

    private String printed() {
        return printed.toString(UTF_8);
    }
}
