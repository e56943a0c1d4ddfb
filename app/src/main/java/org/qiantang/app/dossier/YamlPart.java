package org.qiantang.app.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A part of one of our texts in YAML; what should be there and is not stops the program at its start. */
record YamlPart(Map<String, Object> fields) {
    static YamlPart read(String file) {
        try (InputStream text = YamlPart.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException(
                        "file: " + file + " (expected: beside " + YamlPart.class.getName() + ")");
            }
            return of(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    String text(String field) {
        String text = maybe(field);
        if (text == null) {
            throw new IllegalArgumentException(field + ": null (expected: a text) in " + fields.keySet());
        }
        return text;
    }

    @Nullable
    String maybe(String field) {
        Object value = fields.get(field);
        return value == null ? null : value.toString();
    }

    /** What stands in both languages under one name. */
    Ladder.Text both(String field) {
        return new Ladder.Text(text(field + "_zh"), text(field + "_en"));
    }

    int number(String field) {
        return Integer.parseInt(text(field));
    }

    boolean yes(String field) {
        return switch (text(field)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(field + ": " + text(field) + " (expected: true or false)");
        };
    }

    List<String> texts(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    List<YamlPart> pages(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().map(YamlPart::of).toList()
                : List.of();
    }

    YamlPart part(String field) {
        return of(fields.get(field));
    }

    @SuppressWarnings("unchecked")
    private static YamlPart of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?>)) {
            throw new IllegalArgumentException("value: " + value + " (expected: named fields)");
        }
        return new YamlPart((Map<String, Object>) value);
    }
}
