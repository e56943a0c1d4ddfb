package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

final class SentencesTest {
    @Test
    void a_text_is_cut_at_sentence_ends_and_at_long_enough_clauses() {
        assertThat(texts("欢迎来到直播间！今天这款面霜，八十八元，库存不多，需要的可以看右下角。"))
                .containsExactly("欢迎来到直播间！", "今天这款面霜，八十八元，", "库存不多，需要的可以看右下角。");
    }

    @Test
    void a_number_is_never_cut() {
        assertThat(texts("原来卖的价格是1,299元，现在只要19.9元，晚上20:00开抢。"))
                .containsExactly("原来卖的价格是1,299元，", "现在只要19.9元，", "晚上20:00开抢。");
    }

    @Test
    void repeated_marks_and_closing_quotes_stay_with_their_sentence() {
        assertThat(texts("真的吗？！！她说：“好用。”那就买。")).containsExactly("真的吗？！！", "她说：“好用。”", "那就买。");
    }

    @Test
    void a_long_run_without_marks_is_cut_but_never_within_a_word() {
        List<String> clauses = texts("好".repeat(78) + "iPhone" + "好".repeat(30));

        assertThat(clauses).containsExactly("好".repeat(78) + "iPhone", "好".repeat(30));
    }

    @Test
    void only_the_last_clause_of_a_sentence_ends_it() {
        assertThat(Sentences.of("今天这款面霜八十八元，库存不多。"))
                .extracting(Sentences.Clause::endsSentence)
                .containsExactly(false, true);
    }

    @Test
    void marks_alone_are_nothing_to_say() {
        assertThat(Sentences.of("……！ \n —— 💄")).isEmpty();
    }

    @ForEachSeed
    void every_letter_is_said_once_at_the_place_where_it_is_written(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "好看面霜，。！？、 \n12.,:“”ab💄";
        int[] letters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(300); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }

        List<Sentences.Clause> clauses = Sentences.of(text.toString());

        int end = 0;
        StringBuilder said = new StringBuilder();
        for (Sentences.Clause clause : clauses) {
            assertThat(clause.offset()).isGreaterThanOrEqualTo(end);
            assertThat(text.substring(clause.offset())).startsWith(clause.text());
            end = clause.offset() + clause.text().length();
            said.append(clause.text());
        }
        assertThat(lettersOf(said.toString())).isEqualTo(lettersOf(text.toString()));
    }

    private static String lettersOf(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static List<String> texts(String text) {
        return Sentences.of(text).stream().map(Sentences.Clause::text).toList();
    }
}
