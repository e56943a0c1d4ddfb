package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmPart;
import org.qiantang.app.copywriting.FilmScripts;

class StoryboardTest {
    private static final FilmLine TITLE = line(FilmPart.LEAD, "标题");

    private static FilmLine line(FilmPart part, String text) {
        return new FilmLine(part, 7, text, false, null);
    }

    private static Storyboard board(boolean presenter, FilmPart... parts) {
        List<FilmLine> lines = java.util.stream.IntStream.range(0, parts.length)
                .mapToObj(i -> line(parts[i], "第" + i + "句"))
                .toList();
        return Storyboard.of(new FilmScripts.Draft(TITLE, lines), presenter);
    }

    private static List<Look> looks(Storyboard board) {
        return board.scenes().stream().map(Scene::look).toList();
    }

    @Test
    void each_part_gets_its_picture_and_points_take_turns_between_picture_and_facts() {
        Storyboard board = board(
                true,
                FilmPart.HOOK,
                FilmPart.LEAD,
                FilmPart.POINT,
                FilmPart.POINT,
                FilmPart.HOW,
                FilmPart.PRICE,
                FilmPart.CALL);

        assertThat(looks(board))
                .containsExactly(
                        Look.TITLE, Look.PRESENTER, Look.PICTURE, Look.FIGURES, Look.PICTURE, Look.PRICE, Look.CLOSING);
    }

    @Test
    void without_a_presenter_nobody_appears() {
        Storyboard board = board(false, FilmPart.HOOK, FilmPart.LEAD, FilmPart.WARNING, FilmPart.AFTER_SALE);

        assertThat(looks(board)).doesNotContain(Look.PRESENTER);
    }

    @Test
    void scenes_keep_their_numbers_when_they_are_moved_and_dropped() {
        Storyboard board = board(true, FilmPart.HOOK, FilmPart.POINT, FilmPart.POINT);

        Storyboard moved = board.ordered(List.of(3, 1, 2)).orElseThrow();
        Storyboard left = moved.without(1).orElseThrow();

        assertThat(left.scenes()).extracting(Scene::id).containsExactly(3, 2);
        assertThat(left.scenes().getFirst().line().text()).isEqualTo("第2句");
    }

    @Test
    void an_order_that_leaves_out_or_repeats_a_scene_is_none() {
        Storyboard board = board(true, FilmPart.HOOK, FilmPart.POINT);

        assertThat(board.ordered(List.of(1))).isEmpty();
        assertThat(board.ordered(List.of(1, 1))).isEmpty();
        assertThat(board.ordered(List.of(1, 2, 3))).isEmpty();
    }

    @Test
    void a_sentence_more_comes_before_price_and_end_or_behind_the_scene_that_is_named_with_a_number_of_its_own() {
        Storyboard board = board(true, FilmPart.HOOK, FilmPart.POINT, FilmPart.PRICE, FilmPart.CALL);
        FilmLine line = line(FilmPart.POINT, "再说一句");

        Storyboard more = board.adding(line, Look.FIGURES, null);
        Storyboard early = more.adding(line, Look.PICTURE, 1);

        assertThat(more.scenes()).extracting(Scene::id).containsExactly(1, 2, 5, 3, 4);
        assertThat(more.scene(5).orElseThrow().look()).isEqualTo(Look.FIGURES);
        assertThat(early.scenes()).extracting(Scene::id).containsExactly(1, 6, 2, 5, 3, 4);
    }

    @Test
    void a_film_of_one_closing_scene_takes_another_behind_it() {
        Storyboard more = board(true, FilmPart.CALL).adding(line(FilmPart.POINT, "再说一句"), Look.PICTURE, null);

        assertThat(more.scenes()).extracting(Scene::id).containsExactly(1, 2);
    }

    @Test
    void the_last_scene_cannot_be_dropped() {
        Storyboard board = board(true, FilmPart.HOOK);

        assertThat(board.without(1)).isEmpty();
        assertThatThrownBy(() -> new Storyboard(TITLE, List.of())).hasMessageContaining("scenes: 0");
    }
}
