package org.qiantang.app.insight;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfChunk;

/** Type on paper: two faces of which only the signs used go into the file, the studio's colours, and where lines may break. */
final class PaperType {
    static final Color TIDE = new Color(0x0b5cad);
    static final Color VERMILION = new Color(0xe5484d);
    static final Color JADE = new Color(0x1f9d6b);
    static final Color AMBER = new Color(0xd98a00);
    static final Color VIOLET = new Color(0xb46bff);
    static final Color INK = new Color(0x161b22);
    static final Color INK_2 = new Color(0x4b5563);
    static final Color INK_3 = new Color(0x606a79);
    static final Color LINE = new Color(0xdfe4eb);
    static final Color WASH = new Color(0xf7f9fb);
    static final Color TIDE_WASH = new Color(0xe8f1fa);

    private static final String NEVER_FIRST = "，。！？；：、）》】」』”’…·,.!?;:)%％";
    private static final String NEVER_LAST = "（《【「『“‘(¥￥#";
    private static final SplitCharacter BREAKS =
            (_, at, end, letters, chunks) -> mayBreak(letters, chunks, at, Math.min(end, letters.length));

    private final BaseFont plain;
    private final BaseFont bold;
    private final boolean english;

    PaperType(PaperFonts.Faces faces, boolean english) {
        this.plain = face(faces.plain());
        this.bold = faces.bold().equals(faces.plain()) ? plain : face(faces.bold());
        this.english = english;
    }

    /** Opened anew for each paper: what reads an opened face cannot be shared. */
    private static BaseFont face(String name) {
        try {
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, null, null);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    BaseFont face() {
        return plain;
    }

    Chunk plain(String words, float size, Color ink) {
        return chunk(words, new Font(plain, size, Font.NORMAL, ink));
    }

    Chunk bold(String words, float size, Color ink) {
        return chunk(words, new Font(bold, size, Font.NORMAL, ink));
    }

    private Chunk chunk(String words, Font font) {
        return new Chunk(showable(words), font).setSplitCharacter(BREAKS);
    }

    /**
     * The words without what the face has no sign for: an empty box helps nobody. A face for Chinese has quotation marks as wide as
     * its characters, which tears English apart: there they are straight.
     */
    String showable(String words) {
        var kept = new StringBuilder(words.length());
        words.codePoints().map(this::narrow).forEach(point -> {
            if (Character.isWhitespace(point)) {
                kept.append(' ');
            } else if (!Character.isISOControl(point) && plain.charExists(point)) {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString();
    }

    /** As much of the words as is no wider than there is room, with an ellipsis where something is left out. */
    String shortened(String words, float size, float room) {
        String shown = showable(words).strip();
        if (plain.getWidthPoint(shown, size) <= room) {
            return shown;
        }
        int end = shown.length();
        while (end > 0 && plain.getWidthPoint(shown.substring(0, end) + "…", size) > room) {
            end = shown.offsetByCodePoints(end, -1);
        }
        return shown.substring(0, end).stripTrailing() + "…";
    }

    /** Thinner: the colour mixed with that of the paper, since what shines through prints badly. */
    static Color thin(Color colour, double part) {
        return new Color(thin(colour.getRed(), part), thin(colour.getGreen(), part), thin(colour.getBlue(), part));
    }

    private static int thin(int full, double part) {
        return (int) Math.round(255 - (255 - full) * part);
    }

    private int narrow(int point) {
        return switch (english ? point : 0) {
            case '‘', '’' -> '\'';
            case '“', '”' -> '"';
            default -> point;
        };
    }

    private static boolean mayBreak(char[] letters, PdfChunk[] chunks, int at, int end) {
        int here = letter(letters, chunks, at);
        if (Character.isHighSurrogate((char) here)) {
            return false;
        }
        if (here <= ' ') {
            return true;
        }
        if (at + 1 >= end) {
            return isWide(here) && NEVER_LAST.indexOf(here) < 0;
        }
        int next = letter(letters, chunks, at + 1);
        return NEVER_FIRST.indexOf(next) < 0 && NEVER_LAST.indexOf(here) < 0 && (isWide(here) || isWide(next));
    }

    private static int letter(char[] letters, PdfChunk[] chunks, int at) {
        return chunks == null ? letters[at] : chunks[Math.min(at, chunks.length - 1)].getUnicodeEquivalent(letters[at]);
    }

    /** Whether a line may break beside it as beside a Chinese character. */
    private static boolean isWide(int letter) {
        return letter >= 0x2e80;
    }
}
