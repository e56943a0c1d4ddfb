package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Paints nothing, and writes down what is drawn with it: each shape as an SVG path with its paint, so that a canvas in a
 * browser can draw it again.
 *
 * <p>A shape stays in the space in which it was drawn, with that space's matrix beside it; so gradients and lines come out
 * as they would here.
 */
final class Tracer extends Unpainted {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SHAPE_DIGITS = 2;
    private static final int MATRIX_DIGITS = 5;

    private final ArrayNode clips;
    private final ArrayNode inks = JSON.arrayNode();
    private AffineTransform space = new AffineTransform();
    private Paint paint = Color.BLACK;
    private Stroke stroke = new BasicStroke();
    /** In the space of the whole part; null where all of it shows. */
    private @Nullable Shape clip;

    private Tracer(ArrayNode clips) {
        this.clips = clips;
    }

    /**
     * What a part of the painter draws.
     *
     * @param clips where the outlines go that hide what is beyond them; shared by all parts of one drawing
     */
    static ArrayNode of(ArrayNode clips, Consumer<Tracer> part) {
        Tracer tracer = new Tracer(clips);
        part.accept(tracer);
        return tracer.inks;
    }

    /** A shape as SVG writes it. */
    static String path(Shape shape) {
        StringBuilder out = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            int numbers = switch (kind) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
                case PathIterator.SEG_QUADTO -> 4;
                case PathIterator.SEG_CUBICTO -> 6;
                default -> 0;
            };
            out.append("MLQCZ".charAt(kind));
            for (int i = 0; i < numbers; i++) {
                out.append(i == 0 ? "" : " ")
                        .append(rounded(at[i], SHAPE_DIGITS).toPlainString());
            }
        }
        return out.toString();
    }

    /** A colour as style sheets write it. */
    static String css(Color color) {
        String opaque = String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
        return color.getAlpha() == 255 ? opaque : opaque + String.format(Locale.ROOT, "%02x", color.getAlpha());
    }

    @Override
    public void fill(Shape shape) {
        ink(shape);
    }

    @Override
    public void draw(Shape shape) {
        if (!(stroke instanceof BasicStroke line)) {
            throw new IllegalStateException("stroke: " + stroke + " (expected: a BasicStroke)");
        }
        ObjectNode ink = ink(shape);
        ink.put("pen", rounded(line.getLineWidth(), SHAPE_DIGITS));
        ink.put(
                "cap",
                switch (line.getEndCap()) {
                    case BasicStroke.CAP_ROUND -> "round";
                    case BasicStroke.CAP_SQUARE -> "square";
                    default -> "butt";
                });
        ink.put(
                "join",
                switch (line.getLineJoin()) {
                    case BasicStroke.JOIN_ROUND -> "round";
                    case BasicStroke.JOIN_BEVEL -> "bevel";
                    default -> "miter";
                });
    }

    private ObjectNode ink(Shape shape) {
        ObjectNode ink = inks.addObject();
        ink.put("d", path(shape));
        if (shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) {
            ink.put("rule", "evenodd");
        }
        if (!space.isIdentity()) {
            double[] matrix = new double[6];
            space.getMatrix(matrix);
            numbers(ink.putArray("m"), MATRIX_DIGITS, matrix);
        }
        if (clip != null) {
            ink.put("clip", numbered(path(clip)));
        }
        paint(ink);
        return ink;
    }

    private void paint(ObjectNode ink) {
        switch (paint) {
            case Color color -> ink.put("fill", css(color));
            case GradientPaint fall -> {
                Point2D from = fall.getPoint1();
                Point2D to = fall.getPoint2();
                numbers(ink.putArray("line"), SHAPE_DIGITS, from.getX(), from.getY(), to.getX(), to.getY());
                stop(stop(ink.putArray("stops"), 0, fall.getColor1()), 1, fall.getColor2());
            }
            case RadialGradientPaint glow -> {
                Point2D centre = glow.getCenterPoint();
                numbers(ink.putArray("glow"), SHAPE_DIGITS, centre.getX(), centre.getY(), glow.getRadius());
                ArrayNode stops = ink.putArray("stops");
                for (int i = 0; i < glow.getFractions().length; i++) {
                    stop(stops, glow.getFractions()[i], glow.getColors()[i]);
                }
            }
            default ->
                throw new IllegalStateException(
                        "paint: " + paint + " (expected: a colour, a fall or a glow of colours)");
        }
    }

    private static ArrayNode stop(ArrayNode stops, double at, Color color) {
        stops.addArray().add(rounded(at, MATRIX_DIGITS)).add(css(color));
        return stops;
    }

    private int numbered(String outline) {
        for (int i = 0; i < clips.size(); i++) {
            if (clips.get(i).asString().equals(outline)) {
                return i;
            }
        }
        clips.add(outline);
        return clips.size() - 1;
    }

    static void numbers(ArrayNode into, int digits, double... numbers) {
        for (double number : numbers) {
            into.add(rounded(number, digits));
        }
    }

    private static BigDecimal rounded(double number, int digits) {
        BigDecimal exact = BigDecimal.valueOf(Math.round(number * Math.pow(10, digits)), digits);
        BigDecimal bare = exact.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    @Override
    public void setPaint(Paint other) {
        paint = other;
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public void setColor(Color color) {
        paint = color;
    }

    @Override
    public Color getColor() {
        return paint instanceof Color color ? color : Color.BLACK;
    }

    @Override
    public void setStroke(Stroke other) {
        stroke = other;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void clip(Shape shape) {
        Shape here = space.createTransformedShape(shape);
        if (clip == null) {
            clip = here;
        } else {
            Area both = new Area(clip);
            both.intersect(new Area(here));
            clip = both;
        }
    }

    @Override
    public @Nullable Shape getClip() {
        return clip == null ? null : inverse().createTransformedShape(clip);
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        clip = shape == null ? null : new Path2D.Double(shape, space);
    }

    private AffineTransform inverse() {
        try {
            return space.createInverse();
        } catch (NoninvertibleTransformException flat) {
            throw new IllegalStateException("space: " + space + " (expected: one with an area)", flat);
        }
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(space);
    }

    @Override
    public void setTransform(AffineTransform other) {
        space = new AffineTransform(other);
    }

    @Override
    public void transform(AffineTransform more) {
        space.concatenate(more);
    }

    @Override
    public void translate(int dx, int dy) {
        space.translate(dx, dy);
    }

    @Override
    public void translate(double dx, double dy) {
        space.translate(dx, dy);
    }

    @Override
    public void rotate(double angle) {
        space.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        space.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        space.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        space.shear(x, y);
    }
}
