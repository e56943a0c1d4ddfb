package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.ocr.Box;
import org.qiantang.engine.ocr.Text;

/** The texts of a film's frames are told once each, and none instead of another. */
class FilmTextsTest {
    private static Text text(String text, int confidence) {
        return new Text(text, new Box(0, 0, 9, 9), confidence);
    }

    private static List<String> told(FilmTexts texts) {
        return texts.all().stream().map(Taken.Word::text).toList();
    }

    @Test
    void a_text_that_resembles_another_is_told_beside_it_though_the_engine_is_less_sure_of_it() {
        var texts = new FilmTexts(9);
        texts.seen(0, List.of(text("夏季新款真丝衬衫清凉透气舒适", 98)));
        texts.seen(3_000, List.of(text("夏季新款真丝衬衫清凉透气第一", 90)));
        texts.seen(6_000, List.of(text("只要9.9元", 95), text("只要99元", 95)));

        assertThat(told(texts)).containsExactly("夏季新款真丝衬衫清凉透气舒适", "夏季新款真丝衬衫清凉透气第一", "只要9.9元", "只要99元");
    }

    @Test
    void the_same_text_is_told_once_with_its_times_however_wide_its_letters_are() {
        var texts = new FilmTexts(9);
        texts.seen(0, List.of(text("NEW 新款", 80)));
        texts.seen(3_000, List.of(text("ＮＥＷ新款", 95)));

        assertThat(texts.all()).containsExactly(new Taken.Word(0, 3_000, "NEW 新款", 95));
    }
}
