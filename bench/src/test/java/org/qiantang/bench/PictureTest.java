package org.qiantang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    private static final Figure DELAY = new Figure("p99", "ms", 0);

    @TempDir
    Path folder;

    @Test
    void a_range_that_leans_to_one_side_is_drawn_so() throws IOException {
        var report = new Report(System.err);
        report.add("a room", "Qiantang", DELAY, 90);
        report.add("a room", "Qiantang", DELAY, 100);
        report.add("a room", "Qiantang", DELAY, 200);

        String svg = drawn(report);

        assertThat(svg)
                .contains("100 (90–200)")
                .contains("width=\"250.0\"") // half of the 500 pixels that the greatest value takes
                .contains("x1=\"475.0\" x2=\"750.0\"");
    }

    @Test
    void a_side_that_was_not_measured_has_no_bar() throws IOException {
        var report = new Report(System.err);
        report.add("a room", "Qiantang", DELAY, 100);
        report.add("a room", "nchan", new Figure("lost", "", 0), 0);

        assertThat(drawn(report)).contains("Qiantang").doesNotContain("nchan");
    }

    @Test
    void values_far_apart_are_drawn_on_a_scale_that_says_so() throws IOException {
        var report = new Report(System.err);
        report.add("a room", "Qiantang", DELAY, 1);
        report.add("a room", "Spring <Broker>", DELAY, 4_000);

        assertThat(drawn(report)).contains("(logarithmic)").contains("Spring &lt;Broker>");
    }

    private String drawn(Report report) throws IOException {
        Picture.write("Fan-out", report, folder);
        return Files.readString(folder.resolve("p99.svg"));
    }
}
