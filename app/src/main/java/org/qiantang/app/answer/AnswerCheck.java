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
import org.qiantang.app.catalog.SoundGoods;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.ShelfFile;
import org.qiantang.jsonl.JsonLines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a file of questions from a file of goods and prints one JSON object a line: answering as a command.
 *
 * <p>Lines that say what is expected are scored; the score goes to standard error.
 */
public final class AnswerCheck {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Shelf shelf;
    private final Answering answering;
    private final CheckScore score = new CheckScore();
    private final JsonMapper json = JsonMapper.shared();

    private AnswerCheck(Shelf shelf, Answering answering) {
        this.shelf = shelf;
        this.answering = answering;
    }

    /**
     * Answers every line of the file of questions.
     *
     * @return 0 if all lines were answered, 1 if some could not be read, 2 if a file could not
     */
    public static int run(Path catalog, Path questions, PrintStream out, PrintStream err) {
        AnswerCheck check;
        try {
            byte[] goods = Files.readAllBytes(catalog);
            SoundGoods.read(goods).notes().forEach(note -> err.println(catalog + ": " + note));
            check = new AnswerCheck(
                    ShelfFile.read("", goods), new Answering(Words.load(), Vectors.loaded(), Reading.loaded()));
        } catch (IOException trouble) {
            err.println(catalog + ": 读不了 cannot be read: " + trouble);
            return JsonLines.NO_FILE;
        } catch (IllegalArgumentException wrong) {
            err.println(catalog + ": " + wrong.getMessage());
            return JsonLines.NO_FILE;
        }
        if (check.shelf.offers().isEmpty()) {
            err.println(catalog + ": 没有合格的商品 no sound product (应为商品 JSON expected: goods as JSON)");
            return JsonLines.NO_FILE;
        }
        check.answering.learn(check.shelf);
        int status = new JsonLines(questions, out, err).answer(check::answered);
        if (check.score.hasLabels()) {
            check.score.print(err);
        }
        return status;
    }

    private JsonNode answered(JsonNode asked) {
        if (!asked.isObject()) {
            throw new IllegalArgumentException("这一行 the line: " + asked + " (应为对象 expected: an object)");
        }
        JsonNode text = asked.path("viewer_text");
        if (!text.isString()) {
            throw new IllegalArgumentException(
                    "viewer_text: " + (text.isMissingNode() ? "缺失 missing" : text) + " (应为文字 expected: a text)");
        }
        Long pinned = item(shelf, asked.path("pinned"));
        LocalDate day = day(asked.path("now"));
        List<String> history = history(asked.path("history"));
        long begin = System.nanoTime();
        Answer answer = answering.answer(shelf, pinned, history, day, text.asString());
        double millis = (System.nanoTime() - begin) / 1e6;
        score.took(millis);
        if (asked.path("expect").isObject()) {
            String wrong = CheckScore.wrong(asked.path("expect"), shelf, answer);
            score.add(asked.path("kind").asString("-"), wrong);
        }
        ObjectNode row = json.createObjectNode();
        row.set("id", asked.path("id"));
        row.setAll(told(answer));
        row.put("ms", Math.round(millis * 1000) / 1000.0);
        return row;
    }

    private ObjectNode told(Answer answer) {
        List<String> facts = answer instanceof Answer.Told told ? told.facts() : List.of();
        String code = CheckScore.code(answer, shelf);
        ObjectNode row = json.createObjectNode();
        row.put("action", CheckScore.action(answer));
        row.put("product", code.isEmpty() ? null : code);
        row.put("text", CheckScore.text(answer));
        facts.forEach(row.putArray("facts")::add);
        return row;
    }

    /** A product's code, or the number of its link. */
    static @Nullable Long item(Shelf shelf, JsonNode pinned) {
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
                .orElseThrow(() -> new IllegalArgumentException(
                        "pinned: " + name + " (应为商品编码或链接号 expected: a product's code or the number of its link)"));
    }

    static LocalDate day(JsonNode now) {
        if (!now.isString()) {
            return LocalDate.now(CHINA);
        }
        String text = now.asString();
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).atZoneSameInstant(CHINA).toLocalDate();
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("now: " + text + " (应如 expected: 2026-11-27T20:00:00+08:00)", none);
        }
    }

    /** Lines as texts, or as objects with a {@code viewer_text} or {@code text}. */
    static List<String> history(JsonNode lines) {
        if (!lines.isMissingNode() && !lines.isNull() && !lines.isArray()) {
            throw new IllegalArgumentException("history: " + lines + " (应为列表 expected: a list)");
        }
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
