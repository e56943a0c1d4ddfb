package org.qiantang.app.shortvideo;

import static org.qiantang.app.shortvideo.Canvas.GOLD;
import static org.qiantang.app.shortvideo.Canvas.INK;
import static org.qiantang.app.shortvideo.Canvas.JADE;
import static org.qiantang.app.shortvideo.Canvas.NIGHT;
import static org.qiantang.app.shortvideo.Canvas.PAPER;
import static org.qiantang.app.shortvideo.Canvas.QUIET;
import static org.qiantang.app.shortvideo.Canvas.TIDE;
import static org.qiantang.app.shortvideo.Canvas.TIDE_DEEP;
import static org.qiantang.app.shortvideo.Canvas.VERMILION;
import static org.qiantang.app.shortvideo.Canvas.eased;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** The drawn scenes of a film: title, pictures, facts, comparison, price and end. A figure is shown whole or not at all. */
final class Cards {
    private static final Color MIST = new Color(0xE9F1FA);
    private static final Color LINE = new Color(0xD5DEE8);

    private final Cut cut;
    private final Gallery gallery;

    Cards(Cut cut, Gallery gallery) {
        this.cut = cut;
        this.gallery = gallery;
    }

    /**
     * @param at seconds since the scene began
     * @param turn the place of the scene, by which pictures come nearer and go by turns
     */
    void paint(Canvas on, Shot shot, int turn, double at) {
        switch (shot.look()) {
            case TITLE -> title(on, shot, at);
            case PICTURE -> picture(on, shot, turn, at);
            case FIGURES -> fact(on, shot, at);
            case COMPARE -> comparison(on, shot, at);
            case PRICE -> price(on, shot, at);
            case CLOSING -> closing(on, shot, at);
            case PRESENTER -> throw new IllegalArgumentException("look: PRESENTER (expected: a drawn scene)");
        }
    }

    private void title(Canvas on, Shot shot, double at) {
        on.fade(TIDE, NIGHT);
        on.tide(at, new Color(0x8FC3F5));
        Rectangle2D stage = on.stage();
        Optional<BufferedImage> picture = gallery.picture(shot.picture());
        double in = eased(0, 0.7, at);
        if (on.isTall()) {
            double side = 330;
            Rectangle2D frame =
                    new Rectangle2D.Double(on.width / 2 - side / 2, stage.getY() + 6 + 24 * (1 - in), side, side);
            picture.ifPresent(image -> on.veiled(0.25 + 0.75 * in, () -> framed(on, image, frame, 1.02 + 0.02 * at)));
            double y = picture.isPresent() ? frame.getMaxY() + 34 : stage.getY() + 190;
            headline(on, on.width / 2, y, stage.getWidth(), 0.5, at);
            return;
        }
        double side = stage.getHeight();
        if (picture.isPresent() && on.isWide()) {
            Rectangle2D frame = new Rectangle2D.Double(stage.getX(), stage.getY() + 24 * (1 - in), side, side);
            on.veiled(0.25 + 0.75 * in, () -> framed(on, picture.get(), frame, 1.02 + 0.02 * at));
            headline(on, frame.getMaxX() + 56, stage.getY() + 90, stage.getMaxX() - frame.getMaxX() - 56, 0, at);
            return;
        }
        double small = 150;
        Rectangle2D frame = new Rectangle2D.Double(on.width / 2 - small / 2, stage.getY(), small, small);
        picture.ifPresent(image -> on.veiled(0.25 + 0.75 * in, () -> framed(on, image, frame, 1.02 + 0.02 * at)));
        headline(on, on.width / 2, frame.getMaxY() + 14, stage.getWidth(), 0.5, at);
    }

    private void headline(Canvas on, double x, double y, double room, double anchor, double at) {
        Type.Block block = Type.fit(cut.title(), true, 64, 30, room, 2);
        double rise = 20 * (1 - eased(0.15, 0.8, at));
        on.veiled(0.2 + 0.8 * eased(0.1, 0.6, at), () -> on.text(block, x, y + rise, anchor, Color.WHITE));
        double line = 120 * eased(0.4, 1.1, at);
        on.g.setColor(GOLD);
        on.box(x - anchor * line, y + block.height() + 16, line, 5, 2.5);
    }

    private static void framed(Canvas on, BufferedImage image, Rectangle2D frame, double zoom) {
        framed(on, image, frame, zoom, 0);
    }

    private static void framed(Canvas on, BufferedImage image, Rectangle2D frame, double zoom, double drift) {
        on.shadow(frame.getX() - 8, frame.getY() - 8, frame.getWidth() + 16, frame.getHeight() + 16, 26);
        on.g.setColor(PAPER);
        on.box(frame.getX() - 8, frame.getY() - 8, frame.getWidth() + 16, frame.getHeight() + 16, 26);
        on.picture(image, frame, 20, zoom, Math.clamp(drift, -1.0, 1.0), 0);
    }

    private void picture(Canvas on, Shot shot, int turn, double at) {
        Optional<BufferedImage> image = gallery.picture(shot.picture());
        if (image.isEmpty()) {
            on.fade(MIST, PAPER);
            on.tide(at, TIDE);
            Rectangle2D stage = on.stage();
            Type.Block name = Type.fit(cut.name(), true, 72, 36, stage.getWidth(), 3);
            on.text(name, on.width / 2, stage.getCenterY() - name.height() / 2, 0.5, TIDE_DEEP);
            return;
        }
        boolean nearer = turn % 2 == 0;
        double zoom = nearer ? 1.03 + 0.022 * at : 1.17 - 0.022 * Math.min(at, 6);
        gallery.blurred(shot.picture())
                .ifPresent(soft ->
                        on.picture(soft, new Rectangle2D.Double(0, 0, on.width, on.height), 0, 1.15 + 0.01 * at, 0, 0));
        on.g.setColor(new Color(10, 28, 52, 96));
        on.g.fill(new Rectangle2D.Double(0, 0, on.width, on.height));
        Rectangle2D stage = on.stage();
        double side = Math.min(stage.getWidth(), stage.getHeight());
        Rectangle2D frame = on.isWide()
                ? new Rectangle2D.Double(on.width / 2 - side * 0.78, stage.getY() - 30, side * 1.56, side + 30)
                : new Rectangle2D.Double(on.width / 2 - side / 2, stage.getCenterY() - side / 2, side, side);
        framed(on, image.get(), frame, zoom, nearer ? -0.5 + 0.12 * at : 0.5 - 0.12 * at);
    }

    private void fact(Canvas on, Shot shot, double at) {
        on.fade(PAPER, MIST);
        on.tide(at, TIDE);
        Rectangle2D stage = on.stage();
        double x = stage.getX();
        double room = stage.getWidth();
        double y = stage.getY();
        Optional<BufferedImage> image = gallery.picture(shot.picture());
        if (image.isPresent() && on.isWide()) {
            double side = stage.getHeight() - 40;
            framed(on, image.get(), new Rectangle2D.Double(x, y + 10, side, side), 1.02 + 0.015 * at);
            x += side + 64;
            room -= side + 64;
        } else if (image.isPresent()) {
            double high = on.isTall() ? 170 : 86;
            framed(on, image.get(), new Rectangle2D.Double(x, y, room, high), 1.02 + 0.015 * at);
            y += high + (on.isTall() ? 36 : 30);
        }
        double left = x;
        double bar = eased(0, 0.5, at);
        on.g.setColor(TIDE);
        on.box(left, y, 8, 48 * bar, 4);
        // Values fade in whole: figures that count up would be wrong until they are done.
        Type.Block label = Type.fit(shot.label(), true, 38, 26, room - 30, 1);
        double labelY = y - 2;
        on.veiled(eased(0.05, 0.45, at), () -> on.text(label, left + 26, labelY, 0, TIDE_DEEP));
        boolean small = !on.isTall() && !on.isWide();
        Type.Block value = Type.fit(shot.value(), true, small ? 46 : 84, 26, room, 2);
        double valueY = y + 74;
        double rise = 18 * (1 - eased(0.15, 0.7, at));
        on.veiled(eased(0.15, 0.6, at), () -> on.text(value, left, valueY + rise, 0, INK));
        double lineY = valueY + value.height() + 22;
        on.g.setColor(LINE);
        on.box(left, lineY, room * eased(0.3, 1.0, at), 3, 1.5);
        Type.Block note = Type.fit(shot.note(), false, 26, 18, room - 34, 1);
        on.veiled(eased(0.5, 0.9, at), () -> {
            on.g.setColor(JADE);
            on.box(left, lineY + 26, 14, 14, 7);
            on.text(note, left + 26, lineY + 14, 0, QUIET);
        });
    }

    private void comparison(Canvas on, Shot shot, double at) {
        on.fade(PAPER, MIST);
        on.tide(at, TIDE);
        Rectangle2D stage = on.stage();
        Type.Block label = Type.fit(shot.label(), true, 42, 28, stage.getWidth(), 1);
        on.text(label, on.width / 2, stage.getY() - 8, 0.5, TIDE_DEEP);
        double gap = 24;
        double wide = (stage.getWidth() - gap) / 2;
        double top = stage.getY() + 66;
        double high = stage.getMaxY() - top;
        for (int i = 0; i < shot.sides().size() && i < 2; i++) {
            Shot.Side side = shot.sides().get(i);
            double x = stage.getX() + i * (wide + gap);
            on.shadow(x, top, wide, high, 20);
            on.g.setColor(Color.WHITE);
            on.box(x, top, wide, high, 20);
            if (side.speaking()) {
                on.g.setColor(TIDE);
                on.box(x, top, wide * eased(0, 0.5, at), 8, 4);
            }
            double pictureHigh = on.isTall() ? wide - 32 : Math.min(wide - 32, high * 0.42);
            Rectangle2D frame = new Rectangle2D.Double(x + 16, top + 22, wide - 32, pictureHigh);
            gallery.picture(side.picture()).ifPresentOrElse(image -> on.picture(image, frame, 12, 1.03, 0, 0), () -> {
                on.g.setColor(MIST);
                on.box(frame.getX(), frame.getY(), frame.getWidth(), frame.getHeight(), 12);
            });
            double below = frame.getMaxY() + 12;
            Type.Block name = Type.fit(side.name(), false, 28, 20, wide - 32, 1);
            double valueY = on.text(name, x + 16, below, 0, QUIET) + 4;
            if (side.value() != null) {
                Type.Block value = Type.fit(side.value(), true, 44, 22, wide - 32, 3);
                double seen = side.speaking() ? eased(0.1, 0.6, at) : 1;
                on.veiled(seen, () -> on.text(value, x + 16, valueY, 0, INK));
            }
        }
    }

    private void price(Canvas on, Shot shot, double at) {
        on.fade(TIDE, NIGHT);
        on.tide(at, new Color(0x8FC3F5));
        Rectangle2D stage = on.stage();
        double wide = Math.min(stage.getWidth(), 568);
        double high = Math.min(stage.getHeight(), on.isTall() ? 560 : 388);
        double x = on.width / 2 - wide / 2;
        double y = stage.getY() + (stage.getHeight() - high) / 2 + 22 * (1 - eased(0, 0.6, at));
        on.shadow(x, y, wide, high, 28);
        on.g.setColor(PAPER);
        on.box(x, y, wide, high, 28);
        double pictureHigh = on.isTall() ? 280 : 110;
        gallery.picture(shot.picture())
                .ifPresent(image -> on.picture(
                        image,
                        new Rectangle2D.Double(x + 20, y + 20, wide - 40, pictureHigh),
                        16,
                        1.02 + 0.015 * at,
                        0,
                        0));
        double line = y + pictureHigh + 36;
        Type.Block name = Type.fit(cut.name(), true, 36, 24, wide - 56, 1);
        line = on.text(name, x + 28, line, 0, INK) + 8;
        Long minor = cut.priceMinor();
        if (minor == null) {
            Type.Block see = Type.fit("实时价格看商品卡", true, 46, 30, wide - 56, 1);
            line = on.text(see, x + 28, line, 0, VERMILION) + 10;
            Type.Block why = Type.fit("价格会变，下单前以商品页为准", false, 25, 20, wide - 56, 2);
            on.text(why, x + 28, line, 0, QUIET);
            return;
        }
        String yuan = "¥" + minor / 100 + (minor % 100 == 0 ? "" : (minor % 100 < 10 ? ".0" : ".") + minor % 100);
        Type.Block amount = Type.fit(yuan + (cut.several() ? " 起" : ""), true, on.isTall() ? 76 : 60, 40, wide - 56, 1);
        line = on.text(amount, x + 28, line, 0, VERMILION) + 6;
        // A price without its day would be a false one as soon as it moves.
        String day = cut.on().getYear() + "年" + cut.on().getMonthValue() + "月"
                + cut.on().getDayOfMonth() + "日";
        Type.Block dated = Type.fit(day + "的店铺价，以商品卡实时价为准", false, 25, 17, wide - 56, 1);
        on.text(dated, x + 28, line, 0, QUIET);
    }

    private void closing(Canvas on, Shot shot, double at) {
        on.fade(TIDE, NIGHT);
        on.tide(at, new Color(0x8FC3F5));
        Rectangle2D stage = on.stage();
        double in = eased(0, 0.6, at);
        double side = on.isTall() ? 260 : 170;
        double y = stage.getY() + (on.isTall() ? 10 : 0);
        Optional<BufferedImage> image = gallery.picture(shot.picture());
        if (image.isPresent()) {
            Rectangle2D frame = new Rectangle2D.Double(on.width / 2 - side / 2, y + 16 * (1 - in), side, side);
            on.veiled(0.25 + 0.75 * in, () -> framed(on, image.get(), frame, 1.04));
            y += side + 30;
        } else {
            on.mark(on.width / 2 - 60, y, 120, GOLD);
            y += 130;
        }
        double top = y;
        Type.Block name = Type.fit(cut.name(), true, 54, 30, stage.getWidth(), 2);
        on.veiled(eased(0.1, 0.6, at), () -> on.text(name, on.width / 2, top, 0.5, Color.WHITE));
        double below = top + name.height() + 12;
        Type.Block shop = Type.fit(cut.shop(), false, 32, 22, stage.getWidth(), 1);
        on.veiled(eased(0.25, 0.8, at), () -> on.text(shop, on.width / 2, below, 0.5, GOLD));
        double foot = below + shop.height() + 8;
        Type.Block facts = Type.fit("每一句都来自商品资料", false, 26, 20, stage.getWidth(), 1);
        on.veiled(eased(0.5, 1.0, at), () -> on.text(facts, on.width / 2, foot, 0.5, new Color(255, 255, 255, 200)));
    }
}
