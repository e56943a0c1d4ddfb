package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiantang.engine.performance.presenter.PresenterPainter;

/**
 * Every look of a film in every shape is as it was when it was approved by eye. The pictures kept are small, and what is compared
 * is the colour of each tile, so that another font's strokes pass and a line or a picture that is lost does not;
 * {@code -Dgolden.write=true} draws them anew.
 */
class FilmGoldenFramesTest {
    private static final double ALL_OF_IT_IS_IN = 1.6;
    private static final int TILE = 20;
    private static final double MOST_IN_A_TILE = 26;
    private static final double MOST_DIFFERENT = 4;

    record Shown(Look look, Shape shape) {
        @Override
        public String toString() {
            return (look + "-" + shape).toLowerCase(Locale.ROOT);
        }
    }

    static Stream<Shown> everything() {
        return Stream.of(Look.values())
                .flatMap(look -> Stream.of(Shape.values()).map(shape -> new Shown(look, shape)));
    }

    @BeforeAll
    static void needsAFont() {
        assumeTrue(PresenterPainter.writesChinese(), "no Chinese font is installed");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void it_looks_as_it_was_approved(Shown shown) throws IOException {
        BufferedImage now = drawn(shown);
        Path kept = Path.of("src/test/resources/golden/films", shown + ".png");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(kept.getParent());
            ImageIO.write(now, "png", kept.toFile());
        }

        try (InputStream in = Files.newInputStream(kept)) {
            BufferedImage golden = ImageIO.read(in);

            assertThat(golden.getWidth()).isEqualTo(now.getWidth());
            assertThat(golden.getHeight()).isEqualTo(now.getHeight());
            assertThat(worst(golden, now)).as("difference of the worst tile").isLessThan(MOST_IN_A_TILE);
            assertThat(mean(golden, now)).as("mean difference of the tiles").isLessThan(MOST_DIFFERENT);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void no_look_would_pass_for_another_one(Shown shown) {
        BufferedImage mine = drawn(shown);

        List<Look> alike = Stream.of(Look.values())
                .filter(other -> other != shown.look())
                .filter(other -> worst(mine, drawn(new Shown(other, shown.shape()))) < MOST_IN_A_TILE)
                .toList();

        assertThat(alike).isEmpty();
    }

    private static BufferedImage drawn(Shown shown) {
        Shape shape = shown.shape();
        int scene = FilmPainterTest.SHOTS.stream().map(Shot::look).toList().indexOf(shown.look());
        assertThat(scene).as("a shot of %s", shown.look()).isNotNegative();
        var painter = new FilmPainter(
                FilmPainterTest.cut(shape, 23_900L),
                shape.width(FilmPainterTest.SHORT),
                shape.height(FilmPainterTest.SHORT),
                FilmPainterTest.gallery());
        return FilmPainterTest.frame(painter, shape, scene, ALL_OF_IT_IS_IN, "面料是桑蚕丝");
    }

    private static double worst(BufferedImage one, BufferedImage other) {
        return tiles(one, other).max().orElseThrow();
    }

    private static double mean(BufferedImage one, BufferedImage other) {
        return tiles(one, other).average().orElseThrow();
    }

    /** How far the colours of the same tile are apart, each as the mean of its channels, 0 to 255. */
    private static DoubleStream tiles(BufferedImage one, BufferedImage other) {
        var apart = DoubleStream.builder();
        for (int y = 0; y < one.getHeight(); y += TILE) {
            for (int x = 0; x < one.getWidth(); x += TILE) {
                double[] a = colour(one, x, y);
                double[] b = colour(other, x, y);
                apart.accept((Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])) / 3);
            }
        }
        return apart.build();
    }

    private static double[] colour(BufferedImage picture, int left, int top) {
        int right = Math.min(picture.getWidth(), left + TILE);
        int bottom = Math.min(picture.getHeight(), top + TILE);
        var sums = new double[3];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = picture.getRGB(x, y);
                sums[0] += (rgb >> 16) & 0xFF;
                sums[1] += (rgb >> 8) & 0xFF;
                sums[2] += rgb & 0xFF;
            }
        }
        double points = (double) (right - left) * (bottom - top);
        return new double[] {sums[0] / points, sums[1] / points, sums[2] / points};
    }
}
