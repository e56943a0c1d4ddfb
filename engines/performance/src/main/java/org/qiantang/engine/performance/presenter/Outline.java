package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.StringTokenizer;
import java.util.function.DoubleUnaryOperator;

/** Shapes of the drawing, written the way SVG writes them: M, L, Q, C and Z with absolute numbers. */
final class Outline {
    private Outline() {}

    static Path2D of(String commands) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        StringTokenizer words = new StringTokenizer(commands);
        String command = "";
        String word = words.nextToken();
        while (!word.isEmpty()) {
            if (Character.isLetter(word.charAt(0))) {
                command = word;
                word = word.equals("Z") ? "" : next(words);
            }
            double x = word.isEmpty() ? 0 : Double.parseDouble(word);
            switch (command) {
                case "M" -> path.moveTo(x, number(words));
                case "L" -> path.lineTo(x, number(words));
                case "Q" -> path.quadTo(x, number(words), number(words), number(words));
                case "C" -> path.curveTo(x, number(words), number(words), number(words), number(words), number(words));
                case "Z" -> path.closePath();
                default ->
                    throw new IllegalArgumentException("command: " + command + " (expected: one of M, L, Q, C, Z)");
            }
            word = next(words);
        }
        return path;
    }

    /** A line as the shape of its ink: cheaper to fill again and again than to draw. */
    static Shape inked(Shape line, double thick) {
        return new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(line);
    }

    /** The area between two curves; where they cross over, it has no height. */
    static Path2D between(DoubleUnaryOperator top, DoubleUnaryOperator bottom, double from, double to) {
        int steps = 22;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * steps + 4);
        double[] meets = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            double x = from + (to - from) * i / steps;
            double y = top.applyAsDouble(x);
            meets[i] = Math.max(y, bottom.applyAsDouble(x));
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        for (int i = steps; i >= 0; i--) {
            path.lineTo(from + (to - from) * i / steps, meets[i]);
        }
        path.closePath();
        return path;
    }

    /** A curve as an open line. */
    static Path2D line(DoubleUnaryOperator curve, double from, double to) {
        int steps = 16;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, steps + 2);
        path.moveTo(from, curve.applyAsDouble(from));
        for (int i = 1; i <= steps; i++) {
            double x = from + (to - from) * i / steps;
            path.lineTo(x, curve.applyAsDouble(x));
        }
        return path;
    }

    private static double number(StringTokenizer words) {
        return Double.parseDouble(words.nextToken());
    }

    private static String next(StringTokenizer words) {
        return words.hasMoreTokens() ? words.nextToken() : "";
    }
}
