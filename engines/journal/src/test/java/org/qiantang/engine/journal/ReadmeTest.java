package org.qiantang.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.Shared.class)
class ReadmeTest {
    @Test
    void the_use_that_the_readme_shows_works(TestDatabase database) throws Exception {
        database.empty();
        database.execute(Tally.SCHEMA);
        DataSource pool = database.pool();
        Instant now = Instant.parse("2026-06-18T12:00:00Z");

        // readme: begin
        try (var journal = new PostgresJournal(pool)) {
            // Take a shard: whoever wrote it before is shut out from here on.
            ShardWriter floor = journal.take(0);

            // A batch is written whole. Only when its future completes may an answer leave.
            byte[] body = "{\"sku\": 42, \"pieces\": 1}".getBytes(UTF_8);
            var sold = new Entry("show/7", "sold", 1, now, body, List.of());
            Appended place = floor.append(List.of(sold)).join();

            // A table folds events into rows; its position moves in the same transaction.
            var backoff = new Backoff(Duration.ofMillis(100), Duration.ofMinutes(1), new SplittableRandom());
            try (var followers = new Followers(journal, pool, backoff, List.of(new Tally("tally", 0)))) {
                followers.start();

                // Who must see its own write asks for it by the place that the append gave.
                boolean seen = followers.awaitFolded("tally", 0, place.last(), Duration.ofSeconds(10));
                assertThat(seen).isTrue();
            }
            assertThat(journal.readStream(0, "show/7", 0, 100)).hasSize(1);
        }
        // readme: end

        assertThat(database.number("select events from tally where stream = 'show/7'"))
                .isEqualTo(1);
    }

    @Test
    void the_readme_shows_the_very_lines_of_this_test() throws Exception {
        String source = Files.readString(Path.of("src/test/java/org/qiantang/engine/journal/ReadmeTest.java"));
        int begin = source.indexOf("// readme: begin\n") + "// readme: begin\n".length();
        String shown = source.substring(begin, source.indexOf("\n        // readme: end"))
                .stripIndent();

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + shown + "\n```");
    }
}
