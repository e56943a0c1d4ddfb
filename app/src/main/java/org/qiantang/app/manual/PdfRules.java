package org.qiantang.app.manual;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/** The straight lines that a PDF's page draws: stroked ones, bars so thin that they are lines, and the edges of boxes. */
final class PdfRules extends PDFGraphicsStreamEngine {
    private static final float THIN = 3;
    private static final float SHORTEST = 4;
    /** Taller ones are backgrounds and no cells. */
    private static final float TALLEST_FILLED = 80;

    private static final int MOST = 20_000;

    /** From one point to another, in the page's own measure. */
    record Line(float fromX, float fromY, float toX, float toY) {}

    private final List<Line> drawn = new ArrayList<>();
    private final List<Line> path = new ArrayList<>();
    private float startX;
    private float startY;
    private float x;
    private float y;

    private PdfRules(PDPage page) {
        super(page);
    }

    static List<Line> of(PDPage page) throws IOException {
        var rules = new PdfRules(page);
        rules.processPage(page);
        return List.copyOf(rules.drawn);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        moveTo((float) p0.getX(), (float) p0.getY());
        lineTo((float) p1.getX(), (float) p1.getY());
        lineTo((float) p2.getX(), (float) p2.getY());
        lineTo((float) p3.getX(), (float) p3.getY());
        closePath();
    }

    @Override
    public void moveTo(float toX, float toY) {
        x = toX;
        y = toY;
        startX = toX;
        startY = toY;
    }

    @Override
    public void lineTo(float toX, float toY) {
        path.add(new Line(x, y, toX, toY));
        x = toX;
        y = toY;
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        x = x3;
        y = y3;
    }

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float(x, y);
    }

    @Override
    public void closePath() {
        lineTo(startX, startY);
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void strokePath() {
        path.forEach(this::draw);
        path.clear();
    }

    @Override
    public void fillPath(int windingRule) {
        float width = extent(true);
        float height = extent(false);
        if (Math.min(width, height) <= THIN || height <= TALLEST_FILLED) {
            path.forEach(this::draw);
        }
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    @Override
    protected void showText(byte[] string) {
        // The strokes of letters are no lines.
    }

    @Override
    public void clip(int windingRule) {
        // What is cut off draws no line.
    }

    @Override
    public void drawImage(PDImage image) {
        // Lines within pictures are not seen.
    }

    @Override
    public void shadingFill(COSName shading) {
        // A shade has no edge.
    }

    private void draw(Line line) {
        float wide = Math.abs(line.toX() - line.fromX());
        float tall = Math.abs(line.toY() - line.fromY());
        if (Math.max(wide, tall) >= SHORTEST && Math.min(wide, tall) <= 1 && drawn.size() < MOST) {
            drawn.add(line);
        }
    }

    private float extent(boolean sideways) {
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (Line line : path) {
            least = Math.min(least, sideways ? Math.min(line.fromX(), line.toX()) : Math.min(line.fromY(), line.toY()));
            most = Math.max(most, sideways ? Math.max(line.fromX(), line.toX()) : Math.max(line.fromY(), line.toY()));
        }
        return most - least;
    }
}
