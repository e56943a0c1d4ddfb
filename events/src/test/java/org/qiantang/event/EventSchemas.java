package org.qiantang.event;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of all events, drawn from the records themselves, for those who read the journal with other tools. */
final class EventSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private EventSchemas() {}

    /** Writes all schemas into the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("arguments: " + arguments.length + " (expected: 1, the folder)");
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Each file's name and text. */
    static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        new EventCodec()
                .types()
                .forEach((name, type) -> files.put(
                        name + ".v" + EventCodec.VERSION + ".json",
                        JSON.writeValueAsString(schema(name, type)) + "\n"));
        files.put("README.md", index());
        return files;
    }

    /** What there is, stream by stream, with each event's fields. */
    private static String index() {
        var streams = new TreeMap<String, TreeMap<String, Class<? extends Event>>>();
        new EventCodec()
                .types()
                .forEach((name, type) -> streams.computeIfAbsent(stream(type), _ -> new TreeMap<>())
                        .put(name, type));
        var text = new StringBuilder("""
                # Events

                What is in the journal: each event with its stream, its schema, and its fields. A field with `?` may be null. Fields are
                only ever added, and an event of an older writer lacks the new ones. Written from the code, like the schemas beside it.
                """);
        streams.forEach((stream, events) -> {
            text.append("\n## `").append(stream).append("`\n\n| event | fields |\n| --- | --- |\n");
            events.forEach((name, type) -> text.append("| [")
                    .append(name)
                    .append("](")
                    .append(name)
                    .append(".v")
                    .append(EventCodec.VERSION)
                    .append(".json) | ")
                    .append(fields(type))
                    .append(" |\n"));
        });
        return text.toString();
    }

    /** {@code ShowEvent} is written to {@code show/ID}. */
    private static String stream(Class<? extends Event> type) {
        Class<?> family = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        return family.getSimpleName().replace("Event", "").toLowerCase(Locale.ROOT) + "/ID";
    }

    private static String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(part -> "`" + part.getName() + "`"
                        + (part.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : ""))
                .collect(Collectors.joining(", "));
    }

    private static ObjectNode schema(String name, Class<? extends Event> type) {
        var parts = new TreeMap<String, ObjectNode>();
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", name);
        schema.setAll(object(type, parts));
        if (!parts.isEmpty()) {
            ObjectNode definitions = schema.putObject("$defs");
            parts.forEach(definitions::set);
        }
        return schema;
    }

    /** A record as an object. It may have more fields than these: a newer writer adds some. */
    private static ObjectNode object(Class<?> type, Map<String, ObjectNode> parts) {
        ObjectNode object = NODES.objectNode();
        object.put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode value = value(component.getName(), component.getGenericType(), parts);
            boolean absent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            properties.set(component.getName(), absent ? orNull(value) : value);
            required.add(component.getName());
        }
        return object;
    }

    private static ObjectNode value(String name, Type type, Map<String, ObjectNode> parts) {
        ObjectNode value = NODES.objectNode();
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            value.put("type", "array");
            value.set("items", value(name, list.getActualTypeArguments()[0], parts));
            return value;
        }
        if (!(type instanceof Class<?> one)) {
            throw new IllegalArgumentException(name + ": " + type + " (expected: a class or a list)");
        }
        if (one == String.class) {
            return value.put("type", "string");
        }
        if (one == Instant.class) {
            return value.put("type", "string").put("format", "date-time");
        }
        if (isLong(one) && isId(name)) {
            return value.put("type", "string").put("pattern", "^-?[0-9]+$");
        }
        if (isLong(one) || one == int.class || one == Integer.class) {
            return value.put("type", "integer");
        }
        if (one == boolean.class || one == Boolean.class) {
            return value.put("type", "boolean");
        }
        if (one.isEnum()) {
            value.put("type", "string");
            ArrayNode names = value.putArray("enum");
            Arrays.stream(one.getEnumConstants()).map(Object::toString).forEach(names::add);
            return value;
        }
        if (one.isRecord()) {
            if (!parts.containsKey(one.getSimpleName())) {
                parts.put(one.getSimpleName(), object(one, parts));
            }
            return value.put("$ref", "#/$defs/" + one.getSimpleName());
        }
        throw new IllegalArgumentException(name + ": " + one + " (expected: a kind of value that has a schema)");
    }

    private static ObjectNode orNull(ObjectNode value) {
        ObjectNode either = NODES.objectNode();
        either.putArray("anyOf").add(value).addObject().put("type", "null");
        return either;
    }

    private static boolean isLong(Class<?> type) {
        return type == long.class || type == Long.class;
    }

    private static boolean isId(String name) {
        return name.equals("id") || name.equals("by") || name.equals("priceVersion") || name.endsWith("Id");
    }
}
