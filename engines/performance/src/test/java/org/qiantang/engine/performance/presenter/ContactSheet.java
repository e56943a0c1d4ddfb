package org.qiantang.engine.performance.presenter;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;

/**
 * Draws sheets of frames to look at by eye: every presenter at home, every scene by day and by night, every gesture, faces
 * close up, and a second of movement.
 *
 * <p>Arguments: which sheet ({@code cast}, {@code scenes}, {@code gestures}, {@code faces} or {@code film}) and the file.
 */
final class ContactSheet {
    private static final Mouth[] MOUTHS = {
        Mouth.AT_REST, new Mouth(0.85, 0.1, 0, 0, Viseme.AA), new Mouth(0.35, 0.8, 0, 0, Viseme.I)
    };
    private static final Stage FULL = new Stage(
            "钱塘茶集 · 春茶专场",
            Studio.FULL.goods(),
            Studio.FULL.subtitle(),
            List.of(
                    new Stage.Offer("西湖龙井 明前特级", "¥88.00", true),
                    new Stage.Offer("安吉白茶 250 克", "¥68.00", false),
                    new Stage.Offer("九曲红梅 礼盒", "¥128.00", false)),
            new Stage.Countdown("秒杀还剩", 754));

    private final BufferedImage sheet;
    private final Graphics2D g;
    private final int columns;
    private final int wide;
    private final int high;
    private int next;

    private ContactSheet(int columns, int rows, int wide, int high) {
        this.columns = columns;
        this.wide = wide;
        this.high = high;
        sheet = PresenterPainter.bgr(columns * wide, rows * high);
        g = sheet.createGraphics();
        PresenterPainter.sharpen(g);
    }

    private void put(BufferedImage picture) {
        g.drawImage(picture, next % columns * wide, next / columns * high, wide, high, null);
        next++;
    }

    public static void main(String[] arguments) throws IOException {
        BufferedImage drawn = switch (arguments[0]) {
            case "cast" -> cast();
            case "scenes" -> scenes();
            case "gestures" -> gestures();
            case "faces" -> faces();
            case "film" -> film();
            default -> throw new IllegalArgumentException("sheet: " + arguments[0]);
        };
        ImageIO.write(drawn, "png", Path.of(arguments[1]).toFile());
    }

    private static BufferedImage cast() {
        ContactSheet sheet = new ContactSheet(6, 2, 360, 640);
        for (int row = 0; row < 2; row++) {
            for (Cast one : Cast.values()) {
                Pose pose = row == 0 ? Pose.IDLE : Pose.PRESENTING;
                sheet.put(frame(one.look(), MOUTHS[row], pose, Gesture.NONE, row == 0 ? Studio.EMPTY : FULL));
            }
        }
        return sheet.sheet;
    }

    private static BufferedImage scenes() {
        ContactSheet sheet = new ContactSheet(5, 2, 400, 711);
        for (Look.Light light : List.of(Look.Light.DAY, Look.Light.NIGHT)) {
            for (Look.Scene scene : Look.Scene.values()) {
                Look look = someone(sheet.next).look();
                sheet.put(frame(look.in(scene).lit(light), MOUTHS[1], Pose.TALKING, Gesture.NONE, Studio.EMPTY));
            }
        }
        return sheet.sheet;
    }

    private static BufferedImage gestures() {
        ContactSheet sheet = new ContactSheet(7, 2, 300, 533);
        for (int row = 0; row < 2; row++) {
            for (Gesture gesture : Gesture.values()) {
                Look look = someone(sheet.next).look();
                Pose pose = row == 0 ? Pose.TALKING : Pose.PRESENTING;
                sheet.put(frame(look, MOUTHS[1], pose, gesture, row == 0 ? Studio.EMPTY : FULL));
            }
        }
        return sheet.sheet;
    }

    private static BufferedImage faces() {
        ContactSheet sheet = new ContactSheet(6, 3, 330, 330);
        for (int row = 0; row < 3; row++) {
            for (Cast one : Cast.values()) {
                Look look = one.look().lit(row == 2 ? Look.Light.NIGHT : Look.Light.DAY);
                sheet.put(frame(look, MOUTHS[row], Pose.TALKING, Gesture.NONE, Studio.EMPTY)
                        .getSubimage(195, 225, 330, 330));
            }
        }
        return sheet.sheet;
    }

    private static BufferedImage film() {
        ContactSheet sheet = new ContactSheet(8, 3, 240, 427);
        for (int row = 0; row < 3; row++) {
            PresenterPainter painter =
                    new PresenterPainter(720, 1280, 5, someone(row * 2).look());
            BufferedImage picture = PresenterPainter.bgr(720, 1280);
            for (int frame = 0; frame < 64; frame++) {
                Gesture gesture = frame < 24 ? Gesture.WAVE : frame < 40 ? Gesture.NONE : Gesture.POINT;
                Mouth mouth = new Mouth(0.45 + 0.45 * Math.sin(frame * 0.9), 0.1, 0, 0, Viseme.AA);
                painter.paint(picture, frame * 0.04, new Acting(mouth, Pose.TALKING, gesture), FULL);
                if (frame % 8 == 7) {
                    sheet.put(picture);
                }
            }
        }
        return sheet.sheet;
    }

    private static Cast someone(int turn) {
        List<Cast> people = List.of(Cast.values());
        return people.get(turn % people.size());
    }

    private static BufferedImage frame(Look look, Mouth mouth, Pose pose, Gesture gesture, Stage stage) {
        PresenterPainter painter = new PresenterPainter(720, 1280, 3, look);
        BufferedImage picture = PresenterPainter.bgr(720, 1280);
        for (double seconds = 0; seconds < 1; seconds += 0.04) {
            painter.paint(picture, seconds, new Acting(mouth, pose, gesture), stage);
        }
        return picture;
    }
}
