package org.qiantang.app.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.guard.Guard;

/** Courses, checklists and the score send people to rules of the guard, which must be there. */
class CitedRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final List<String> PAGES = List.of(
            "/org/qiantang/app/guidance/courses.yaml",
            "/org/qiantang/app/guidance/self-check.yaml",
            "/org/qiantang/app/guidance/medical-beauty.yaml",
            "/org/qiantang/app/green/green-room.yaml");
    private static final Pattern CITED = Pattern.compile("\\brules: \\[([^\\]]+)]");

    private final Guard guard = Guard.load();

    @Test
    void every_rule_that_is_cited_is_in_the_book_and_in_force() throws IOException {
        for (String page : PAGES) {
            List<String> cited = cited(page);

            assertThat(cited).as(page).isNotEmpty();
            assertThat(cited)
                    .as(page)
                    .allSatisfy(id -> assertThat(guard.sheet(id, DAY)).as(id).isPresent());
        }
    }

    private static List<String> cited(String page) throws IOException {
        try (InputStream text = CitedRulesTest.class.getResourceAsStream(page)) {
            if (text == null) {
                throw new IOException("not there: " + page);
            }
            String yaml = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            return CITED.matcher(yaml)
                    .results()
                    .flatMap(list -> Stream.of(list.group(1).split(",")))
                    .map(String::strip)
                    .distinct()
                    .toList();
        }
    }
}
