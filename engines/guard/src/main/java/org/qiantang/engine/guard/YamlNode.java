package org.qiantang.engine.guard;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A mapping in a rule file, read strictly: every key must be asked for once, so a misspelt key is an error. */
final class YamlNode {
    private final String place;
    private final Map<?, ?> entries;
    private final Set<String> asked = new HashSet<>();

    YamlNode(String place, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(place + ": " + value + " (expected: a mapping)");
        }
        this.place = place;
        this.entries = map;
    }

    static YamlNode ofResource(String name) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var in = YamlNode.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("resource: " + name + " (expected: on the class path)");
            }
            var dump = new DumperOptions();
            var yaml = new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new PlainTexts());
            Object root = yaml.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new YamlNode(name, root);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    Optional<String> maybeText(String key) {
        return maybe(key).map(value -> switch (value) {
            case Map<?, ?> _, List<?> _ -> throw wrong(key, value, "a text");
            default -> value.toString();
        });
    }

    String text(String key) {
        return maybeText(key).orElseThrow(() -> wrong(key, "nothing", "a text"));
    }

    List<String> texts(String key) {
        return list(key).stream().map(Object::toString).toList();
    }

    List<YamlNode> nodes(String key) {
        var nodes = new ArrayList<YamlNode>();
        List<?> list = list(key);
        for (int i = 0; i < list.size(); i++) {
            nodes.add(new YamlNode(place + "." + key + "[" + i + "]", list.get(i)));
        }
        return nodes;
    }

    Map<String, String> dictionary(String key) {
        var words = new LinkedHashMap<String, String>();
        maybe(key)
                .ifPresent(value -> new YamlNode(place + "." + key, value)
                        .entries.forEach((k, v) -> words.put(k.toString(), v.toString())));
        return words;
    }

    List<String> keys() {
        return entries.keySet().stream().map(Object::toString).toList();
    }

    Optional<Object> maybe(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    void mustBeReadWhole() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                throw new IllegalArgumentException(place + ": " + key + " (expected: a known key)");
            }
        }
    }

    String place() {
        return place;
    }

    IllegalArgumentException wrong(String key, Object value, String expected) {
        return new IllegalArgumentException(place + "." + key + ": " + value + " (expected: " + expected + ")");
    }

    /** Leaves every scalar a text, so that a date or a number in a rule file is read by us and not guessed. */
    private static final class PlainTexts extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    private List<?> list(String key) {
        return maybe(key)
                .map(value -> value instanceof List<?> list ? list : List.of(value))
                .orElse(List.of());
    }
}
