package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.presenter.Cast;
import org.qiantang.engine.performance.presenter.PresenterPainter;

class FilmPainterTest {
    static final int SHORT = 180;
    private static final String COVER = "/pictures/cover.png";
    static final List<Shot> SHOTS = List.of(
            Shot.plain(Look.TITLE, "开箱桑蚕丝方巾", COVER),
            Shot.plain(Look.PRESENTER, "资料上有的我讲", COVER),
            Shot.plain(Look.PICTURE, "看看它", COVER),
            new Shot(Look.FIGURES, "面料是桑蚕丝", "材质", "100%桑蚕丝", "来自商品资料", false, List.of(), COVER),
            new Shot(
                    Look.COMPARE,
                    "比一比",
                    "材质",
                    "桑蚕丝",
                    "",
                    false,
                    List.of(new Shot.Side("方巾", "桑蚕丝", true, COVER), new Shot.Side("长巾", null, false, null)),
                    null),
            Shot.plain(Look.PRICE, "看商品卡", COVER),
            Shot.plain(Look.CLOSING, "点开看看", COVER));

    static Cut cut(Shape shape, @Nullable Long price) {
        return cut(shape, price, FilmSpeaker.FIRST);
    }

    private static Cut cut(Shape shape, @Nullable Long price, FilmSpeaker speaker) {
        return new Cut(
                9,
                shape,
                false,
                "断桥丝坊",
                "开箱桑蚕丝方巾",
                "桑蚕丝方巾",
                7,
                null,
                price,
                false,
                LocalDate.of(2026, 11, 27),
                speaker,
                SHOTS);
    }

    static Gallery gallery() {
        var picture = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(new Color(200, 120, 60));
        g.fillRect(0, 0, 120, 90);
        g.dispose();
        return new Gallery(Map.of(COVER, picture));
    }

    static BufferedImage frame(FilmPainter painter, Shape shape, int scene, double at, @Nullable String words) {
        BufferedImage picture = PresenterPainter.bgr(shape.width(SHORT), shape.height(SHORT));
        painter.paint(picture, new FilmPainter.Moment(scene, at, at, Mouth.AT_REST, false, words));
        return picture;
    }

    /** White of the label's letters on its night-blue plate, counted where it stands. */
    private static int labelled(BufferedImage picture) {
        double unit = SHORT / 720.0;
        int right = picture.getWidth() - (int) (76 * unit);
        int top = (int) (104 * unit);
        int white = 0;
        for (int x = right - 60; x < right; x++) {
            for (int y = top; y < top + 16; y++) {
                int rgb = picture.getRGB(x, y) & 0xFFFFFF;
                white += ((rgb >> 16) & 255) > 200 && ((rgb >> 8) & 255) > 200 && (rgb & 255) > 200 ? 1 : 0;
            }
        }
        return white;
    }

    private static boolean hasPlate(BufferedImage picture) {
        double unit = SHORT / 720.0;
        int x = picture.getWidth() - (int) (76 * unit) - 3;
        int y = (int) (104 * unit) + 3;
        return (picture.getRGB(x, y) & 0xFFFFFF) == 0x0A2440;
    }

    @ParameterizedTest
    @EnumSource
    void every_scene_of_every_shape_bears_the_label(Shape shape) {
        var painter = new FilmPainter(cut(shape, null), shape.width(SHORT), shape.height(SHORT), gallery());

        for (int scene = 0; scene < SHOTS.size(); scene++) {
            BufferedImage picture = frame(painter, shape, scene, 1.0, "正在说的话");
            assertThat(labelled(picture)).as("%s", SHOTS.get(scene).look()).isGreaterThan(20);
            assertThat(hasPlate(picture)).as("%s", SHOTS.get(scene).look()).isTrue();
        }
    }

    @Test
    void its_words_are_never_lower_than_a_twentieth_of_the_short_side() {
        assertThat(MadeByAi.wordsHeight(720)).isGreaterThanOrEqualTo(36);
        assertThat(MadeByAi.wordsHeight(1080)).isGreaterThanOrEqualTo(54);
    }

    @Test
    void the_price_card_is_another_one_with_a_price_than_without() {
        var dated = new FilmPainter(cut(Shape.TALL, 23_900L), 180, 320, gallery());
        var plain = new FilmPainter(cut(Shape.TALL, null), 180, 320, gallery());

        assertThat(different(frame(dated, Shape.TALL, 5, 2, null), frame(plain, Shape.TALL, 5, 2, null)))
                .isGreaterThan(100);
    }

    @Test
    void the_words_being_said_stand_in_the_picture() {
        var painter = new FilmPainter(cut(Shape.TALL, null), 180, 320, gallery());

        assertThat(different(frame(painter, Shape.TALL, 2, 2, "面料是桑蚕丝"), frame(painter, Shape.TALL, 2, 2, null)))
                .isGreaterThan(300);
    }

    @Test
    void who_was_chosen_is_seen_where_the_presenter_is_and_nowhere_else() {
        var first = new FilmPainter(cut(Shape.TALL, null), 180, 320, gallery());
        var chosen = new FilmSpeaker("shifu", Cast.SHIFU.look());
        var other = new FilmPainter(cut(Shape.TALL, null, chosen), 180, 320, gallery());

        assertThat(different(frame(first, Shape.TALL, 1, 1, null), frame(other, Shape.TALL, 1, 1, null)))
                .isGreaterThan(5_000);
        assertThat(different(frame(first, Shape.TALL, 3, 2, null), frame(other, Shape.TALL, 3, 2, null)))
                .isZero();
    }

    @Test
    void goods_without_a_picture_have_a_film_too() {
        var painter = new FilmPainter(cut(Shape.SQUARE, null), 180, 180, new Gallery(Map.of()));

        for (int scene = 0; scene < SHOTS.size(); scene++) {
            assertThat(hasPlate(frame(painter, Shape.SQUARE, scene, 1.0, "话"))).isTrue();
        }
    }

    private static int different(BufferedImage one, BufferedImage other) {
        int different = 0;
        for (int x = 0; x < one.getWidth(); x++) {
            for (int y = 0; y < one.getHeight(); y++) {
                different += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return different;
    }
}
