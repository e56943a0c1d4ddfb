package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The last minute of a show's talk, as far as a claim may go on in it: the ends of lines, who said them of what, and what
 * was found in them. Whoever judges a show line by line keeps one for it; {@link Guard#goingOn} judges by it.
 *
 * <p>At most 64 lines are kept, 80 characters and eight findings of each.
 * What goes before a line is gathered in O(lines kept). Not thread-safe.
 */
public final class LastMinute {
    static final long MILLIS = 60_000;
    static final int MOST_LINES = 64;

    /** So much of a line's end can begin a claim. */
    static final int MOST_END = 80;

    /** So much of a line's beginning can end one, with the words that may excuse it. */
    static final int MOST_HEAD = 200;

    /** Between two clauses. */
    static final String BREAK = "，";

    private static final int MOST_MARKS = 8;
    private static final int MOST_PARTS = 3;

    /** Who begins within this time of the line before may be within its sentence. */
    private static final long CUT_MILLIS = 10_000;

    private static final String STOPS = "。.!！;；~～…";
    private static final String PAUSES = ",，、:：";
    private static final String ASKS = "?？吗么";

    /** With these words a speaker begins another matter: 好了, 看下一款; 第一种是原味. */
    private static final Pattern ANEW =
            Pattern.compile("^(?:好[了啦的嘞，,!！ ]|行了|没了" + "|第[一二三四五六七八九十0-9]+[款种件组套号双瓶盒箱包条颜点个张次步批排位天遍页行期版泡杯道层代])");

    private static final String NUMERALS = "0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万亿点.";

    private final List<Kept> kept = new ArrayList<>();

    /**
     * One line of a show's talk.
     *
     * @param line as whoever keeps it knows it
     * @param at in milliseconds, by any clock that all lines of the show share
     * @param about what is spoken of; a claim goes on only while it is the same
     * @param isSpoken whether it was said aloud by those who answer for it; what others type is heard for its findings alone
     */
    public record Said(long line, long at, Speaker speaker, String about, String text, boolean isSpoken) {}

    /**
     * @param offset where in the line's text its end, which is kept, begins
     * @param isAsked whether it ends as a question, from which no claim goes on
     * @param isAnew whether it begins another matter, so that it goes on from nothing itself
     */
    private record Kept(
            long line,
            long at,
            Speaker speaker,
            String about,
            String end,
            int offset,
            boolean isSpoken,
            boolean isAsked,
            boolean isAnew,
            List<RunUp.Mark> found) {
        static Kept of(Said said, List<RunUp.Mark> found) {
            int from = wholeFrom(said.text(), Math.max(0, said.text().length() - MOST_END));
            int to = Math.max(from, lastWord(said.text()));
            return new Kept(
                    said.line(),
                    said.at(),
                    said.speaker(),
                    said.about(),
                    said.isSpoken() ? said.text().substring(from, to) + mark(said.text(), to) : "",
                    from,
                    said.isSpoken(),
                    asks(said.text()),
                    beginsAnew(said.text()),
                    List.copyOf(found.subList(0, Math.min(found.size(), MOST_MARKS))));
        }

        /** Whether what begins then may belong to its last sentence. */
        boolean mayGoOn(long then) {
            boolean isOver = isAsked || STOPS.indexOf(end.charAt(end.length() - 1)) >= 0;
            return !isOver && then - at <= CUT_MILLIS;
        }
    }

    /** Keeps a line, with what stands in it, for those after it. A line that comes late takes its place by its time. */
    public void hear(Said said, List<RunUp.Mark> found) {
        int place = kept.size();
        while (place > 0 && kept.get(place - 1).at() > said.at()) {
            place--;
        }
        kept.add(place, Kept.of(said, found));
        long newest = kept.getLast().at();
        kept.removeIf(one -> one.at() < newest - MILLIS);
        if (kept.size() > MOST_LINES) {
            kept.removeFirst();
        }
    }

    /** What a line that is not kept yet may go on from. */
    public RunUp before(Said next) {
        List<Kept> heard = kept.stream()
                .filter(one -> one.at() <= next.at() && one.at() >= next.at() - MILLIS)
                .toList();
        List<RunUp.Mark> found =
                heard.stream().flatMap(one -> one.found().stream()).toList();
        List<Kept> spoken = next.isSpoken() && !beginsAnew(next.text()) ? lastOf(heard, next) : List.of();
        return spoken.isEmpty() ? new RunUp("", 0, List.of(), found) : joined(spoken, next, found);
    }

    /** The last lines about the same that one sentence may be spread over; the earliest first. */
    private static List<Kept> lastOf(List<Kept> heard, Said next) {
        var last = new ArrayList<Kept>();
        int chars = 0;
        long then = next.at();
        for (Kept one : heard.reversed()) {
            if (one.isSpoken() && !one.end().isEmpty()) {
                chars += one.end().length();
                boolean fits = last.isEmpty() || (last.size() < MOST_PARTS && chars <= MOST_END);
                if (!one.mayGoOn(then) || !one.about().equals(next.about()) || !fits) {
                    break;
                }
                last.addFirst(one);
                then = one.at();
                if (one.isAnew()) {
                    break;
                }
            }
        }
        return last;
    }

    private static RunUp joined(List<Kept> before, Said next, List<RunUp.Mark> found) {
        var text = new StringBuilder();
        var parts = new ArrayList<RunUp.Part>();
        for (int index = 0; index < before.size(); index++) {
            Kept one = before.get(index);
            boolean isLast = index + 1 == before.size();
            String after = isLast ? next.text() : before.get(index + 1).end();
            Speaker speaker = isLast ? next.speaker() : before.get(index + 1).speaker();
            boolean goesOn = !isOneNumber(one.end(), after);
            int from = text.length();
            text.append(one.end());
            parts.add(
                    new RunUp.Part(one.line(), from, text.length(), one.offset(), goesOn && speaker == one.speaker()));
            text.append(goesOn ? "" : BREAK);
        }
        int head = text.length();
        text.append(next.text(), 0, wholeTo(next.text(), Math.min(next.text().length(), MOST_HEAD)));
        return new RunUp(text.toString(), head, parts, found);
    }

    /** 一百九十九 and 三件套 would read as one number that nobody said. */
    private static boolean isOneNumber(String before, String after) {
        return !before.isEmpty()
                && !after.isEmpty()
                && NUMERALS.indexOf(before.charAt(before.length() - 1)) >= 0
                && NUMERALS.indexOf(after.charAt(0)) >= 0;
    }

    /** Where the words of a text end, before the marks and blanks at its end. */
    private static int lastWord(String text) {
        int to = text.length();
        while (to > 0 && (isIn(STOPS + PAUSES, text.charAt(to - 1)) || Character.isWhitespace(text.charAt(to - 1)))) {
            to--;
        }
        return to;
    }

    /** Of the marks at the end the first decides. */
    private static String mark(String text, int lastWord) {
        boolean isNone = lastWord == text.length() || Character.isWhitespace(text.charAt(lastWord));
        return isNone ? "" : text.substring(lastWord, lastWord + 1);
    }

    /** Hosts read viewers' questions aloud, and recognisers write no question marks. */
    private static boolean asks(String text) {
        int lastWord = lastWord(text);
        return lastWord > 0 && isIn(ASKS, text.charAt(lastWord - 1));
    }

    private static boolean beginsAnew(String text) {
        return ANEW.matcher(text).find();
    }

    private static boolean isIn(String signs, char unit) {
        return signs.indexOf(unit) >= 0;
    }

    /** Not between the halves of a character. */
    private static int wholeFrom(String text, int from) {
        return from > 0 && from < text.length() && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int wholeTo(String text, int to) {
        return to > 0 && to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }
}
