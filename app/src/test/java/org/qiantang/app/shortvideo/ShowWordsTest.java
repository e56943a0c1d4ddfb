package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.qiantang.app.hearing.Taken;

/** What is said in a clip is known from its show as far as lines tell of it, and heard where there is an ear. */
@NullMarked
class ShowWordsTest {
    private static final Taken OFF = Taken.nothing(Taken.Reach.OFF);

    @Test
    void one_line_does_not_make_the_sound_of_a_whole_clip_known() {
        List<Cue> one = List.of(new Cue(0, 4_000, "冷水手洗就可以。"));

        assertThat(ShowWords.beside(one, 30, OFF).reach()).isEqualTo(Taken.Reach.PART);
        assertThat(ShowWords.beside(one, 6, OFF).reach()).isEqualTo(Taken.Reach.KNOWN);
        assertThat(ShowWords.beside(List.of(), 6, OFF).reach()).isEqualTo(Taken.Reach.OFF);
    }

    @Test
    void lines_tell_all_of_it_where_no_longer_pause_is_between_them_nor_before_or_after() {
        Cue early = new Cue(1_000, 4_000, "面料摸起来滑。");
        Cue late = new Cue(6_500, 9_000, "冷水手洗就可以。");

        assertThat(ShowWords.beside(List.of(late, early), 12, OFF).reach()).isEqualTo(Taken.Reach.KNOWN);
        assertThat(ShowWords.beside(List.of(early), 12, OFF).reach()).isEqualTo(Taken.Reach.PART);
        assertThat(ShowWords.beside(List.of(late), 12, OFF).reach()).isEqualTo(Taken.Reach.PART);
    }

    @Test
    void what_an_ear_has_heard_counts_beside_the_lines_and_stays_where_it_was_cut_short() {
        List<Cue> lines = List.of(new Cue(0, 6_000, "冷水手洗就可以。"));
        var word = new Taken.Word(10, 900, "这是全国第一", null);
        var whole = new Taken(Taken.Reach.WHOLE, List.of(word), "by-hand", "1", 0, null);
        var part = new Taken(Taken.Reach.PART, List.of(word), "by-hand", "1", 0, "server is away");

        assertThat(ShowWords.beside(lines, 6, whole)).isEqualTo(whole);
        assertThat(ShowWords.beside(lines, 6, part).words()).containsExactly(word);
        assertThat(ShowWords.beside(lines, 6, part).reach()).isEqualTo(Taken.Reach.KNOWN);
    }
}
