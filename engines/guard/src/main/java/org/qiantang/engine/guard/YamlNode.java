package org.qiantang.engine.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private final Set<String> asked = new TreeSet<>();

    YamlNode(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Unfit(place, "", value == null ? "nothing" : value, "a mapping");
        }
        this.place = place;
        this.entries = map;
    }

    static YamlNode ofResource(String name) {
        return ofText(name, textOfResource(name));
    }

    static String textOfResource(String name) {
        try (var in = YamlNode.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("resource: " + name + " (expected: on the class path)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** @throws org.yaml.snakeyaml.error.YAMLException if it is no YAML */
    static YamlNode ofText(String name, String text) {
        LoaderOptions options = strictly();
        var dump = new DumperOptions();
        var yaml = new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new PlainTexts());
        Object root = yaml.load(text);
        return new YamlNode(name, root);
    }

    /** No page needs to say a mapping or a list by another's name; a few such names within each other fill any memory. */
    static LoaderOptions strictly() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        return options;
    }

    Optional<String> maybeText(String key) {
        return maybe(key).map(value -> switch (value) {
            case Map<?, ?> _, List<?> _ -> throw wrong(key, value, "a text");
            default -> value.toString();
        });
    }

    String text(String key) {
        return maybeText(key).filter(text -> !text.isBlank()).orElseThrow(() -> wrong(key, "nothing", "a text"));
    }

    List<String> texts(String key) {
        List<?> list = list(key);
        for (Object value : list) {
            if (!(value instanceof String text) || text.isBlank()) {
                throw wrong(key, value == null ? "nothing" : value, "texts");
            }
        }
        return list.stream().map(Object::toString).toList();
    }

    <E extends Enum<E>> Optional<E> maybeOne(String key, Class<E> kind) {
        return maybeText(key).map(text -> constant(key, text, kind));
    }

    <E extends Enum<E>> E one(String key, Class<E> kind) {
        return constant(key, text(key), kind);
    }

    <E extends Enum<E>> List<E> some(String key, Class<E> kind) {
        return texts(key).stream().map(text -> constant(key, text, kind)).toList();
    }

    private <E extends Enum<E>> E constant(String key, String text, Class<E> kind) {
        return Stream.of(kind.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(key, text, "one of " + List.of(kind.getEnumConstants())));
    }

    Optional<LocalDate> maybeDay(String key) {
        return maybeText(key).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException _) {
                throw wrong(key, text, "a day such as 2026-02-01");
            }
        });
    }

    Optional<Long> maybeNumber(String key) {
        return maybeText(key).map(text -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException _) {
                throw wrong(key, text, "a whole number");
            }
        });
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
                throw new Unfit(place, key, key, "a known key, one of " + asked);
            }
        }
    }

    String place() {
        return place;
    }

    Unfit wrong(String key, Object value, String expected) {
        return new Unfit(place, key, value, expected);
    }

    /** Leaves every scalar a text, so that a date or a number in a rule file is read by us and not guessed. */
    private static final class PlainTexts extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    /** The entries of a list; a single value is a list of one. */
    List<?> list(String key) {
        return maybe(key)
                .map(value -> value instanceof List<?> list ? list : List.of(value))
                .orElse(List.of());
    }
}
