package org.qiantang.engine.tlog.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.pack.Finding;
import org.qiantang.engine.tlog.pack.Reason;
import org.qiantang.engine.tlog.pack.Scene;
import org.qiantang.engine.tlog.pack.Session;

class VerifierProgramTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void a_good_pack_is_one_line_a_file_and_the_status_is_0() throws Exception {
        Scene scene = Scene.played(folder);
        Path pack = scene.pack();

        int status = run(pack, scene);

        assertThat(status).isZero();
        assertThat(printed()).startsWith("信任依据：由核验人指定");
        try (var zip = new ZipFile(pack.toFile())) {
            zip.stream()
                    .forEach(entry -> assertThat(printed().lines())
                            .filteredOn(line ->
                                    line.startsWith("通过\t" + entry.getName() + "\t") && line.contains("\tPASS: "))
                            .hasSize(1));
        }
    }

    @Test
    void the_last_line_says_how_many_witnesses_were_asked_for_and_how_many_time_stamps_are_not_self_made()
            throws Exception {
        Scene scene = Scene.played(folder);

        run(scene.pack(), scene);

        assertThat(printed())
                .endsWith("结论：全部通过；须 3 位见证人中 2 位联署；非本地时间戳 0 个"
                        + " / result: all passed; witnesses required: 2 of 3; non-local time-stamps: 0\n");
    }

    @Test
    void a_policy_under_which_a_fork_goes_unnoticed_is_warned_of() throws Exception {
        Scene scene = Scene.played(folder);
        Path pack = scene.pack();
        String two = scene.trust().policy().toString();
        assertThat(two).contains("group quorum 2 ");

        run(pack, two, scene);
        assertThat(printed()).doesNotContain("警告", "warning");
        run(pack, two.replace("group quorum 2 ", "group quorum 1 "), scene);

        assertThat(printed()).contains("警告：", "/ warning: no more than half of the witnesses are required");
    }

    @Test
    void a_file_that_is_not_given_neither_passes_nor_fails_and_is_counted_in_the_last_line() throws Exception {
        Scene scene = Scene.played(folder);
        scene.leaveOut(3);

        int status = run(scene.pack(), scene);

        assertThat(status).isZero();
        assertThat(printed())
                .contains("不计\tfiles/3\t日志第 3 条记录所指的文件未提供：已删除\tNOTE: ")
                .contains("结论：全部通过；另有 1 个文件未提供；")
                .contains(" / result: all passed; files not given: 1; ");
    }

    @Test
    void each_session_has_a_line_that_says_how_much_of_it_there_is() throws Exception {
        Scene scene = Scene.played(folder);

        run(scene.pack(), scene);

        assertThat(printed())
                .contains("场次\troom/7 show/42\t序号 1–13，2026-06-18T12:00:00Z 至 2026-06-18T12:00:44Z，完整"
                        + "\tSESSION: seq 1-13, 2026-06-18T12:00:00Z to 2026-06-18T12:00:44Z, complete\n")
                .containsPattern("场次\troom/7 custody\t序号 1–2，.*，自第 1 条起，未见末条\t.*, from its first record, ends open\n");
    }

    @Test
    void a_pack_that_is_checked_by_its_own_word_alone_says_so_first_and_last_and_the_status_is_3() throws Exception {
        int status = run(Scene.played(folder).pack().toString());

        assertThat(status).isEqualTo(3);
        assertThat(printed()).startsWith("信任依据：证据包自带").doesNotContain("全部通过", "all passed");
        assertThat(printed().lines().toList().getLast())
                .startsWith("结论：仅内部一致，未核对来源；")
                .contains(" / result: consistent in itself, source not checked; ");
    }

    @Test
    void a_pack_by_somebody_else_is_told_file_by_file_and_the_status_is_1() throws Exception {
        Scene court = Scene.played(Files.createDirectory(folder.resolve("court")));
        Scene forger = Scene.played(Files.createDirectory(folder.resolve("forger")));

        int status = run(forger.pack(), court);

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
            for (int fact = 0; fact < 6; fact++) {
                String place = "{" + fact + "}";
                assertThat(zh.contains(place)).as(reason.name()).isEqualTo(en.contains(place));
            }
        }
    }

    @Test
    void a_time_that_nobody_confirms_is_told_without_a_reproach() {
        var late = new Finding("leaves/1.json", Reason.BACK_DATED, List.of("10:00", "12:00"));

        assertThat(Words.zh(late)).isEqualTo("所称时间 10:00，到 12:00 才有证明：或为事后记录，或当时无法取得时间戳");
        assertThat(Words.en(late))
                .isEqualTo(
                        "claims 10:00, but is confirmed only by 12:00: noted later, or no time-stamp could be had then");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\t", "\u001b", "\u0085", "\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\ue000"})
    void words_from_a_pack_cannot_make_a_line_of_their_own_or_turn_one_about(String evil) {
        var finding = new Finding("a", Reason.MALFORMED, List.of("x" + evil + "通过\tfiles/0.bin"));
        Instant now = Instant.EPOCH;
        var session = new Session("room" + evil, "show" + evil, 1, 1, 1, now, now, true);

        assertThat(Words.zh(finding)).doesNotContain(evil).contains("x?通过?files/0.bin");
        assertThat(Words.en(finding)).doesNotContain(evil).contains("x?通过?files/0.bin");
        assertThat(Words.name(session)).isEqualTo("room? show?");
    }

    @Test
    void a_policy_is_printed_without_what_turns_a_line_about() throws Exception {
        Scene scene = Scene.played(folder);
        VerifierKey key = new NoteSigner("evil\u202egol", Keys.ed25519()).verifier();
        String policy = "log " + key + "\n" + scene.trust().policy();

        run(scene.pack(), policy, scene);

        assertThat(printed()).contains("  log evil?gol+").doesNotContain("\u202e");
    }

    /** By the keys of a scene. */
    private int run(Path pack, Scene trusted) throws IOException {
        return run(pack, trusted.trust().policy().toString(), trusted);
    }

    private int run(Path pack, String policyText, Scene trusted) throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.txt"), policyText);
        Path anchors = Files.writeString(
                folder.resolve("tsa.pem"), trusted.trust().stamps().pem());
        return run(pack.toString(), "--policy", policy.toString(), "--anchors", anchors.toString());
    }

    private int run(String... args) {
        return new VerifierProgram(new PrintStream(printed, true, UTF_8)).run(List.of(args));
    }

    private String printed() {
        return printed.toString(UTF_8);
    }
}
