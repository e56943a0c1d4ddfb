package org.qiantang.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher beside a program that is built already, and a Java that only tells where it was started and with what. */
class LauncherTest {
    private static final String JAVA = """
            #!/usr/bin/env bash
            case "$*" in *-XshowSettings*) echo "    java.specification.version = 25" >&2; exit 0 ;; esac
            echo "in $PWD"
            echo "language ${LC_ALL:-$LANG}"
            while [ "$1" != -jar ]; do shift; done
            shift 2
            echo "words $*"
            """;

    @TempDir
    private Path folder;

    private Path home;
    private Path elsewhere;

    @BeforeEach
    void a_program_that_is_built() throws IOException, InterruptedException {
        folder = folder.toRealPath();
        home = Files.createDirectories(folder.resolve("program"));
        elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.copy(Path.of("..", "qiantang"), home.resolve("qiantang"));
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        for (String name : List.of("java", "javac")) {
            Files.writeString(bin.resolve(name), JAVA);
            assertThat(bin.resolve(name).toFile().setExecutable(true)).isTrue();
        }
        Files.createDirectories(home.resolve("build/app"));
        Files.createFile(home.resolve("build/app/qiantang.jar"));
        String print = told(
                        home, Map.of("QIANTANG_SOURCED", "1"), "bash", "-c", ". ./qiantang; fingerprint 2>/dev/null")
                .getLast();
        Files.writeString(home.resolve("build/fingerprint"), print);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guard check lines.jsonl",
                "guard show shows.jsonl",
                "answer check --catalog goods.json --questions asked.jsonl",
                "speech normalise lines.jsonl --dictionary words.tsv",
                "recommend bench --data sets --json told.json",
                "backup all.qtb --data kept",
                "fsck --data kept",
                "replay --data kept"
            })
    void paths_count_from_where_the_caller_stands(String words) throws IOException, InterruptedException {
        List<String> told = launched(elsewhere, words.split(" "));

        String command = words.substring(0, words.indexOf(' '));
        assertThat(told)
                .containsSubsequence(
                        "in " + elsewhere,
                        "words " + command + " --data " + home.resolve("data") + words.substring(command.length()));
    }

    @Test
    void a_restore_is_checked_in_the_folder_that_it_filled() throws IOException, InterruptedException {
        List<String> told = launched(elsewhere, "restore", "all.qtb", "--data", "kept", "--check");

        String usual = " --data " + home.resolve("data");
        assertThat(told)
                .containsSubsequence(
                        "in " + elsewhere,
                        "words restore" + usual + " all.qtb --data kept",
                        "in " + elsewhere,
                        "words fsck" + usual + " --data kept");
    }

    @Test
    void of_a_place_that_is_gone_it_is_said_and_the_program_starts_all_the_same()
            throws IOException, InterruptedException {
        Path gone = Files.createDirectory(folder.resolve("gone"));

        List<String> told = told(
                gone,
                Map.of("JAVA_HOME", folder.resolve("jdk").toString()),
                "bash",
                "-c",
                "rmdir '" + gone + "'; exec '" + home.resolve("qiantang") + "' guard check lines.jsonl");

        assertThat(told).contains("in " + home).anyMatch(line -> line.contains("relative paths count from " + home));
    }

    @ParameterizedTest
    @CsvSource({"C, C.UTF-8", "'', C.UTF-8", "zh_CN.GBK, zh_CN.GBK", "zh_CN.UTF-8, zh_CN.UTF-8"})
    void where_no_language_is_set_chinese_is_written_all_the_same(String set, String then)
            throws IOException, InterruptedException {
        List<String> told = told(
                elsewhere,
                Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "LC_ALL", "", "LC_CTYPE", "", "LANG", set),
                home.resolve("qiantang").toString(),
                "guard",
                "check",
                "lines.jsonl");

        assertThat(told).contains("language " + then);
    }

    private List<String> launched(Path from, String... words) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of(home.resolve("qiantang").toString()), Stream.of(words))
                .toArray(String[]::new);
        return told(from, Map.of("JAVA_HOME", folder.resolve("jdk").toString()), command);
    }

    private static List<String> told(Path from, Map<String, String> settings, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
        builder.environment().putAll(settings);
        builder.environment().remove("QIANTANG_JVM");
        Process launcher = builder.start();
        launcher.getOutputStream().close();
        List<String> lines = new String(launcher.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(launcher.waitFor()).as(lines.toString()).isZero();
        return lines;
    }
}
