package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** The goods card, in design space: beside her face, so that her hand and the words find room below it. */
final class CardPainter {
    private static final double WIDTH = 214;
    private static final double SHADOW = 4;
    private static final double X = InView.RIGHT - SHADOW - WIDTH;
    private static final double PAD = 12;
    private static final double BOTTOM = 580;
    private static final double PICTURE = 164;
    /** Around the largest of cards with its shadow. */
    static final Rectangle2D BOX =
            new Rectangle2D.Double(X - SHADOW - 2, InView.TOP, WIDTH + 2 * SHADOW + 4, BOTTOM + 16 - InView.TOP);

    private static final Color INK = new Color(0x1C2733);
    private static final Color QUIET = new Color(0x5B6876);
    private static final Path2D BOX_MARK = Outline.of("M 0 -34 L 34 -18 L 34 20 L 0 36 L -34 20 L -34 -18 Z "
            + "M -34 -18 L 0 -2 L 34 -18 M 0 -2 L 0 36 M -17 -26 L 17 -10");

    private CardPainter() {}

    static void paint(Graphics2D g, GoodsCard goods) {
        Font titleFont = Lettering.font(true, 22);
        List<String> title =
                Lettering.wrapped(titleFont, Lettering.showable(titleFont, goods.title()), WIDTH - 2 * PAD, 2);
        Font noteFont = Lettering.font(false, 18);
        List<String> note = goods.note() == null
                ? List.of()
                : Lettering.wrapped(noteFont, Lettering.showable(noteFont, goods.note()), WIDTH - 2 * PAD, 2);
        double height = height(goods, title.size(), note.size());
        double y = BOTTOM - height;
        for (int i = 1; i <= SHADOW; i++) {
            g.setColor(new Color(40, 20, 8, 13));
            g.fill(Backdrop.box(X - i, y + 8 - i, WIDTH + 2 * i, height + 2 * i, 18 + i));
        }
        g.setColor(Palette.PAPER);
        g.fill(Backdrop.box(X, y, WIDTH, height, 18));
        paintPicture(g, goods, X + PAD, y + PAD, WIDTH - 2 * PAD);
        double line = y + PAD + PICTURE + 10;
        g.setFont(titleFont);
        g.setColor(INK);
        for (String words : title) {
            g.drawString(words, (float) (X + PAD), (float) line + 22);
            line += 30;
        }
        paintPrice(g, goods.price(), X + PAD, line + 46, WIDTH - 2 * PAD);
        line += 58;
        GoodsCard.Stock stock = goods.stock();
        if (stock != null) {
            paintStock(g, stock, X + PAD, line + 2, WIDTH - 2 * PAD);
            line += 18;
        }
        g.setFont(noteFont);
        g.setColor(QUIET);
        for (String words : note) {
            g.drawString(words, (float) (X + PAD), (float) line + 19);
            line += 24;
        }
    }

    private static double height(GoodsCard goods, int titleLines, int noteLines) {
        double below = 10
                + titleLines * 30
                + 58
                + (goods.stock() == null ? 0 : 18)
                + noteLines * 24
                + (noteLines == 0 ? 0 : 4);
        return PAD + PICTURE + below + PAD;
    }

    /** Where the countdown lies: over the foot of the picture. */
    static Rectangle2D countdownBox(GoodsCard goods) {
        Font titleFont = Lettering.font(true, 22);
        Font noteFont = Lettering.font(false, 18);
        int title = Lettering.wrapped(titleFont, Lettering.showable(titleFont, goods.title()), WIDTH - 2 * PAD, 2)
                .size();
        String words = goods.note();
        int note = words == null
                ? 0
                : Lettering.wrapped(noteFont, Lettering.showable(noteFont, words), WIDTH - 2 * PAD, 2)
                        .size();
        double foot = BOTTOM - height(goods, title, note) + PAD + PICTURE;
        return new Rectangle2D.Double(X + PAD, foot - 40, WIDTH - 2 * PAD, 40);
    }

    private static void paintPicture(Graphics2D g, GoodsCard goods, double x, double y, double width) {
        Shape before = g.getClip();
        Shape frame = Backdrop.box(x, y, width, PICTURE, 10);
        g.setPaint(new GradientPaint(0, (float) y, new Color(0xE3EEF4), 0, (float) (y + PICTURE), new Color(0xCFE1DC)));
        g.fill(frame);
        BufferedImage picture = goods.picture();
        if (picture == null) {
            g.translate(x + width / 2, y + PICTURE / 2);
            g.setStroke(new BasicStroke(3.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(new Color(0x7E9BA8));
            g.draw(BOX_MARK);
            g.translate(-x - width / 2, -y - PICTURE / 2);
        } else {
            double scale = Math.max(width / picture.getWidth(), PICTURE / picture.getHeight());
            double w = picture.getWidth() * scale;
            double h = picture.getHeight() * scale;
            g.clip(frame);
            AffineTransform place = AffineTransform.getTranslateInstance(x + (width - w) / 2, y + (PICTURE - h) / 2);
            place.scale(scale, scale);
            g.drawImage(picture, place, null);
            g.setClip(before);
        }
        String role = goods.role();
        if (role != null && !role.isBlank()) {
            Font font = Lettering.font(true, 18);
            String words = Lettering.shortened(font, Lettering.showable(font, role), width - 40);
            double tag = Lettering.width(font, words) + 20;
            g.setColor(Palette.VERMILION);
            g.fill(Backdrop.box(x + 8, y + 8, tag, 30, 8));
            g.setFont(font);
            g.setColor(Color.WHITE);
            g.drawString(words, (float) x + 18, (float) y + 30);
        }
    }

    /** A small sign, large yuan, smaller fen; all smaller if they would not fit. */
    private static void paintPrice(Graphics2D g, String price, double x, double baseline, double room) {
        int point = price.indexOf('.');
        String yuan = point < 0 ? price.substring(1) : price.substring(1, point);
        String fen = point < 0 ? "" : price.substring(point);
        double size = 50;
        while (size > 12 && priceWidth(yuan, fen, size) > room) {
            size -= 1;
        }
        g.setColor(Palette.VERMILION);
        double at = x;
        for (String part : new String[] {"¥", yuan, fen}) {
            Font font = Lettering.font(true, part.equals(yuan) ? size : size * 0.52);
            g.setFont(font);
            g.drawString(part, (float) at, (float) baseline);
            at += Lettering.width(font, part) + (part.equals("¥") ? 3 : 0);
        }
    }

    private static double priceWidth(String yuan, String fen, double size) {
        return 3
                + Lettering.width(Lettering.font(true, size * 0.52), "¥" + fen)
                + Lettering.width(Lettering.font(true, size), yuan);
    }

    private static void paintStock(Graphics2D g, GoodsCard.Stock stock, double x, double y, double width) {
        g.setColor(new Color(0xE7DFD3));
        g.fill(Backdrop.box(x, y, width, 8, 4));
        if (stock.left() > 0) {
            g.setColor(stock.share() < 0.2 ? Palette.VERMILION : Palette.JADE);
            g.fill(Backdrop.box(x, y, Math.max(8, width * stock.share()), 8, 4));
        }
    }
}
