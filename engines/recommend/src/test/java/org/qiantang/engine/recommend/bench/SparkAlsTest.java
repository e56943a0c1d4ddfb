package org.qiantang.engine.recommend.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.recommend.model.Histories;

/** Spark itself is not fetched here: a script stands in its place, and speaks as its driver does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a shell script")
final class SparkAlsTest {
    private static final SparkAls.Settings SETTINGS = new SparkAls.Settings(2, 0.1, 40, 15);

    @TempDir
    private Path folder;

    private SparkAls speaking(String script) throws IOException {
        Path java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return new SparkAls(java, folder.resolve("jars"), folder.resolve("AlsPeer.java"));
    }

    private static Histories taken() {
        return new Histories(new int[][] {{2, 0, 2}, {}}, 3);
    }

    @Test
    void it_is_told_who_took_what_how_often_and_its_vectors_score_by_their_product() throws IOException {
        SparkAls spark = speaking("""
                for word in "$@"; do case "$word" in *taken.tsv) cp "$word" "%1$s/told" ;; *factors) out=$word ;; *checkpoints) mkdir -p "$word/rdd-1" ;; esac; done
                printf '\\000\\000\\000\\001\\000\\000\\000\\000\\077\\200\\000\\000\\100\\000\\000\\000' > "$out"
                printf '\\000\\000\\000\\001\\000\\000\\000\\002\\100\\000\\000\\000\\100\\000\\000\\000' >> "$out"
                echo 'some warning'
                echo 'fit 1.250'
                """.formatted(folder));

        SparkAls.Fitted fitted = spark.fit(taken(), SETTINGS, 7);

        assertThat(folder.resolve("told")).hasContent("0\t0\t1\n0\t2\t2\n");
        assertThat(fitted.seconds()).isEqualTo(1.25);
        assertThat(fitted.scores(0, 3)).containsExactly(0, 0, 6);
        assertThat(fitted.scores(1, 3)).as("of whom nothing is known").containsExactly(0, 0, 0);
    }

    @Test
    void what_it_said_is_told_where_it_fitted_nothing() throws IOException {
        SparkAls spark = speaking("echo 'UnsupportedOperationException: getSubject is not supported'; exit 1\n");

        assertThatThrownBy(() -> spark.fit(taken(), SETTINGS, 7))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("getSubject is not supported");
    }

    @Test
    void what_a_trace_is_of_is_told_though_a_thousand_lines_follow() throws IOException {
        SparkAls spark = speaking("""
                echo 'java.lang.StackOverflowError'
                for n in $(seq 1000); do echo "  at somewhere ($n)"; done
                exit 1
                """);

        assertThatThrownBy(() -> spark.fit(taken(), SETTINGS, 7))
                .hasMessageContaining("StackOverflowError")
                .hasMessageContaining("somewhere (1000)")
                .hasMessageNotContaining("somewhere (500)");
    }

    @Test
    void without_the_launcher_there_is_none() {
        assertThat(SparkAls.brought()).isEmpty();
    }
}
