package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The show's title at the top left and the words being said, at the lower third. */
final class Captions {
    static final double SUBTITLE_ROOM = 632;
    static final int SUBTITLE_LINES = 4;
    private static final double SUBTITLE_MIDDLE = 1074;
    private static final Path2D TIDE_MARK =
            Outline.of("M 3 24 C 10 24 12 7 22 7 C 31 7 31 19 23 19 C 18 19 18 13 22 13");
    private static final BasicStroke BRUSH = new BasicStroke(3.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Captions() {}

    /** The words of a subtitle as they are set. */
    record Setting(Font font, double lineHeight, List<String> lines) {}

    /** Large type in three lines at most; what is longer gets smaller type and a fourth line. */
    static Setting set(String subtitle) {
        Font large = Lettering.font(true, 36);
        String words = Lettering.showable(large, subtitle);
        List<String> lines = Lettering.balanced(large, words, SUBTITLE_ROOM, 3);
        if (!Lettering.isCut(lines, words)) {
            return new Setting(large, 52, lines);
        }
        Font small = Lettering.font(true, 28);
        return new Setting(small, 40, Lettering.balanced(small, words, SUBTITLE_ROOM, SUBTITLE_LINES));
    }

    static void paintSubtitle(Graphics2D g, String subtitle) {
        Setting setting = set(subtitle);
        List<String> lines = setting.lines();
        if (lines.isEmpty()) {
            return;
        }
        ToDoubleFunction<String> width = line -> Lettering.width(setting.font(), line);
        double widest = lines.stream().mapToDouble(width).max().orElse(0);
        double height = lines.size() * setting.lineHeight();
        double top = SUBTITLE_MIDDLE - height / 2;
        g.setColor(new Color(4, 22, 46, 150));
        g.fill(Backdrop.box(360 - widest / 2 - 24, top - 10, widest + 48, height + 20, 16));
        g.setFont(setting.font());
        double baseline = top + setting.lineHeight() * 0.75;
        for (String line : lines) {
            float x = (float) (360 - width.applyAsDouble(line) / 2);
            g.setColor(new Color(0, 0, 0, 130));
            g.drawString(line, x, (float) baseline + 2.5f);
            g.setColor(Color.WHITE);
            g.drawString(line, x, (float) baseline);
            baseline += setting.lineHeight();
        }
    }

    /** Paints the title with its left top corner at the origin, in at most {@code room}. */
    static void paintTitle(Graphics2D g, String title, double room) {
        Font font = Lettering.font(true, 26);
        String words = Lettering.shortened(font, Lettering.showable(font, title), room - 76);
        double width = words.isEmpty() ? 56 : 76 + Lettering.width(font, words);
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
        g.drawString(words, 58f, 37.5f);
    }
}
