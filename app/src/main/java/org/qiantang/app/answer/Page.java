package org.qiantang.app.answer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A page of words that lies beside this class; what is not as it should be is told with its place. */
record Page(String name, Map<?, ?> root) {
    static Page of(String name) {
        try (var in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": absent (expected: on the class path)");
            }
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object root =
                    new Yaml(new SafeConstructor(options)).load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Page(name, mapping(name, root));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    Map<?, ?> map(String key) {
        return mapping(name + ": " + key, root.get(key));
    }

    List<?> list(String key) {
        return listing(name + ": " + key, root.get(key));
    }

    List<String> texts(String key) {
        return texts(list(key));
    }

    String text(String key) {
        if (root.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException(name + ": " + key + ": " + root.get(key) + " (expected: a text)");
    }

    Pattern pattern(String key) {
        return Pattern.compile(text(key));
    }

    static List<String> texts(@Nullable Object value) {
        return listing("texts", value).stream().map(String::valueOf).toList();
    }

    static Map<?, ?> mapping(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException(place + ": " + value + " (expected: a mapping)");
    }

    private static List<?> listing(String place, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException(place + ": " + value + " (expected: a list)");
    }
}
