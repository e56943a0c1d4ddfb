package org.qiantang.app.shortvideo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.engine.performance.Sentences;

/**
 * Words below the picture.
 *
 * @param fromMs when they appear, in milliseconds since the film's beginning
 * @param toMs when they go
 */
record Cue(long fromMs, long toMs, String text) {
    private static final long MS_PER_CHARACTER = 220;
    private static final long LEAST_MS = 800;
    private static final int MOST_READ = 2_000;
    private static final int LONGEST_READ = 300;
    private static final Pattern TIMES =
            Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2}),(\\d{3}) --> (\\d{2}):(\\d{2}):(\\d{2}),(\\d{3})[^\\n]*");
    private static final Pattern FORM = Pattern.compile("<[^<>]{0,200}>|\\{\\\\[^{}]{0,200}\\}");

    Cue {
        if (fromMs < 0 || toMs <= fromMs) {
            throw new IllegalArgumentException("fromMs, toMs: " + fromMs + ", " + toMs + " (expected: 0 <= from < to)");
        }
    }

    /** How long words take to say where nobody took the time, in milliseconds. */
    static long spokenMs(String text) {
        return Math.max(LEAST_MS, text.codePointCount(0, text.length()) * MS_PER_CHARACTER);
    }

    /** A line clause by clause, each as long as its share of the letters. */
    static List<Cue> of(long fromMs, long toMs, String text) {
        var cues = new ArrayList<Cue>();
        List<Sentences.Clause> clauses = Sentences.of(text);
        for (int i = 0; i < clauses.size(); i++) {
            long from = share(fromMs, toMs, clauses.get(i).offset(), text);
            long to = i + 1 < clauses.size()
                    ? share(fromMs, toMs, clauses.get(i + 1).offset(), text)
                    : toMs;
            if (to > from) {
                cues.add(new Cue(from, to, clauses.get(i).text()));
            }
        }
        return List.copyOf(cues);
    }

    private static long share(long fromMs, long toMs, int offset, String text) {
        return fromMs + (toMs - fromMs) * offset / text.length();
    }

    /** Subtitles as browsers read them. */
    static String webVtt(List<Cue> cues) {
        var text = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            text.append('\n').append(time(cue.fromMs, '.')).append(" --> ").append(time(cue.toMs, '.'));
            // What looks like a tag or an arrow would be read as one.
            text.append('\n').append(oneLine(cue.text).replace("&", "&amp;").replace("<", "&lt;"));
            text.append('\n');
        }
        return text.toString();
    }

    /** Subtitles as FFmpeg takes them in. */
    static String subRip(List<Cue> cues) {
        var text = new StringBuilder();
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            text.append(i + 1).append('\n');
            text.append(time(cue.fromMs, ',')).append(" --> ").append(time(cue.toMs, ','));
            text.append('\n').append(oneLine(cue.text)).append("\n\n");
        }
        return text.toString();
    }

    /** Subtitles as FFmpeg gives them out, without their marks of form; the first two thousand. */
    static List<Cue> ofSubRip(String text) {
        var cues = new ArrayList<Cue>();
        for (String block : text.replace("\r", "").split("\n\n+", -1)) {
            Matcher times = TIMES.matcher(block);
            if (!times.find() || cues.size() == MOST_READ) {
                continue;
            }
            long from = ms(times, 1);
            long to = ms(times, 5);
            String words = oneLine(FORM.matcher(block.substring(times.end())).replaceAll(""));
            if (to > from && !words.isEmpty()) {
                cues.add(new Cue(from, to, words.length() > LONGEST_READ ? words.substring(0, LONGEST_READ) : words));
            }
        }
        return List.copyOf(cues);
    }

    private static long ms(Matcher times, int first) {
        long minutes = Long.parseLong(times.group(first)) * 60 + Long.parseLong(times.group(first + 1));
        return (minutes * 60 + Long.parseLong(times.group(first + 2))) * 1_000 + Long.parseLong(times.group(first + 3));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replace("-->", "→").strip();
    }

    private static String time(long ms, char point) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1_000 % 60,
                point,
                ms % 1_000);
    }
}
