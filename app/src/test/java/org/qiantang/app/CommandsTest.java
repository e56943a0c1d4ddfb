package org.qiantang.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void a_file_that_is_not_there_and_a_folder_in_place_of_one_are_told() throws Options.Misunderstood {
        assertThat(run("guard", "check", folder.resolve("none.jsonl").toString()))
                .isEqualTo(2);
        assertThat(run("guard", "show", folder.toString())).isEqualTo(2);

        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "文件 file: " + folder.resolve("none.jsonl") + " (应为能读取的文件 expected: one that can be read)",
                        "文件 file: " + folder + " (应为能读取的文件 expected: one that can be read)");
    }

    @Test
    void of_two_files_none_is_read_in_silence() throws IOException, Options.Misunderstood {
        String one = Files.writeString(folder.resolve("one.jsonl"), "").toString();
        String two = Files.writeString(folder.resolve("two.jsonl"), "").toString();

        assertThat(run("guard", "check", one, two)).isEqualTo(2);

        assertThat(err.toString(UTF_8))
                .isEqualToIgnoringNewLines("参数 words: check " + one + " " + two + " (应为一个文件 expected: one file)");
    }

    @Test
    void the_readings_of_a_file_and_a_dictionary_are_printed() throws IOException, Options.Misunderstood {
        Path lines = Files.writeString(folder.resolve("lines.jsonl"), "{\"id\":\"1\",\"text\":\"3件\"}\n");
        Path words = Files.writeString(folder.resolve("words.tsv"), "钱塘\t-\tqian2 tang2\n");

        int status = run("speech", "normalise", lines.toString(), "--dictionary", words.toString());

        assertThat(status).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("\"reading\":\"三件\"");
    }

    private int run(String... words) throws Options.Misunderstood {
        List<String> all = Stream.of(words).toList();
        return Commands.run(Options.parse(all), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
