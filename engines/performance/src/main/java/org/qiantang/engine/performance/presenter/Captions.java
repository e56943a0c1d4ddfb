package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The show's title at the top left and the words being said, over her waist. */
final class Captions {
    static final int SUBTITLE_LINES = 4;
    private static final double SIDE_PAD = 20;
    private static final double PAD = 8;
    static final double SUBTITLE_ROOM = InView.WIDTH - 2 * SIDE_PAD;
    private static final double MIDDLE = PresenterPainter.DESIGN_WIDTH / 2;
    private static final Color PLATE = new Color(4, 22, 46, 190);
    private static final double TITLE_MARK = 76;
    private static final Path2D TIDE_MARK =
            Outline.of("M 3 24 C 10 24 12 7 22 7 C 31 7 31 19 23 19 C 18 19 18 13 22 13");
    private static final BasicStroke BRUSH = new BasicStroke(3.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Captions() {}

    /** The words of a subtitle as they are set. */
    record Setting(Font font, double lineHeight, List<String> lines) {}

    /** Large type in three lines at most; what is longer gets smaller type and a fourth line. */
    static Setting set(String subtitle) {
        Font large = Lettering.font(true, 31);
        String words = Lettering.showable(large, subtitle);
        List<String> lines = Lettering.balanced(large, words, SUBTITLE_ROOM, 3);
        if (!Lettering.isCut(lines, words)) {
            return new Setting(large, 42, lines);
        }
        Font small = Lettering.font(true, 26);
        return new Setting(small, 36, Lettering.balanced(small, words, SUBTITLE_ROOM, SUBTITLE_LINES));
    }

    /** Where a subtitle's plate lies, in design space: it grows upward, centred in the picture. */
    static Rectangle2D plate(Setting setting) {
        ToDoubleFunction<String> width = line -> Lettering.width(setting.font(), line);
        double wide = setting.lines().stream().mapToDouble(width).max().orElse(0) + 2 * SIDE_PAD;
        double high = setting.lines().size() * setting.lineHeight() + 2 * PAD;
        return new Rectangle2D.Double(MIDDLE - wide / 2, InView.BOTTOM - high, wide, high);
    }

    static void paintSubtitle(Graphics2D g, Setting setting) {
        Rectangle2D plate = plate(setting);
        g.setColor(PLATE);
        g.fill(Backdrop.box(plate.getX(), plate.getY(), plate.getWidth(), plate.getHeight(), 16));
        g.setFont(setting.font());
        double baseline = plate.getY() + PAD + setting.lineHeight() * 0.75;
        for (String line : setting.lines()) {
            float x = (float) (MIDDLE - Lettering.width(setting.font(), line) / 2);
            g.setColor(new Color(0, 0, 0, 130));
            g.drawString(line, x, (float) baseline + 2.5f);
            g.setColor(Color.WHITE);
            g.drawString(line, x, (float) baseline);
            baseline += setting.lineHeight();
        }
    }

    /**
     * Paints the title with its left top corner at the origin, in at most {@code room}: in one line, or in two smaller
     * ones.
     */
    static void paintTitle(Graphics2D g, String title, double room) {
        Font large = Lettering.font(true, 26);
        String words = Lettering.showable(large, title);
        double space = room - TITLE_MARK;
        boolean one = Lettering.width(large, words) <= space;
        Font font = one ? large : Lettering.font(true, 20);
        List<String> lines = Lettering.balanced(font, words, space, one ? 1 : 2);
        double widest = lines.stream()
                .mapToDouble(line -> Lettering.width(font, line))
                .max()
                .orElse(0);
        double width = lines.isEmpty() ? 56 : TITLE_MARK + widest;
        g.setPaint(new GradientPaint(0, 0, new Color(9, 44, 84, 225), 0, 56, new Color(6, 30, 60, 225)));
        g.fill(Backdrop.box(0, 0, width, 56, 28));
        g.setPaint(new GradientPaint(8, 8, Palette.TIDE_LIGHT, 48, 48, Palette.TIDE));
        g.fill(new Ellipse2D.Double(8, 8, 40, 40));
        g.translate(12, 13);
        g.setStroke(BRUSH);
        g.setColor(Color.WHITE);
        g.draw(TIDE_MARK);
        g.translate(-12, -13);
        g.setFont(font);
        float baseline = lines.size() < 2 ? 37.5f : 24.5f;
        for (String line : lines) {
            g.drawString(line, 58f, baseline);
            baseline += 23;
        }
    }
}
