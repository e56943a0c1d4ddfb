package org.qiantang.app.catalog;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures of papers behind the demo's facts, so marked that nobody takes them for real certificates. */
final class SamplePaper {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 452;
    private static final int MARGIN = 48;
    private static final int LINE = 32;
    private static final String MARK = "样本 SAMPLE · 演示用";
    private static final String WARNING = "本图由演示程序生成，不是真实证照，不具任何效力";
    private static final String WARNING_IN_ENGLISH =
            "Made by a demo program. Not a real certificate; it proves nothing.";
    private static final Color INK = new Color(0x22, 0x2a, 0x33);
    private static final Color PALE = new Color(0x7a, 0x84, 0x8f);
    private static final Color RED = new Color(0xd8, 0x2c, 0x20);
    private static final Color PALE_RED = new Color(0xe9, 0x87, 0x80);

    // What all of them have in common, drawn once: turned letters take long.
    private final BufferedImage blank = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, inks());

    SamplePaper() {
        Graphics2D g = pen(blank);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        frame(g);
        warnings(g);
        mark(g);
        g.dispose();
    }

    /** Whether this machine has a font for what stands on a sample; without one it would not be marked as such. */
    static boolean canBeDrawn() {
        return font(Font.BOLD, 20).canDisplayUpTo(MARK + WARNING) < 0;
    }

    /** The sample of a proof as a PNG; many may be made at once. */
    byte[] png(Proof proof) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, inks());
        image.setData(blank.getRaster());
        Graphics2D g = pen(image);
        words(g, proof);
        g.dispose();
        return bytes(image);
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }

    private static void frame(Graphics2D g) {
        for (int inset : new int[] {14, 16, 20, 21}) {
            g.setColor(inset == 14 || inset == 20 ? PALE : Color.WHITE);
            g.fillRect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset);
        }
    }

    private static void words(Graphics2D g, Proof proof) {
        g.setColor(INK);
        g.setFont(font(Font.BOLD, 30));
        centred(g, proof.kind(), 84);
        g.setFont(font(Font.PLAIN, 17));
        int y = 138;
        for (String line : lines(g.getFontMetrics(), proof)) {
            g.drawString(line, MARGIN, y);
            y += LINE;
        }
    }

    private static void warnings(Graphics2D g) {
        g.setColor(RED);
        g.setFont(font(Font.BOLD, 16));
        centred(g, WARNING, HEIGHT - 64);
        g.setFont(font(Font.PLAIN, 13));
        centred(g, WARNING_IN_ENGLISH, HEIGHT - 40);
    }

    private static List<String> lines(FontMetrics metrics, Proof proof) {
        var lines = new ArrayList<String>();
        lines.addAll(wrapped(metrics, "编号 No.：" + proof.number()));
        lines.addAll(wrapped(metrics, "出具方 Issuer：" + proof.issuer()));
        lines.addAll(wrapped(metrics, "范围 Scope：" + (proof.scope().isEmpty() ? "–" : proof.scope())));
        String from = proof.validFrom() == null ? "–" : proof.validFrom().toString();
        String until = proof.validUntil() == null ? "长期" : proof.validUntil().toString();
        lines.add("有效期 Valid：" + from + " 至 " + until);
        return lines;
    }

    private static List<String> wrapped(FontMetrics metrics, String text) {
        var lines = new ArrayList<String>();
        String rest = text;
        while (metrics.stringWidth(rest) > WIDTH - 2 * MARGIN) {
            int end = rest.length();
            while (metrics.stringWidth(rest.substring(0, end)) > WIDTH - 2 * MARGIN) {
                end--;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        lines.add(rest);
        return lines;
    }

    /** Thrice across the whole paper, behind every line, so that no part of it can be cut out and shown alone. */
    private static void mark(Graphics2D g) {
        g.setColor(PALE_RED);
        g.setFont(font(Font.BOLD, 34));
        int half = g.getFontMetrics().stringWidth(MARK) / 2;
        g.rotate(Math.toRadians(-20), WIDTH / 2.0, HEIGHT / 2.0);
        for (int row = -1; row <= 1; row++) {
            g.drawString(MARK, WIDTH / 2 - half, HEIGHT / 2 + row * 130);
        }
    }

    private static void centred(Graphics2D g, String text, int y) {
        g.drawString(text, (WIDTH - g.getFontMetrics().stringWidth(text)) / 2, y);
    }

    private static Font font(int style, int size) {
        return new Font("Noto Sans CJK SC", style, size);
    }

    /** White to black and white to red in eight steps each: four bits a dot make a small file, and make it fast. */
    private static IndexColorModel inks() {
        byte[] red = new byte[16];
        byte[] green = new byte[16];
        byte[] blue = new byte[16];
        for (int step = 0; step < 8; step++) {
            red[step] = part(INK.getRed(), step);
            green[step] = part(INK.getGreen(), step);
            blue[step] = part(INK.getBlue(), step);
            red[step + 8] = part(RED.getRed(), step);
            green[step + 8] = part(RED.getGreen(), step);
            blue[step + 8] = part(RED.getBlue(), step);
        }
        return new IndexColorModel(4, 16, red, green, blue);
    }

    private static byte part(int full, int step) {
        return (byte) (255 - (255 - full) * step / 7);
    }

    private static byte[] bytes(BufferedImage image) {
        var bytes = new ByteArrayOutputStream(16 << 10);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("png: no writer (expected: the JDK's own)");
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return bytes.toByteArray();
    }
}
