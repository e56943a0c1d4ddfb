package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;

/**
 * Every presenter and every scene looks as it looked when it was approved by eye. The pictures kept are small, and what is
 * compared is tolerant of fonts and of a stroke more or less; {@code -Dgolden.write=true} draws them anew.
 */
class GoldenFramesTest {
    private static final int WIDTH = 180;
    private static final int HEIGHT = 320;
    private static final double MOST_DIFFERENT = 4;
    private static final double MOST_IN_A_TILE = 26;
    private static final int TILE = 20;

    record Shown(String name, Look look) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shown> everything() {
        Stream<Shown> people = Stream.of(Cast.values())
                .map(one -> new Shown("cast-" + one.name().toLowerCase(Locale.ROOT), one.look()));
        Stream<Shown> rooms = Stream.of(Look.Scene.values())
                .flatMap(scene -> Stream.of(Look.Light.DAY, Look.Light.NIGHT)
                        .map(light -> new Shown(
                                "scene-" + scene.name().toLowerCase(Locale.ROOT) + "-"
                                        + light.name().toLowerCase(Locale.ROOT),
                                Cast.ZHIXIA.look().in(scene).lit(light))));
        return Stream.concat(people, rooms);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void it_looks_as_it_was_approved(Shown shown) throws IOException {
        BufferedImage now = drawn(shown.look());
        Path kept = Path.of("src/test/resources/golden", shown.name() + ".png");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(kept.getParent());
            ImageIO.write(now, "png", kept.toFile());
        }

        try (InputStream in = Files.newInputStream(kept)) {
            BufferedImage golden = ImageIO.read(in);

            assertThat(worstTile(golden, now))
                    .as("difference of the worst tile")
                    .isLessThan(MOST_IN_A_TILE);
            assertThat(difference(golden, now, 0, 0, WIDTH, HEIGHT)).isLessThan(MOST_DIFFERENT);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void no_two_of_them_look_alike(Shown shown) {
        BufferedImage mine = drawn(shown.look());

        List<Shown> alike = everything()
                .filter(other -> !other.look().equals(shown.look()))
                .filter(other -> difference(mine, drawn(other.look()), 0, 0, WIDTH, HEIGHT) < 1.5 * MOST_DIFFERENT)
                .toList();

        assertThat(alike).isEmpty();
    }

    private static BufferedImage drawn(Look look) {
        BufferedImage frame = PresenterPainter.bgr(WIDTH, HEIGHT);
        Mouth mouth = new Mouth(0.5, 0.2, 0, 0, Viseme.E);
        new PresenterPainter(WIDTH, HEIGHT, 4, look)
                .paint(frame, 1, new Acting(mouth, Pose.TALKING, Gesture.WAVE), new Stage("", null, null));
        return frame;
    }

    private static double worstTile(BufferedImage one, BufferedImage other) {
        double worst = 0;
        for (int y = 0; y < HEIGHT; y += TILE) {
            for (int x = 0; x < WIDTH; x += TILE) {
                worst = Math.max(worst, difference(one, other, x, y, TILE, TILE));
            }
        }
        return worst;
    }

    /** The mean difference of a channel, 0 to 255. */
    private static double difference(BufferedImage one, BufferedImage other, int left, int top, int wide, int high) {
        long sum = 0;
        for (int y = top; y < top + high; y++) {
            for (int x = left; x < left + wide; x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * wide * high);
    }
}
