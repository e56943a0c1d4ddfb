package org.qiantang.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void each_line_is_answered_in_one_line_of_json() throws IOException {
        int status = check("""
                {"id":"a","text":"只剩3件了","channel":"speech","product_category":"服饰","facts":{"stock_in_size":640}}
                {"id":"b","text":"这件是天丝的","channel":"speech","product_category":"服饰","date":"2025-03-01","facts":{"material":"100%棉"}}
                """);

        assertThat(status).isZero();
        assertThat(out.toString(UTF_8).lines()).hasSize(2);
        assertThat(out.toString(UTF_8))
                .contains("""
                        {"id":"a","verdict":"violates","categories":["false_scarcity"],"findings":[{"rule":"SC-01",""")
                .contains("\"span\":[0,4]", "\"facts_used\":[\"现有库存\"]", "反不正当竞争法第八条", "反不正当竞争法第九条");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void a_bad_line_is_named_and_the_good_ones_are_still_judged() throws IOException {
        int status = check("""
                {"id":"a","text":"大家好","channel":"speech"}
                {"id":"b","text":
                {"id":"c","channel":"speech"}
                {"id":"d","text":"大家好","channel":"smoke"}
                {"id":"e","text":"大家好","date":"yesterday"}

                {"id":"f","text":"加我V发底价","channel":"chat","facts":{"sender":"viewer"}}
                """);

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8).lines()).hasSize(2);
        assertThat(out.toString(UTF_8))
                .contains("\"id\":\"a\",\"verdict\":\"clear\"", "\"id\":\"f\",\"verdict\":\"violates\"");
        assertThat(err.toString(UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("lines.jsonl:2: "))
                .anyMatch(line -> line.endsWith("lines.jsonl:3: text:  (expected: a text)"))
                .anyMatch(line -> line.contains("lines.jsonl:4: channel: smoke (expected: "))
                .anyMatch(line -> line.contains("lines.jsonl:5: "));
    }

    @Test
    void a_file_that_is_not_there_is_said_so() {
        int status = GuardCheck.run(Guard.load(), folder.resolve("nothing"), TODAY, stream(out), stream(err));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("nothing: cannot be read");
    }

    private int check(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("lines.jsonl"), lines);
        return GuardCheck.run(Guard.load(), file, TODAY, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
