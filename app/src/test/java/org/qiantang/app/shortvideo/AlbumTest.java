package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmPart;

class AlbumTest {
    private static final String COVER = "/pictures/cover.jpg";
    private static final String WEAVE = "/pictures/weave.jpg";
    private static final String WORN = "/pictures/worn.jpg";
    private static final String BOX = "/pictures/box.jpg";
    private static final String CHART = "/pictures/chart.jpg";
    private static final String CARE_LABEL = "/pictures/care-label.jpg";
    private static final List<String> PICTURES = List.of(COVER, WEAVE, WORN, BOX, CHART, CARE_LABEL);

    private static final Album LABELLED = Album.of(
            PICTURES,
            List.of(
                    shows(COVER, Aspect.WHOLE),
                    shows(WEAVE, Aspect.DETAIL),
                    shows(WORN, Aspect.WORN),
                    shows(BOX, Aspect.PACKAGE),
                    shows(CHART, Aspect.SIZE_CHART),
                    new PictureLabel(CARE_LABEL, Set.of(Aspect.DETAIL), List.of("care"))));

    private static PictureLabel shows(String picture, Aspect aspect) {
        return new PictureLabel(picture, Set.of(aspect), List.of());
    }

    private static Scene scene(int id, Look look, String text) {
        return new Scene(id, look, new FilmLine(FilmPart.POINT, 7, text, false, null), null);
    }

    private static Scene of(String fact) {
        return scene(3, Look.PICTURE, "看这里，{fact:" + fact + "@7}。");
    }

    private static Album.Choice choice(String picture, Album.Fit fit) {
        return new Album.Choice(picture, fit);
    }

    @Test
    void a_sentence_gets_the_picture_that_a_person_said_shows_its_fact() {
        assertThat(LABELLED.choose(of("care"))).isEqualTo(choice(CARE_LABEL, Album.Fit.SHOWS));
    }

    @Test
    void where_no_picture_names_the_fact_the_kind_of_picture_decides() {
        assertThat(LABELLED.choose(of("material"))).isEqualTo(choice(WEAVE, Album.Fit.SHOWS));
        assertThat(LABELLED.choose(of("fit"))).isEqualTo(choice(WORN, Album.Fit.SHOWS));
        assertThat(LABELLED.choose(of("net-weight"))).isEqualTo(choice(BOX, Album.Fit.SHOWS));
        assertThat(LABELLED.choose(of("dimensions"))).isEqualTo(choice(CHART, Album.Fit.SHOWS));
        assertThat(LABELLED.choose(scene(1, Look.PICTURE, "有{sizes@7}可选。"))).isEqualTo(choice(CHART, Album.Fit.SHOWS));
    }

    @Test
    void a_fact_that_no_picture_shows_is_said_over_the_goods_as_a_whole() {
        assertThat(LABELLED.choose(of("origin"))).isEqualTo(choice(COVER, Album.Fit.WHOLE));
    }

    @Test
    void where_nothing_was_said_of_the_pictures_only_the_cover_stands_under_a_fact() {
        Album bare = Album.of(PICTURES, List.of());

        for (int id = 1; id <= 12; id++) {
            assertThat(bare.choose(scene(id, Look.PICTURE, "{fact:material@7}")))
                    .isEqualTo(choice(COVER, Album.Fit.WHOLE));
        }
    }

    @Test
    void a_picture_of_something_else_is_never_drawn_under_a_fact_even_if_none_is_left() {
        Album others =
                Album.of(List.of(CHART, BOX), List.of(shows(CHART, Aspect.SIZE_CHART), shows(BOX, Aspect.PACKAGE)));

        assertThat(others.choose(of("material"))).isEqualTo(new Album.Choice(null, Album.Fit.NONE));
    }

    @Test
    void where_the_cover_cannot_be_drawn_no_other_picture_counts_as_it() {
        Album album = Album.of(List.of("/pictures/cover.webp", WEAVE), List.of());

        assertThat(album.choose(of("material"))).isEqualTo(new Album.Choice(null, Album.Fit.NONE));
    }

    @Test
    void a_label_with_facts_stands_for_these_alone() {
        Album one = Album.of(
                List.of(COVER, CARE_LABEL),
                List.of(new PictureLabel(CARE_LABEL, Set.of(Aspect.DETAIL), List.of("care"))));

        assertThat(one.choose(of("material"))).isEqualTo(choice(COVER, Album.Fit.WHOLE));
    }

    @Test
    void of_two_facts_in_a_sentence_the_picture_that_shows_both_goes_first() {
        Album both = Album.of(
                List.of(COVER, WEAVE, BOX),
                List.of(
                        new PictureLabel(WEAVE, Set.of(), List.of("material")),
                        new PictureLabel(BOX, Set.of(), List.of("material", "origin"))));

        Scene scene = scene(1, Look.PICTURE, "{fact:material@7}，产自{fact:origin@7}。");

        assertThat(both.choose(scene).picture()).isEqualTo(BOX);
    }

    @Test
    void a_scene_keeps_its_picture_however_scenes_are_moved() {
        var scenes = new ArrayList<Scene>();
        List<String> texts =
                List.of("{fact:material@7}", "先看看它。", "{fact:care@7}", "{fact:fit@7}", "再看一眼。", "{fact:size@7}");
        for (int i = 0; i < texts.size(); i++) {
            scenes.add(scene(i + 1, Look.PICTURE, texts.get(i)));
        }
        var board = new Storyboard(new FilmLine(FilmPart.LEAD, 7, "标题", false, null), scenes);
        var random = new Random(7);

        for (int round = 0; round < 50; round++) {
            var ids = new ArrayList<>(board.scenes().stream().map(Scene::id).toList());
            Collections.shuffle(ids, random);
            Storyboard moved = board.ordered(ids).orElseThrow();

            for (Scene scene : scenes) {
                assertThat(LABELLED.choose(moved.scene(scene.id()).orElseThrow()))
                        .isEqualTo(LABELLED.choose(scene));
            }
        }
    }

    @Test
    void a_picture_that_a_person_has_chosen_goes_first_and_is_told_to_show_something_else() {
        Scene picked = of("material").pictured(CHART);

        assertThat(LABELLED.choose(picked)).isEqualTo(choice(CHART, Album.Fit.OTHER));
        assertThat(LABELLED.choose(of("material").pictured(WEAVE)).fit()).isEqualTo(Album.Fit.SHOWS);
    }

    @Test
    void a_chosen_picture_that_the_product_no_longer_has_gives_way_to_the_one_that_fits() {
        Scene picked = of("material").pictured("/pictures/gone.jpg");

        assertThat(LABELLED.choose(picked)).isEqualTo(choice(WEAVE, Album.Fit.SHOWS));
    }

    @Test
    void a_choice_stays_with_other_words_of_the_same_fact_and_goes_with_another_fact() {
        Scene picked = of("material").pictured(BOX);

        Scene same = picked.saying(new FilmLine(FilmPart.POINT, 7, "面料是{fact:material@7}。", true, null));
        Scene other = picked.saying(new FilmLine(FilmPart.POINT, 7, "产自{fact:origin@7}。", true, null));

        assertThat(same.picture()).isEqualTo(BOX);
        assertThat(other.picture()).isNull();
    }

    @Test
    void a_sentence_about_nothing_to_be_seen_shows_the_goods_and_no_size_chart_or_box() {
        for (int id = 1; id <= 12; id++) {
            assertThat(LABELLED.choose(scene(id, Look.PICTURE, "{ship-hours@7}内发出。"))
                            .picture())
                    .isIn(COVER, WORN);
        }
    }

    @Test
    void title_price_and_end_show_the_goods_whole() {
        Album later =
                Album.of(List.of(CHART, COVER), List.of(shows(CHART, Aspect.SIZE_CHART), shows(COVER, Aspect.WHOLE)));

        for (Look look : List.of(Look.TITLE, Look.PRICE, Look.CLOSING)) {
            assertThat(later.choose(scene(9, look, "看看它。")).picture()).isEqualTo(COVER);
        }
    }

    @Test
    void what_films_cannot_draw_is_chosen_for_none() {
        Album album = Album.of(List.of("/pictures/a.webp", "https://elsewhere.example/b.jpg", COVER), List.of());

        assertThat(album.pictures()).containsExactly(COVER);
    }
}
