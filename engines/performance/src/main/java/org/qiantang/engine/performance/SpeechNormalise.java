package org.qiantang.engine.performance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command that reads a file of lines aloud on paper: {@code {"id","text"}} in, {@code {"id","reading","pinyin"}} out. */
public final class SpeechNormalise {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SpeechNormalise() {}

    /** Answers each good line and names each bad one; returns the exit status, 0 if every line was good. */
    public static int run(Path jsonl, PrintStream out, PrintStream err) {
        return run(jsonl, SpeechDictionary.NONE, out, err);
    }

    /** The same with a shop's own words; 2 where file or dictionary cannot be used. */
    public static int run(Path jsonl, Path dictionary, PrintStream out, PrintStream err) {
        try {
            return run(jsonl, SpeechDictionary.read(dictionary), out, err);
        } catch (SpeechDictionary.Unusable unusable) {
            err.println(unusable.getMessage());
            return 2;
        }
    }

    private static int run(Path jsonl, SpeechDictionary own, PrintStream out, PrintStream err) {
        int bad = 0;
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(jsonl, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !answer(line, own, out)) {
                    bad++;
                    err.println(jsonl + ":" + number + ": bad line (expected: {\"id\": …, \"text\": \"…\"})");
                }
            }
        } catch (IOException unreadable) {
            err.println(jsonl + ": cannot be read: " + unreadable.getMessage());
            return 2;
        }
        out.flush();
        return bad == 0 ? 0 : 1;
    }

    private static boolean answer(String line, SpeechDictionary own, PrintStream out) {
        JsonNode request;
        try {
            request = JSON.readTree(line);
        } catch (JacksonException malformed) {
            return false;
        }
        JsonNode id = request.path("id");
        JsonNode text = request.path("text");
        if (!id.isValueNode() || !text.isString()) {
            return false;
        }
        String reading = SpeechNormaliser.read(text.asString(), own).spoken();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("reading", reading);
        answer.put("pinyin", Pinyin.of(reading, own));
        out.println(JSON.writeValueAsString(answer));
        return true;
    }
}
