package org.qiantang.engine.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds upright boxes round the spots of a map in which a detector saw text. */
final class Spots {
    private static final float SEEN = 0.3f;
    private static final float SURE = 0.6f;
    private static final float UNCLIP = 1.6f;
    private static final int LEAST = 3;
    private static final int MOST = 200;

    private Spots() {}

    /** @param map how sure the detector is of each pixel, row by row */
    static List<Box> boxes(float[] map, int width, int height) {
        var boxes = new ArrayList<Box>();
        var taken = new boolean[map.length];
        var stack = new int[map.length];
        for (int start = 0; start < map.length && boxes.size() < MOST; start++) {
            if (!taken[start] && map[start] > SEEN) {
                Box box = spot(start, map, width, height, taken, stack);
                if (box != null) {
                    boxes.add(box);
                }
            }
        }
        boxes.sort(Comparator.comparingInt(Box::y).thenComparingInt(Box::x));
        return boxes;
    }

    /** Everything that hangs together with one pixel; null where it is small or doubtful. */
    private static @Nullable Box spot(int start, float[] map, int width, int height, boolean[] taken, int[] stack) {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        double sum = 0;
        int pixels = 0;
        int waiting = 0;
        stack[waiting++] = start;
        taken[start] = true;
        while (waiting > 0) {
            int at = stack[--waiting];
            int x = at % width;
            int y = at / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            sum += map[at];
            pixels++;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int beside = at + dy * width + dx;
                    boolean inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
                    if (inside && !taken[beside] && map[beside] > SEEN) {
                        taken[beside] = true;
                        stack[waiting++] = beside;
                    }
                }
            }
        }
        int wide = right - left + 1;
        int high = bottom - top + 1;
        if (Math.min(wide, high) < LEAST || sum / pixels < SURE) {
            return null;
        }
        // The detector shrinks texts to their core; this is by how much they are wider (DB's rule, for a rectangle).
        int more = Math.round(wide * high * UNCLIP / (2f * (wide + high)));
        int x = Math.max(0, left - more);
        int y = Math.max(0, top - more);
        return new Box(x, y, Math.min(width, right + more + 1) - x, Math.min(height, bottom + more + 1) - y);
    }
}
