package org.qiantang.engine.performance.presenter;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;

/** Frames for the tests, and ways to compare them. */
final class Studio {
    static final int WIDTH = 360;
    static final int HEIGHT = 640;
    static final Mouth OPEN = new Mouth(0.9, 0.1, 0, 0, Viseme.AA);
    static final Stage EMPTY = new Stage("钱塘茶集", null, null);
    static final Stage FULL = new Stage(
            "钱塘茶集 · 春茶专场",
            new GoodsCard("西湖龙井 明前特级", "¥88.00", "库存 120 件", null, "福利款", new GoodsCard.Stock(120, 400)),
            "这款明前龙井，是今年三月底在梅家坞手工采摘的。");

    private Studio() {}

    static BufferedImage frame(PresenterPainter painter, double seconds, Mouth mouth, Pose pose, Stage stage) {
        BufferedImage frame = PresenterPainter.bgr(WIDTH, HEIGHT);
        painter.paint(frame, seconds, mouth, pose, stage);
        return frame;
    }

    static <T> T pick(SplittableRandom random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    static boolean same(BufferedImage one, BufferedImage other) {
        return Arrays.equals(bytes(one), bytes(other));
    }

    /**
     * The largest difference of a channel, 0 to 255. Where shapes are cut off at the edge of what is painted, curves are laid
     * a hair's breadth otherwise, so a few steps are not seen.
     */
    static int worst(BufferedImage one, BufferedImage other) {
        byte[] a = bytes(one);
        byte[] b = bytes(other);
        int worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs((a[i] & 0xFF) - (b[i] & 0xFF)));
        }
        return worst;
    }

    static int differing(BufferedImage one, BufferedImage other, Rectangle where) {
        int count = 0;
        for (int y = where.y; y < where.y + where.height; y++) {
            for (int x = where.x; x < where.x + where.width; x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    private static byte[] bytes(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
