package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.ShelfFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the whole of answering makes of oblique questions about one fact, and of near misses of a fact, over the two shops of
 * {@code training} that the reader of facts was not trained on; they chose its scale, and the bound below which it doubts a fact.
 */
class ObliqueQuestionsTest {
    private static final List<String> UNTRAINED = List.of("ask-24", "ask-27");
    /** One question in three is asked, since each takes a fifth of a second where the compiler is slow; all with {@code -Danswers.all=true}. */
    private static final int EACH = Boolean.getBoolean("answers.all") ? 1 : 3;

    /** So many more or fewer than its share a part may have by chance. */
    private static final int BY_CHANCE = EACH == 1 ? 0 : 6;

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    private final Answering answering = new Answering(Words.load(), Vectors.loaded(), Reading.loaded());
    private int right;
    private int another;
    private int silent;
    private int toldWithout;
    private int silentWithout;

    @Test
    void half_are_told_their_fact_and_half_of_what_no_fact_answers_is_told_nothing() throws IOException {
        for (String shop : UNTRAINED) {
            Shelf shelf = ShelfFile.read("", FactExamples.bytes(shop + ".json"));
            List<String> lines = new String(FactExamples.bytes(shop + ".questions.jsonl"), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            IntStream.iterate(0, at -> at < lines.size(), at -> at + EACH)
                    .mapToObj(lines::get)
                    .map(JsonMapper.shared()::readTree)
                    .forEach(question -> count(shelf, question));
        }
        System.out.printf(
                "asked obliquely: of %d with an answer %d told it, %d something else, %d nothing; of %d without %d told something%n",
                right + another + silent, right, another, silent, toldWithout + silentWithout, toldWithout);

        assertThat(right).as("told their fact").isGreaterThanOrEqualTo(198 / EACH - BY_CHANCE);
        assertThat(another).as("told another").isLessThanOrEqualTo(80 / EACH + BY_CHANCE);
        assertThat(toldWithout).as("told something where nothing answers").isLessThanOrEqualTo(112 / EACH + BY_CHANCE);
    }

    private void count(Shelf shelf, JsonNode question) {
        Answer answer = answering.answer(
                shelf,
                AnswerCheck.item(shelf, question.path("pinned")),
                List.of(),
                TODAY,
                question.path("viewer_text").asString(""));
        boolean told = answer instanceof Answer.Told;
        if (question.path("fact").isNull()) {
            toldWithout += told ? 1 : 0;
            silentWithout += told ? 0 : 1;
        } else if (!(answer instanceof Answer.Told answered)) {
            silent++;
        } else if (FactExamples.named(question.path("fact")).stream().anyMatch(answered.facts()::contains)) {
            right++;
        } else {
            another++;
        }
    }
}
