package org.qiantang.app.shortvideo;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Type on a film's cards: which font, where lines break, and how large words may be to fit. */
final class Type {
    private static final String PREFERRED = "Noto Sans CJK SC";
    private static final String NEVER_FIRST = "，。！？；：、）》】」』”’…·,.!?;:)%％";
    private static final String NEVER_LAST = "（《【「『“‘(¥￥";
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final String FAMILY =
            Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
                            .contains(PREFERRED)
                    ? PREFERRED
                    : Font.SANS_SERIF;

    private Type() {}

    record Block(Font font, double lineHeight, List<String> lines) {
        Block {
            lines = List.copyOf(lines);
        }

        double height() {
            return lineHeight * lines.size();
        }

        double width() {
            return lines.stream()
                    .mapToDouble(line -> Type.width(font, line))
                    .max()
                    .orElse(0);
        }
    }

    static Font font(boolean bold, double size) {
        return new Font(FAMILY, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }

    static double width(Font font, String text) {
        return font.getStringBounds(text, EXACT).getWidth();
    }

    /** As large as fits into the room in so many lines, between two sizes; what is still too long ends in an ellipsis. */
    static Block fit(String text, boolean bold, double largest, double smallest, double room, int most) {
        String shown = showable(font(bold, largest), text);
        for (double size = largest; size > smallest; size -= 2) {
            Font font = font(bold, size);
            List<String> lines = wrapped(font, shown, room);
            if (lines.size() <= most) {
                return new Block(font, size * 1.36, evened(font, shown, room, lines.size()));
            }
        }
        Font font = font(bold, smallest);
        List<String> lines = wrapped(font, shown, room);
        return new Block(
                font,
                smallest * 1.36,
                lines.size() <= most ? evened(font, shown, room, lines.size()) : cut(lines, most));
    }

    private static List<String> cut(List<String> lines, int most) {
        var kept = new ArrayList<>(lines.subList(0, most));
        String last = kept.removeLast();
        kept.add(last.substring(0, Math.max(0, last.offsetByCodePoints(last.length(), -1))) + "…");
        return kept;
    }

    /** Drawn in so that the last line is no orphan. */
    private static List<String> evened(Font font, String text, double room, int lines) {
        List<String> best = wrapped(font, text, room);
        for (double narrower = room - 12; lines > 1 && narrower > room / 2; narrower -= 12) {
            List<String> tried = wrapped(font, text, narrower);
            if (tried.size() > lines) {
                break;
            }
            best = tried;
        }
        return best;
    }

    static List<String> wrapped(Font font, String text, double room) {
        var lines = new ArrayList<String>();
        String rest = text;
        while (!rest.isEmpty()) {
            if (width(font, rest) <= room) {
                lines.add(rest);
                break;
            }
            int end = lineEnd(font, rest, room);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    private static int lineEnd(Font font, String text, double room) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (width(font, text.substring(0, next)) > room) {
                break;
            }
            end = next;
        }
        for (int at = end; at > Math.max(1, end - 12); at--) {
            if (mayBreak(text, at)) {
                return at;
            }
        }
        return end;
    }

    private static boolean mayBreak(String text, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        boolean insideWord = isWordPart(before) && isWordPart(after);
        return !insideWord
                && !Character.isLowSurrogate(after)
                && NEVER_FIRST.indexOf(after) < 0
                && NEVER_LAST.indexOf(before) < 0;
    }

    private static boolean isWordPart(char letter) {
        return letter < 0x250 && (Character.isLetterOrDigit(letter) || letter == '.' || letter == '-' || letter == '×');
    }

    /** Without what the font cannot show: an empty box helps nobody. */
    static String showable(Font font, String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !Character.isISOControl(point) && font.canDisplay(point))
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
