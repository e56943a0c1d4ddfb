package org.qiantang.engine.ocr;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/** A frame with lines of text on a coloured ground. */
final class Drawn {
    private Drawn() {}

    static Optional<String> font() {
        String[] names = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
        return Arrays.stream(names)
                .filter(name -> new Font(name, Font.PLAIN, 20).canDisplayUpTo("全国第一疗效") < 0)
                .findFirst();
    }

    static Picture of(int width, int height, int size, String... lines) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(0x2a5d50));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(font().orElseThrow(), Font.PLAIN, size));
        for (int i = 0; i < lines.length; i++) {
            pen.drawString(lines[i], 40, 120 + i * size * 4);
        }
        pen.dispose();
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = image.getRGB(x, y);
                int at = (y * width + x) * 3;
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
        return new Picture(width, height, rgb);
    }
}
