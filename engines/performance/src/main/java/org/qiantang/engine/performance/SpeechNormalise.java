package org.qiantang.engine.performance;

import java.io.PrintStream;
import java.nio.file.Path;
import org.qiantang.jsonl.JsonLines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The command that reads a file of lines aloud on paper: {@code {"id","text"}} in, {@code {"id","reading","pinyin"}} out. */
public final class SpeechNormalise {
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
        int status = new JsonLines(jsonl, out, err).answer(request -> answer(request, own));
        out.flush();
        return status;
    }

    private static JsonNode answer(JsonNode request, SpeechDictionary own) {
        JsonNode id = request.path("id");
        JsonNode text = request.path("text");
        if (!request.isObject()) {
            throw new IllegalArgumentException("这一行 the line: " + request + " (应为对象 expected: an object)");
        }
        if (!id.isValueNode()) {
            throw new IllegalArgumentException("id: " + given(id) + " (应为文字或数字 expected: a text or a number)");
        }
        if (!text.isString()) {
            throw new IllegalArgumentException("text: " + given(text) + " (应为文字 expected: a text)");
        }
        String reading = SpeechNormaliser.read(text.asString(), own).spoken();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", id);
        answer.put("reading", reading);
        answer.put("pinyin", Pinyin.of(reading, own));
        return answer;
    }

    private static String given(JsonNode field) {
        return field.isMissingNode() ? "缺失 missing" : field.toString();
    }
}
