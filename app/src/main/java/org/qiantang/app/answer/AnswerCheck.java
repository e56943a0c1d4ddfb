package org.qiantang.app.answer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.ShelfFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers a file of questions from a file of goods and prints one JSON object a line: answering as a command. */
public final class AnswerCheck {
    private static final int ALL_ANSWERED = 0;
    private static final int SOME_LINES_BAD = 1;
    private static final int NO_FILE = 2;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Shelf shelf;
    private final Answering answering = new Answering(Words.load());
    private final JsonMapper json = JsonMapper.shared();

    private AnswerCheck(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Answers every line of the file of questions.
     *
     * @return 0 if all lines were answered, 1 if some could not be read, 2 if a file could not
     */
    public static int run(Path catalog, Path questions, PrintStream out, PrintStream err) {
        AnswerCheck check;
        try {
            check = new AnswerCheck(ShelfFile.read("", Files.readAllBytes(catalog)));
        } catch (IOException trouble) {
            err.println(catalog + ": cannot be read: " + trouble);
            return NO_FILE;
        }
        if (check.shelf.offers().isEmpty()) {
            err.println(catalog + ": no sound product (expected: goods as JSON)");
            return NO_FILE;
        }
        boolean allGood = true;
        try (var lines = Files.newBufferedReader(questions)) {
            int number = 0;
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                allGood &= line.isBlank() || check.answered(questions, number, line, out, err);
            }
        } catch (IOException trouble) {
            err.println(questions + ": cannot be read: " + trouble);
            return NO_FILE;
        }
        return allGood ? ALL_ANSWERED : SOME_LINES_BAD;
    }

    private boolean answered(Path file, int number, String line, PrintStream out, PrintStream err) {
        try {
            JsonNode asked = json.readTree(line);
            JsonNode text = asked.path("viewer_text");
            if (!text.isString()) {
                throw new IllegalArgumentException("viewer_text: " + text + " (expected: a text)");
            }
            Long pinned = item(asked.path("pinned"));
            LocalDate day = day(asked.path("now"));
            List<String> history = history(asked.path("history"));
            long begin = System.nanoTime();
            Answer answer = answering.answer(shelf, pinned, history, day, text.asString());
            double millis = (System.nanoTime() - begin) / 1e6;
            ObjectNode told = told(answer);
            told.put("ms", Math.round(millis * 1000) / 1000.0);
            ObjectNode row = json.createObjectNode();
            row.set("id", asked.path("id"));
            row.setAll(told);
            out.println(json.writeValueAsString(row));
            return true;
        } catch (JacksonException | IllegalArgumentException | DateTimeException bad) {
            err.println(file + ":" + number + ": " + bad.getMessage());
            return false;
        }
    }

    private ObjectNode told(Answer answer) {
        return switch (answer) {
            case Answer.Told(String text, Long item, List<String> facts) -> row("answer", item, text, facts);
            case Answer.AskBack(String text, List<Long> _) -> row("ask_back", null, text, List.of());
            case Answer.HandOver(String text, Long item, String _) -> row("hand_over", item, text, List.of());
            case Answer.Declined(String text, String _) -> row("decline", null, text, List.of());
            case Answer.NotAQuestion() -> row("ignore", null, "", List.of());
        };
    }

    private ObjectNode row(String action, @Nullable Long item, String text, List<String> facts) {
        ObjectNode row = json.createObjectNode();
        row.put("action", action);
        row.put(
                "product",
                item == null ? null : shelf.offer(item).map(Offer::code).orElse(null));
        row.put("text", text);
        facts.forEach(row.putArray("facts")::add);
        return row;
    }

    /** A product's code, or the number of its link. */
    private @Nullable Long item(JsonNode pinned) {
        if (pinned.isMissingNode() || pinned.isNull()) {
            return null;
        }
        String name = pinned.isObject()
                ? pinned.path("code").asString("")
                : pinned.isString() ? pinned.asString() : pinned.toString();
        return shelf.offers().stream()
                .filter(offer -> offer.code().equals(name)
                        || Integer.toString(offer.number()).equals(name))
                .map(Offer::itemId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pinned: " + name + " (expected: a product's code)"));
    }

    private static LocalDate day(JsonNode now) {
        if (!now.isString()) {
            return LocalDate.now(CHINA);
        }
        String text = now.asString();
        return text.length() == 10
                ? LocalDate.parse(text)
                : OffsetDateTime.parse(text).atZoneSameInstant(CHINA).toLocalDate();
    }

    /** Lines as texts, or as objects with a {@code viewer_text} or {@code text}. */
    private static List<String> history(JsonNode lines) {
        var texts = new ArrayList<String>();
        for (JsonNode line : lines) {
            String text = line.isString()
                    ? line.asString()
                    : line.path("viewer_text").asString(line.path("text").asString(""));
            texts.add(text);
        }
        return texts;
    }
}
