package org.qiantang.engine.performance.presenter;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Type on the stage: which font, how wide words are, where lines break and how long ones are shortened. */
final class Lettering {
    private static final String PREFERRED = "Noto Sans CJK SC";
    private static final String ELLIPSIS = "…";
    private static final String NEVER_FIRST = "，。！？；：、）》】」』”’…·,.!?;:)%％";
    private static final String NEVER_LAST = "（《【「『“‘(¥￥";
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final String FAMILY =
            Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
                            .contains(PREFERRED)
                    ? PREFERRED
                    : Font.SANS_SERIF;

    private Lettering() {}

    static Font font(boolean bold, double size) {
        return new Font(FAMILY, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }

    static double width(Font font, String text) {
        return font.getStringBounds(text, EXACT).getWidth();
    }

    /** The text without what the font cannot show: an empty box helps nobody. Runs of blanks become one. */
    static String showable(Font font, String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isISOControl(point)) {
                if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                    kept.append(' ');
                }
            } else if (font.canDisplay(point) && Character.getType(point) != Character.SURROGATE) {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString().strip();
    }

    /** The text, or as much of it as fits before an ellipsis. */
    static String shortened(Font font, String text, double room) {
        if (width(font, text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(font, text.substring(0, end).stripTrailing() + ELLIPSIS) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** The text in at most {@code most} lines that fit; what is left over ends in an ellipsis. */
    static List<String> wrapped(Font font, String text, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty() && lines.size() < most - 1 && width(font, rest) > room) {
            int cut = lineEnd(font, rest, room);
            lines.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(shortened(font, rest, room));
        }
        return lines;
    }

    /** Wrapped into as few lines as fit, then drawn in so that the last line is no orphan. */
    static List<String> balanced(Font font, String text, double room, int most) {
        List<String> best = wrapped(font, text, room, most);
        if (best.size() < 2 || isCut(best, text)) {
            return best;
        }
        int lines = best.size();
        for (double narrower = room - 12; narrower > room / 2; narrower -= 12) {
            List<String> tried = wrapped(font, text, narrower, lines);
            if (isCut(tried, text)) {
                break;
            }
            best = tried;
        }
        return best;
    }

    /** Whether the lines leave out the end of the text. */
    static boolean isCut(List<String> lines, String text) {
        return !lines.isEmpty() && lines.getLast().endsWith(ELLIPSIS) && !text.endsWith(lines.getLast());
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
        // Step back from a place where a line must not break, but never by more than a few characters.
        for (int cut = end; cut > Math.max(1, end - 12); cut--) {
            if (mayBreak(text, cut)) {
                return cut;
            }
        }
        return end;
    }

    private static boolean mayBreak(String text, int at) {
        if (at >= text.length()) {
            return true;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        boolean insideWord = isWordPart(before) && isWordPart(after);
        return !insideWord
                && !Character.isLowSurrogate(after)
                && NEVER_FIRST.indexOf(after) < 0
                && NEVER_LAST.indexOf(before) < 0;
    }

    private static boolean isWordPart(char letter) {
        return letter < 0x250 && (Character.isLetterOrDigit(letter) || letter == '.' || letter == '-');
    }
}
