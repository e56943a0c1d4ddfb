package org.qiantang.engine.ear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.ear.TranscriptFile.Line;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads timed transcripts: JSON lines, SRT and WebVTT. */
final class TranscriptLines {
    static final long MAX_BYTES = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** How long a character takes to say, where only the beginning of a line is known: four a second is a guess. */
    private static final Duration CHARACTER = Duration.ofMillis(250);

    private static final double MOST_SECONDS = 1e6;

    private static final Pattern TIMES = Pattern.compile("(?<from>[\\d:.,]+)\\s*-->\\s*(?<to>[\\d:.,]+)(\\s.*)?");
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{3})");
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");
    private static final Pattern SAYS_NOTHING = Pattern.compile("(WEBVTT|NOTE|STYLE|REGION)(\\s.*)?");

    private TranscriptLines() {}

    /** The lines of a file in the order in which they end. */
    static List<Line> read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "transcript: " + file + " has " + size + " bytes (expected: up to " + MAX_BYTES + ")");
        }
        List<String> raw = new ArrayList<>(Files.readAllLines(file));
        if (!raw.isEmpty() && raw.getFirst().startsWith("\uFEFF")) {
            raw.set(0, raw.getFirst().substring(1));
        }
        boolean json = raw.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("{")
                .strip()
                .startsWith("{");
        List<Line> lines = json ? jsonLines(file, raw) : cues(file, raw);
        return lines.stream().sorted(Comparator.comparing(Line::to)).toList();
    }

    private record Start(
            String text, Duration from, @Nullable Duration to) {}

    private static List<Line> jsonLines(Path file, List<String> raw) {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            if (!raw.get(i).isBlank()) {
                starts.add(start(file, i + 1, raw.get(i)));
            }
        }
        starts.sort(Comparator.comparing(Start::from));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Start start = starts.get(i);
            Duration to = start.to();
            if (to == null) {
                to = start.from().plus(CHARACTER.multipliedBy(start.text().length()));
                Duration next = i + 1 < starts.size() ? starts.get(i + 1).from() : to;
                to = next.compareTo(to) < 0 ? next : to;
            }
            lines.add(new Line(start.text(), start.from(), to));
        }
        return lines;
    }

    private static Start start(Path file, int number, String raw) {
        String expected = "{\"t\": seconds, \"text\": \"…\"}, and \"to\": seconds where known, not before t";
        JsonNode line;
        try {
            line = JSON.readTree(raw);
        } catch (JacksonException malformed) {
            throw wrong(file, number, raw, expected);
        }
        String text =
                line.path("text").isString() ? Heard.tidy(line.path("text").asString()) : "";
        double from = seconds(line.path("t"));
        double to = line.has("to") ? seconds(line.path("to")) : from;
        if (text.isEmpty() || !(from >= 0 && from <= to && to <= MOST_SECONDS)) {
            throw wrong(file, number, raw, expected);
        }
        return new Start(text, duration(from), line.has("to") ? duration(to) : null);
    }

    private static double seconds(JsonNode number) {
        return number.isNumber() ? number.asDouble() : Double.NaN;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    /** SRT and WebVTT: blocks between blank lines, each with a line of times and the words under it. */
    private static List<Line> cues(Path file, List<String> raw) {
        List<Line> lines = new ArrayList<>();
        for (int begin = 0; begin < raw.size(); begin++) {
            int end = begin;
            while (end < raw.size() && !raw.get(end).isBlank()) {
                end++;
            }
            if (end > begin && !SAYS_NOTHING.matcher(raw.get(begin).strip()).matches()) {
                Line line = cue(file, begin, raw.subList(begin, end));
                if (!line.text().isEmpty()) {
                    lines.add(line);
                }
            }
            begin = end;
        }
        return lines;
    }

    private static Line cue(Path file, int begin, List<String> block) {
        // A number or a name may stand above the times.
        int at = block.size() > 1 && !block.getFirst().contains("-->") ? 1 : 0;
        String times = block.get(at).strip();
        Matcher matcher = TIMES.matcher(times);
        Duration from = matcher.matches() ? time(matcher.group("from")) : null;
        Duration to = matcher.matches() ? time(matcher.group("to")) : null;
        if (from == null || to == null || to.compareTo(from) < 0) {
            throw wrong(file, begin + at + 1, times, "00:00:01,000 --> 00:00:02,500, in this order");
        }
        String words = String.join(" ", block.subList(at + 1, block.size()));
        return new Line(Heard.tidy(unescape(MARKUP.matcher(words).replaceAll(""))), from, to);
    }

    private static @Nullable Duration time(String written) {
        Matcher time = TIME.matcher(written);
        if (!time.matches()) {
            return null;
        }
        String hours = time.group(1);
        return Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
                .plusMinutes(Long.parseLong(time.group(2)))
                .plusSeconds(Long.parseLong(time.group(3)))
                .plusMillis(Long.parseLong(time.group(4)));
    }

    private static String unescape(String words) {
        return words.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&lrm;", "")
                .replace("&rlm;", "")
                .replace("&amp;", "&");
    }

    private static IllegalArgumentException wrong(Path file, int line, String was, String expected) {
        String shown = was.length() > 80 ? was.substring(0, 80) + "…" : was;
        return new IllegalArgumentException(
                "transcript: " + file + ":" + line + ": " + shown + " (expected: " + expected + ")");
    }
}
