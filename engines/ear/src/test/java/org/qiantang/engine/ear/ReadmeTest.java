package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    @TempDir
    Path folder;

    @Test
    void the_use_that_the_readme_shows_works() throws Exception {
        Path transcript =
                Files.writeString(folder.resolve("show.jsonl"), "{\"t\": 0, \"to\": 1, \"text\": \"这件是纯棉的\"}");
        List<Frame> sound = Show.of(1).frames();
        List<String> lines = new ArrayList<>();

        // readme: begin
        var listener = new EarListener() {
            @Override
            public void heard(Heard heard) {
                if (heard.isFinal()) {
                    lines.add(heard.from().toMillis() + " ms: " + heard.text());
                }
            }

            @Override
            public void stands(Standing standing) {
                switch (standing) {
                    case Standing.Well _ -> lines.add("it hears again");
                    case Standing.Troubled(String why) -> lines.add("it hears nothing: " + why);
                }
            }
        };

        // Which ear, the settings say; a wrong one is named with what it was and what was expected.
        var settings = new EarSettings("transcript", null, null, null, transcript.toString());
        try (Ear ear = settings.open(listener, new SplittableRandom())) {
            // Frames come with their time in the recording. The call never waits.
            sound.forEach(ear::hear);

            // What could not be kept up with is counted.
            assertThat(ear.tally().dropped()).isEqualTo(Duration.ZERO);
        }
        // readme: end

        assertThat(lines).containsExactly("0 ms: 这件是纯棉的");
    }

    @Test
    void the_readme_shows_the_very_lines_of_this_test() throws Exception {
        String source = Files.readString(Path.of("src/test/java/org/qiantang/engine/ear/ReadmeTest.java"));
        int begin = source.indexOf("// readme: begin\n") + "// readme: begin\n".length();
        String shown = source.substring(begin, source.indexOf("\n        // readme: end"))
                .stripIndent();

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + shown + "\n```");
    }
}
