package org.qiantang.app.answer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How viewers ask, read from {@code words.yaml}. */
record Words(
        Map<Intent, Pattern> intents,
        Pattern greeting,
        List<Pattern> steering,
        Map<String, Refused> declined,
        Pattern asking,
        Pattern before,
        Pattern here,
        List<List<String>> names,
        List<String> unnaming) {

    /** A topic that is not talked about, and what is said instead. */
    record Refused(Pattern words, String text) {}

    static Words load() {
        try (var in = Words.class.getResourceAsStream("words.yaml")) {
            if (in == null) {
                throw new IllegalStateException("words.yaml: absent (expected: on the class path)");
            }
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Map<?, ?> root =
                    map(new Yaml(new SafeConstructor(options)).load(new InputStreamReader(in, StandardCharsets.UTF_8)));
            return new Words(
                    intents(map(root.get("intents"))),
                    pattern(root.get("greeting")),
                    list(root.get("steering")).stream().map(Words::pattern).toList(),
                    declined(map(root.get("declined"))),
                    pattern(root.get("asking")),
                    pattern(root.get("before")),
                    pattern(root.get("here")),
                    list(root.get("names")).stream().map(Words::texts).toList(),
                    texts(root.get("unnaming")));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static Map<Intent, Pattern> intents(Map<?, ?> given) {
        var patterns = new EnumMap<Intent, Pattern>(Intent.class);
        for (Intent intent : Intent.values()) {
            patterns.put(intent, pattern(given.get(intent.word())));
        }
        if (given.size() != patterns.size()) {
            throw new IllegalStateException("intents: " + given.keySet() + " (expected: those of Intent)");
        }
        return patterns;
    }

    private static Map<String, Refused> declined(Map<?, ?> given) {
        var topics = new LinkedHashMap<String, Refused>();
        given.forEach((topic, value) -> {
            Map<?, ?> refused = map(value);
            topics.put(
                    String.valueOf(topic),
                    new Refused(pattern(refused.get("words")), String.valueOf(refused.get("text"))));
        });
        return topics;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException("words.yaml: " + value + " (expected: a mapping)");
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("words.yaml: " + value + " (expected: a list)");
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    private static Pattern pattern(@Nullable Object value) {
        if (value instanceof String text) {
            return Pattern.compile(text);
        }
        throw new IllegalStateException("words.yaml: " + value + " (expected: a pattern)");
    }
}
