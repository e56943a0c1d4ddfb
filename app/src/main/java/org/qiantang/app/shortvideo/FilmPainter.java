package org.qiantang.app.shortvideo;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.engine.performance.presenter.PresenterPainter;
import org.qiantang.engine.performance.presenter.Stage;

/** Paints a film frame by frame: its scene, the words being said, the shop's name, and always the label. One thread. */
final class FilmPainter {
    private static final double BLEND_SECONDS = 0.32;
    private static final Color PLATE = new Color(4, 22, 46, 196);

    private final Cut cut;
    private final int width;
    private final int height;
    private final PresenterPainter presenter;
    private final Gallery gallery;
    private final Cards cards;
    private final BufferedImage before;
    private int shown = -1;
    private boolean hasBefore;

    FilmPainter(Cut cut, int width, int height, Gallery gallery) {
        this.cut = cut;
        this.width = width;
        this.height = height;
        this.gallery = gallery;
        this.presenter =
                new PresenterPainter(width, height, cut.filmId(), cut.speaker().look());
        this.cards = new Cards(cut, gallery);
        this.before = PresenterPainter.bgr(width, height);
    }

    /** A moment of a film. */
    record Moment(
            int scene,
            double inScene,
            double inFilm,
            Mouth mouth,
            boolean speaking,
            @Nullable String words) {}

    void paint(BufferedImage target, Moment now) {
        Shot shot = cut.shots().get(now.scene());
        if (now.scene() != shown) {
            // What was seen last melts into what comes.
            hasBefore = shown >= 0;
            if (hasBefore) {
                Graphics2D g = before.createGraphics();
                g.drawImage(target, 0, 0, null);
                g.dispose();
            }
            shown = now.scene();
        }
        if (shot.look() == Look.PRESENTER) {
            presented(target, shot, now);
        } else {
            Graphics2D g = target.createGraphics();
            cards.paint(new Canvas(g, width, height), shot, now.scene(), now.inScene());
            g.dispose();
        }
        Graphics2D over = target.createGraphics();
        if (hasBefore && now.inScene() < BLEND_SECONDS) {
            double gone = now.inScene() / BLEND_SECONDS;
            over.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) (1 - gone)));
            over.drawImage(before, 0, 0, null);
            over.setComposite(AlphaComposite.SrcOver);
        }
        overlay(over, now, shot.look() == Look.PRESENTER);
        over.dispose();
    }

    private void presented(BufferedImage target, Shot shot, Moment now) {
        presenter.paint(
                target,
                now.inFilm(),
                now.mouth(),
                now.speaking() ? Pose.TALKING : Pose.IDLE,
                new Stage(cut.shop(), null, null));
        Optional<BufferedImage> picture = gallery.picture(shot.picture());
        if (picture.isEmpty()) {
            return;
        }
        Graphics2D g = target.createGraphics();
        Canvas on = new Canvas(g, width, height);
        // Beside her head, which she keeps in the middle of the picture.
        Rectangle2D frame = on.isTall()
                ? new Rectangle2D.Double(496, 190, 140, 140)
                : on.isWide() ? new Rectangle2D.Double(880, 190, 300, 300) : new Rectangle2D.Double(498, 190, 146, 146);
        double in = Canvas.eased(0.1, 0.6, now.inScene());
        on.veiled(in, () -> {
            on.shadow(frame.getX() - 8, frame.getY() - 8, frame.getWidth() + 16, frame.getHeight() + 54, 20);
            on.g.setColor(Canvas.PAPER);
            on.box(frame.getX() - 8, frame.getY() - 8, frame.getWidth() + 16, frame.getHeight() + 54, 20);
            on.picture(picture.get(), frame, 14, 1.03, 0, 0);
            Type.Block name = Type.fit(cut.name(), true, 24, 16, frame.getWidth(), 1);
            on.text(name, frame.getCenterX(), frame.getMaxY() + 6, 0.5, Canvas.INK);
        });
        g.dispose();
    }

    private void overlay(Graphics2D g, Moment now, boolean presented) {
        Canvas.sharpen(g);
        double unit = Math.min(width, height) / Canvas.SHORT;
        if (!presented) {
            MadeByAi.paint(g, width - Canvas.SIDE * unit, Canvas.TOP * unit, Math.min(width, height));
        }
        Canvas on = new Canvas(g, width, height);
        if (!presented) {
            shopName(on);
        }
        String words = now.words();
        if (words == null || words.isBlank()) {
            return;
        }
        double room = Math.min(on.width - 2 * Canvas.SIDE, 900) - 48;
        // A clause that is shown alone needs no sign at its end.
        Type.Block block =
                Type.fit(words.replaceAll("[，。；：、]+$", ""), true, on.isTall() ? 38 : 34, 24, room, on.isTall() ? 3 : 2);
        double wide = block.width() + 48;
        double high = block.height() + 22;
        double top = on.wordsBottom() - high;
        g.setColor(PLATE);
        on.box(on.width / 2 - wide / 2, top, wide, high, 16);
        on.text(block, on.width / 2, top + 11, 0.5, Color.WHITE);
    }

    private void shopName(Canvas on) {
        double room = on.width - 2 * Canvas.SIDE - MadeByAi.width((int) Canvas.SHORT) - 40;
        Type.Block name = Type.fit(cut.shop(), true, 26, 18, Math.max(120, room - 80), 1);
        double wide = 64 + name.width() + 22;
        on.g.setColor(new Color(6, 30, 60, 215));
        on.box(Canvas.SIDE, Canvas.TOP, wide, 56, 28);
        on.g.setColor(Canvas.TIDE);
        on.box(Canvas.SIDE + 8, Canvas.TOP + 8, 40, 40, 20);
        on.mark(Canvas.SIDE + 12, Canvas.TOP + 13, 32, Color.WHITE);
        on.text(name, Canvas.SIDE + 58, Canvas.TOP + (56 - name.height()) / 2, 0, Color.WHITE);
    }
}
