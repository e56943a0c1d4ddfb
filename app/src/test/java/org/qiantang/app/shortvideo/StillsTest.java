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

class StillsTest {
    private static final int SHORT = 180;
    private static final String RED = "/pictures/red.png";
    private static final String GREEN = "/pictures/green.png";

    private static BufferedImage plain(Color color) {
        var picture = new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(color);
        g.fillRect(0, 0, 90, 90);
        g.dispose();
        return picture;
    }

    private static final Color IN_RED = new Color(230, 20, 20);
    private static final Color IN_GREEN = new Color(20, 200, 20);
    private static final Gallery GALLERY = new Gallery(Map.of(RED, plain(IN_RED), GREEN, plain(IN_GREEN)));

    private static BufferedImage still(Shape shape, Look look, @Nullable String picture, String words) {
        var shot = new Shot(look, words, "材质", "桑蚕丝", "来自商品资料", false, List.of(), picture);
        var cut = new Cut(
                9,
                shape,
                false,
                "断桥丝坊",
                "桑蚕丝方巾",
                "桑蚕丝方巾",
                7,
                null,
                null,
                false,
                LocalDate.of(2026, 11, 27),
                FilmSpeaker.FIRST,
                List.of(shot));
        return Stills.drawn(cut, GALLERY, SHORT);
    }

    /** Points that have the picture's colour. */
    private static int points(BufferedImage still, Color color) {
        int points = 0;
        for (int x = 0; x < still.getWidth(); x++) {
            for (int y = 0; y < still.getHeight(); y++) {
                var point = new Color(still.getRGB(x, y));
                boolean same = Math.abs(point.getRed() - color.getRed()) < 5
                        && Math.abs(point.getGreen() - color.getGreen()) < 5
                        && Math.abs(point.getBlue() - color.getBlue()) < 5;
                points += same ? 1 : 0;
            }
        }
        return points;
    }

    @ParameterizedTest
    @EnumSource(names = {"TITLE", "PICTURE", "FIGURES", "PRICE", "CLOSING", "PRESENTER"})
    void a_still_shows_the_picture_of_its_scene_and_no_other(Look look) {
        BufferedImage still = still(Shape.TALL, look, GREEN, "看看它。");

        assertThat(points(still, IN_GREEN)).isGreaterThan(200);
        assertThat(points(still, IN_RED)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void it_is_small_and_has_the_shape_of_the_film(Shape shape) {
        BufferedImage still = still(shape, Look.PICTURE, RED, "看看它。");

        assertThat(still.getWidth()).isEqualTo(shape.width(SHORT));
        assertThat(still.getHeight()).isEqualTo(shape.height(SHORT));
    }

    @Test
    void without_a_picture_that_goes_with_it_none_is_seen() {
        BufferedImage still = still(Shape.TALL, Look.FIGURES, null, "面料是桑蚕丝。");

        assertThat(points(still, IN_GREEN)).isZero();
        assertThat(points(still, IN_RED)).isZero();
    }

    @Test
    void other_words_make_another_still_and_a_sentence_that_cannot_be_said_has_one_too() {
        BufferedImage one = still(Shape.TALL, Look.PICTURE, RED, "面料是桑蚕丝。");
        BufferedImage other = still(Shape.TALL, Look.PICTURE, RED, "产自浙江湖州。");
        BufferedImage silent = still(Shape.TALL, Look.PICTURE, RED, "");

        assertThat(different(one, other)).isGreaterThan(100);
        assertThat(different(one, silent)).isGreaterThan(100);
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
