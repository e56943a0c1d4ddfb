package org.qiantang.jsonl;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of one JSON object a line, answered by one JSON object a line; a bad line is named and passed over. */
public final class JsonLines {
    public static final int ALL_ANSWERED = 0;
    public static final int SOME_BAD = 1;
    public static final int NO_FILE = 2;

    private static final Pattern HALF_A_PAIR = Pattern.compile("\\p{Cs}");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private final PrintStream out;
    private final PrintStream err;

    public JsonLines(Path file, PrintStream out, PrintStream err) {
        this.file = file;
        this.out = out;
        this.err = err;
    }

    /**
     * Answers every line that is not blank.
     *
     * @param answer may refuse a line by an {@link IllegalArgumentException}
     * @return 0 if all lines were answered, 1 if some could not be read, 2 if the file could not
     */
    public int answer(Function<JsonNode, JsonNode> answer) {
        boolean allGood = true;
        boolean isEmpty = true;
        try (var lines = new Utf8Lines(file)) {
            while (lines.next()) {
                Optional<String> text = text(lines);
                if (text.isEmpty() || !text.get().isBlank()) {
                    isEmpty = false;
                    allGood &= text.isPresent() && isAnswered(lines.number(), text.get(), answer);
                }
            }
        } catch (IOException trouble) {
            err.println(file + ": 读不了 cannot be read: " + trouble);
            return NO_FILE;
        }
        if (isEmpty) {
            err.println(file + ": 一行内容也没有 no line in it (应为一行一个对象 expected: one object a line)");
        }
        return allGood ? ALL_ANSWERED : SOME_BAD;
    }

    private Optional<String> text(Utf8Lines lines) {
        try {
            return Optional.of(lines.text());
        } catch (CharacterCodingException _) {
            tell(lines.number(), "不是 UTF-8 编码 not UTF-8 (请先转码，如 convert it first: iconv -f GBK -t UTF-8)");
            return Optional.empty();
        }
    }

    private boolean isAnswered(int number, String line, Function<JsonNode, JsonNode> answer) {
        try {
            out.println(wellFormed(json.writeValueAsString(answer.apply(json.readTree(line)))));
            return true;
        } catch (JacksonException bad) {
            tell(
                    number,
                    "不是 JSON not JSON: " + firstLine(bad.getOriginalMessage())
                            + " (应为一行一个对象 expected: one object a line)");
        } catch (IllegalArgumentException bad) {
            tell(number, firstLine(String.valueOf(bad.getMessage())));
        }
        return false;
    }

    /** Half of a pair of surrogates, which no UTF-8 can write, as JSON escapes it. */
    private static String wellFormed(String written) {
        return HALF_A_PAIR
                .matcher(written)
                .replaceAll(half -> "\\\\u%04X".formatted((int) half.group().charAt(0)));
    }

    private void tell(int number, String wrong) {
        err.println(file + ":" + number + ": " + wrong);
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
