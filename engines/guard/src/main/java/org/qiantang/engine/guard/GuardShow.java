package org.qiantang.engine.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.meaning.SecondReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Judges whole stretches of shows and prints one JSON object for each: what stands out, over which lines. */
public final class GuardShow {
    private static final int ALL_JUDGED = 0;
    private static final int SOME_BAD = 1;
    private static final int NO_FILE = 2;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Watch watch;
    private final LocalDate today;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ShowScores scores = new ShowScores();

    private GuardShow(Watch watch, LocalDate today) {
        this.watch = watch;
        this.today = today;
    }

    /** Judges with the second reader, and as of today's date in China those shows that carry none. */
    public static int run(Path file, PrintStream out, PrintStream err) {
        try (var reader = SecondReader.load()) {
            return run(Guard.listening(reader), file, LocalDate.now(CHINA), out, err);
        } catch (IOException missing) {
            err.println(missing.getMessage());
            return NO_FILE;
        }
    }

    /**
     * Judges every show of the file.
     *
     * @return 0 if all shows were judged, 1 if some could not be read, 2 if the file could not
     */
    static int run(Guard guard, Path file, LocalDate today, PrintStream out, PrintStream err) {
        var check = new GuardShow(new Watch(guard), today);
        boolean allGood = true;
        try (var shows = Files.newBufferedReader(file)) {
            int number = 0;
            for (@Nullable String show = shows.readLine(); show != null; show = shows.readLine()) {
                number++;
                allGood &= show.isBlank() || check.judged(file, number, show, out, err);
            }
        } catch (IOException trouble) {
            err.println(file + ": cannot be read: " + trouble);
            return NO_FILE;
        }
        check.scores.inWords().forEach(err::println);
        return allGood ? ALL_JUDGED : SOME_BAD;
    }

    private boolean judged(Path file, int number, String text, PrintStream out, PrintStream err) {
        try {
            JsonNode show = json.readTree(text);
            var stretch = Stretch.read(show, today);
            List<Watch.Stand> stands = watch.over(stretch);
            scores.add(show, stretch, stands);
            out.println(json.writeValueAsString(answer(stretch.id(), stands)));
            return true;
        } catch (JacksonException | IllegalArgumentException | DateTimeException bad) {
            err.println(file + ":" + number + ": " + GuardCheck.firstLine(bad));
            return false;
        }
    }

    private ObjectNode answer(String id, List<Watch.Stand> stands) {
        ObjectNode answer = json.createObjectNode();
        answer.put("id", id);
        var findings = answer.putArray("findings");
        for (Watch.Stand stand : stands) {
            ObjectNode node = findings.addObject();
            var lines = node.putArray("lines");
            stand.lines().forEach(lines::add);
            node.put("category", stand.finding().category());
            node.put("rule", stand.finding().rule());
            node.put("verdict", stand.finding().verdict().name().toLowerCase(java.util.Locale.ROOT));
            node.put("article", stand.finding().source() + stand.finding().article());
            node.put("severity", stand.finding().severity().name());
            node.put("action", stand.finding().action().name());
            node.put("rewrite", stand.finding().rewrite());
            if (stand.correctedAt() == null) {
                node.putNull("corrected_at");
            } else {
                node.put("corrected_at", stand.correctedAt());
            }
        }
        return answer;
    }

    /** How findings agree with the labels of shows, where they have any. */
    private static final class ShowScores {
        private int expected;
        private int met;
        private int correctionsExpected;
        private int correctionsMet;
        private int accusedLawfully;
        private double lawfulSeconds;
        private final Map<String, Integer> accused = new LinkedHashMap<>();

        void add(JsonNode show, Stretch stretch, List<Watch.Stand> stands) {
            if (!show.path("findings").isArray()) {
                return;
            }
            List<Watch.Stand> violating = stands.stream()
                    .filter(stand -> stand.finding().verdict() == Verdict.VIOLATES)
                    .toList();
            var labelled = new TreeSet<Integer>();
            for (JsonNode finding : show.path("findings")) {
                if (finding.path("verdict").asString("violates").equals("violates")) {
                    Set<Integer> lines = lines(finding);
                    labelled.addAll(lines);
                    expect(finding, lines, violating);
                }
            }
            int wrong = (int) violating.stream()
                    .filter(stand -> stand.lines().stream().noneMatch(labelled::contains))
                    .count();
            if (wrong > 0) {
                accused.put(stretch.id(), wrong);
            }
            if (show.path("findings").isEmpty() && !stretch.said().isEmpty()) {
                lawfulSeconds += stretch.said().getLast().at();
                accusedLawfully += wrong;
            }
        }

        private void expect(JsonNode finding, Set<Integer> lines, List<Watch.Stand> violating) {
            expected++;
            List<Watch.Stand> meeting = violating.stream()
                    .filter(stand -> stand.lines().stream().anyMatch(lines::contains))
                    .toList();
            met += meeting.isEmpty() ? 0 : 1;
            if (finding.path("corrected_at").isNumber()) {
                correctionsExpected++;
                correctionsMet += meeting.stream().anyMatch(stand -> stand.correctedAt() != null) ? 1 : 0;
            }
        }

        private static Set<Integer> lines(JsonNode finding) {
            var lines = new TreeSet<Integer>();
            finding.path("lines").forEach(line -> lines.add(line.asInt()));
            return lines;
        }

        List<String> inWords() {
            var words = new ArrayList<String>();
            if (expected > 0 || lawfulSeconds > 0) {
                words.add("labelled findings met: " + met + " of " + expected + "; corrections seen: " + correctionsMet
                        + " of " + correctionsExpected);
                words.add(String.format(
                        java.util.Locale.ROOT,
                        "false findings in lawful shows: %d in %.1f minutes",
                        accusedLawfully,
                        lawfulSeconds / 60));
                words.add("false findings by show: " + accused);
            }
            return words;
        }
    }
}
