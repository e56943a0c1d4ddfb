package org.qiantang.engine.performance.presenter;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * A picture as video encoders want it: I420, which is a plane of brightness and two of colour at half the size, by the
 * weights of ITU-R BT.709 in limited range.
 *
 * <p>Only the parts that changed are worked out again.
 */
final class Planes {
    private static final int SHIFT = 16;
    private static final int HALF = 1 << (SHIFT - 1);
    // 219/255 and 224/255 of the weights 0.2126, 0.7152, 0.0722.
    private static final int YR = weight(0.18259);
    private static final int YG = weight(0.61423);
    private static final int YB = weight(0.06201);
    private static final int UR = weight(-0.10064);
    private static final int UG = weight(-0.33857);
    private static final int UB = weight(0.43922);
    private static final int VR = weight(0.43922);
    private static final int VG = weight(-0.39894);
    private static final int VB = weight(-0.04027);

    private final int width;
    private final byte[] bytes;
    private final int u;
    private final int v;

    Planes(int width, int height) {
        this.width = width;
        u = width * height;
        v = u + u / 4;
        bytes = new byte[u + u / 2];
    }

    byte[] bytes() {
        return bytes;
    }

    /** Takes over a part with even corners of a layer (see {@link Damage#layer}). */
    void take(BufferedImage layer, Rectangle part) {
        int[] points = Damage.points(layer);
        for (int y = part.y; y < part.y + part.height; y += 2) {
            int upper = y * width + part.x;
            int lower = upper + width;
            int chroma = y / 2 * (width / 2) + part.x / 2;
            for (int end = upper + part.width; upper < end; upper += 2, lower += 2, chroma++) {
                int one = points[upper];
                int two = points[upper + 1];
                int three = points[lower];
                int four = points[lower + 1];
                bytes[upper] = brightness(one);
                bytes[upper + 1] = brightness(two);
                bytes[lower] = brightness(three);
                bytes[lower + 1] = brightness(four);
                // Red and blue of four points are added up in one go: each sum fits into its ten bits.
                int both = (one & 0xFF00FF) + (two & 0xFF00FF) + (three & 0xFF00FF) + (four & 0xFF00FF);
                int green = (one >> 8 & 0xFF) + (two >> 8 & 0xFF) + (three >> 8 & 0xFF) + (four >> 8 & 0xFF);
                int red = both >>> 16;
                int blue = both & 0xFFFF;
                bytes[u + chroma] = colour(UR * red + UG * green + UB * blue);
                bytes[v + chroma] = colour(VR * red + VG * green + VB * blue);
            }
        }
    }

    private static byte brightness(int rgb) {
        int luma = YB * (rgb & 0xFF) + YG * (rgb >> 8 & 0xFF) + YR * (rgb >> 16 & 0xFF) + HALF;
        return (byte) (16 + (luma >> SHIFT));
    }

    /** Of a sum over four pixels. */
    private static byte colour(int sum) {
        return (byte) (128 + ((sum + 2 * HALF) >> (SHIFT + 2)));
    }

    private static int weight(double share) {
        return (int) Math.round(share * (1 << SHIFT));
    }
}
