package org.qiantang.engine.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of one JSON object a line, answered by one JSON object a line; a bad line is named and passed over. */
final class JsonLines {
    static final int ALL_ANSWERED = 0;
    static final int SOME_BAD = 1;
    static final int NO_FILE = 2;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private final PrintStream out;
    private final PrintStream err;

    JsonLines(Path file, PrintStream out, PrintStream err) {
        this.file = file;
        this.out = out;
        this.err = err;
    }

    /**
     * Answers every line that is not blank.
     *
     * @param answer may refuse a line by an {@link IllegalArgumentException} or a {@link DateTimeException}
     * @return 0 if all lines were answered, 1 if some could not be read, 2 if the file could not
     */
    int answer(Function<JsonNode, JsonNode> answer) {
        boolean allGood = true;
        try (var lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                allGood &= line.isBlank() || isAnswered(number, line, answer);
            }
        } catch (IOException trouble) {
            err.println(file + ": cannot be read: " + trouble);
            return NO_FILE;
        }
        return allGood ? ALL_ANSWERED : SOME_BAD;
    }

    private boolean isAnswered(int number, String line, Function<JsonNode, JsonNode> answer) {
        try {
            out.println(json.writeValueAsString(answer.apply(json.readTree(line))));
            return true;
        } catch (JacksonException | IllegalArgumentException | DateTimeException bad) {
            err.println(file + ":" + number + ": " + firstLine(bad));
            return false;
        }
    }

    private static String firstLine(Exception bad) {
        String message = bad instanceof JacksonException syntax ? syntax.getOriginalMessage() : bad.getMessage();
        return message == null ? bad.toString() : message.lines().findFirst().orElse(bad.toString());
    }
}
