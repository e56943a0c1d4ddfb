package org.qiantang.engine.guard.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
    private static final List<String> VOCABULARY =
            List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "天", "丝", "vip", "##ing", "go", "9", "##9", "!", "cafe");

    private final WordPieces pieces = new WordPieces(VOCABULARY);

    @Test
    void every_chinese_character_and_every_mark_is_a_piece() {
        assertThat(cut("天丝!")).containsExactly("天", "丝", "!");
    }

    @Test
    void a_latin_word_falls_into_the_longest_pieces_that_are_known() {
        assertThat(cut("Going 99")).containsExactly("go", "##ing", "9", "##9");
    }

    @Test
    void a_word_that_cannot_be_pieced_together_is_unknown_as_a_whole() {
        assertThat(cut("vipx天")).containsExactly("[UNK]", "天");
        assertThat(cut("龘")).containsExactly("[UNK]");
    }

    @Test
    void accents_and_invisible_signs_are_not_heard() {
        assertThat(cut("Café")).containsExactly("cafe");
        assertThat(cut("vi\u200Bp")).containsExactly("vip");
    }

    @Test
    void nothing_gives_no_pieces() {
        assertThat(cut("  \n")).isEmpty();
    }

    @Test
    void a_vocabulary_without_its_marks_is_refused() {
        assertThatThrownBy(() -> new WordPieces(List.of("天")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("piece: [UNK] (expected: one of the vocabulary)");
    }

    @Test
    void what_is_too_long_is_cut_the_context_before_the_text() {
        SecondReader.Input input = SecondReader.Input.of(pieces, "天".repeat(100), "丝".repeat(500));

        assertThat(input.ids()).hasSize(SecondReader.MAX_PIECES);
        assertThat(input.ids()[100]).isEqualTo(pieces.idOf("天"));
        assertThat(input.ids()[101]).isEqualTo(pieces.idOf("[SEP]"));
        assertThat(input.kinds()[101]).isZero();
        assertThat(input.kinds()[102]).isEqualTo(1);
    }

    private List<String> cut(String text) {
        return pieces.cut(text).stream().map(VOCABULARY::get).toList();
    }
}
