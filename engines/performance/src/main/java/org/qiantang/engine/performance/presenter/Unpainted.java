package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/** All of Java's drawing that the presenter's parts do without: pictures, letters, bare rectangles. It refuses each. */
abstract class Unpainted extends Graphics2D {
    private static UnsupportedOperationException beyond(String what) {
        return new UnsupportedOperationException(what + ": cannot be traced (expected: shapes, filled or drawn)");
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {}

    @Override
    public void setRenderingHints(Map<?, ?> hints) {}

    @Override
    public void addRenderingHints(Map<?, ?> hints) {}

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        throw beyond("getRenderingHint");
    }

    @Override
    public RenderingHints getRenderingHints() {
        throw beyond("getRenderingHints");
    }

    @Override
    public void dispose() {}

    @Override
    public Graphics create() {
        throw beyond("create");
    }

    @Override
    public void setPaintMode() {
        throw beyond("setPaintMode");
    }

    @Override
    public void setXORMode(Color other) {
        throw beyond("setXORMode");
    }

    @Override
    public Font getFont() {
        throw beyond("getFont");
    }

    @Override
    public void setFont(Font font) {
        throw beyond("setFont");
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        throw beyond("getFontMetrics");
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        throw beyond("getFontRenderContext");
    }

    @Override
    public Rectangle getClipBounds() {
        throw beyond("getClipBounds");
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        throw beyond("clipRect");
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        throw beyond("setClip");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw beyond("copyArea");
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        throw beyond("drawLine");
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        throw beyond("fillRect");
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        throw beyond("clearRect");
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw beyond("drawRoundRect");
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw beyond("fillRoundRect");
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        throw beyond("drawOval");
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        throw beyond("fillOval");
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int angle) {
        throw beyond("drawArc");
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int angle) {
        throw beyond("fillArc");
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int points) {
        throw beyond("drawPolyline");
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int points) {
        throw beyond("drawPolygon");
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int points) {
        throw beyond("fillPolygon");
    }

    @Override
    public void drawString(String text, int x, int y) {
        throw beyond("drawString");
    }

    @Override
    public void drawString(String text, float x, float y) {
        throw beyond("drawString");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw beyond("drawString");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw beyond("drawString");
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw beyond("drawGlyphVector");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw beyond("drawImage");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw beyond("drawImage");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color behind, ImageObserver observer) {
        throw beyond("drawImage");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color behind, ImageObserver observer) {
        throw beyond("drawImage");
    }

    @Override
    public boolean drawImage(
            Image image,
            int toX1,
            int toY1,
            int toX2,
            int toY2,
            int fromX1,
            int fromY1,
            int fromX2,
            int fromY2,
            ImageObserver observer) {
        throw beyond("drawImage");
    }

    @Override
    public boolean drawImage(
            Image image,
            int toX1,
            int toY1,
            int toX2,
            int toY2,
            int fromX1,
            int fromY1,
            int fromX2,
            int fromY2,
            Color behind,
            ImageObserver observer) {
        throw beyond("drawImage");
    }

    @Override
    public boolean drawImage(Image image, AffineTransform place, ImageObserver observer) {
        throw beyond("drawImage");
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        throw beyond("drawImage");
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform place) {
        throw beyond("drawRenderedImage");
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform place) {
        throw beyond("drawRenderableImage");
    }

    @Override
    public boolean hit(Rectangle where, Shape shape, boolean onStroke) {
        throw beyond("hit");
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw beyond("getDeviceConfiguration");
    }

    @Override
    public void setComposite(Composite composite) {
        throw beyond("setComposite");
    }

    @Override
    public Composite getComposite() {
        throw beyond("getComposite");
    }

    @Override
    public void setBackground(Color color) {
        throw beyond("setBackground");
    }

    @Override
    public Color getBackground() {
        throw beyond("getBackground");
    }
}
