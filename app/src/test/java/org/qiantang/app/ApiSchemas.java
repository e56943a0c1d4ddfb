package org.qiantang.app;

import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;

/** The shapes of what endpoints take and give, drawn from our records as the JSON mapper writes them. */
final class ApiSchemas {
    private static final String REF = "#/components/schemas/";
    private static final Map<Class<?>, Map<String, Object>> SIMPLE = simple();

    private final Map<String, Map<String, Object>> records = new TreeMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();

    /** What a type tells nothing of: its shape has to be said in words. */
    static boolean isOpaque(Type type) {
        if (type instanceof ParameterizedType made) {
            Class<?> raw = (Class<?>) made.getRawType();
            if (HttpEntity.class.isAssignableFrom(raw)) {
                return isOpaque(made.getActualTypeArguments()[0]);
            }
            return Map.class.isAssignableFrom(raw) || anyOpaque(made.getActualTypeArguments());
        }
        return type == Object.class
                || type instanceof WildcardType
                || type == String.class
                || (type instanceof Class<?> one && (JsonNode.class.isAssignableFrom(one) || isBytes(one)));
    }

    static boolean isBytes(Type type) {
        return type == byte[].class
                || (type instanceof Class<?> one
                        && (StreamingResponseBody.class.isAssignableFrom(one)
                                || Resource.class.isAssignableFrom(one)
                                || InputStream.class.isAssignableFrom(one)
                                || MultipartFile.class.isAssignableFrom(one)));
    }

    static boolean isNothing(Type type) {
        return type == void.class || type == Void.class;
    }

    /** What is inside an answer of Spring's. */
    static Type unwrapped(Type type) {
        return type instanceof ParameterizedType made && HttpEntity.class.isAssignableFrom((Class<?>) made.getRawType())
                ? made.getActualTypeArguments()[0]
                : type;
    }

    Map<String, Object> of(String name, Type type, AnnotatedElement place) {
        Map<String, Object> schema = of(name, type, Map.of());
        return place.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
    }

    Map<String, Object> of(String name, Type type, Map<String, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            return of(name, variables.getOrDefault(variable.getName(), Object.class), Map.of());
        }
        if (type instanceof ParameterizedType made) {
            return made(name, made, variables);
        }
        if (type instanceof GenericArrayType array) {
            return array(of(name, array.getGenericComponentType(), variables));
        }
        if (!(type instanceof Class<?> one)) {
            return new LinkedHashMap<>();
        }
        if ((one == long.class || one == Long.class) && isId(name)) {
            return ref("Id");
        }
        Map<String, Object> known = SIMPLE.get(one);
        if (known != null) {
            return new LinkedHashMap<>(known);
        }
        if (isBytes(one)) {
            return fields("type", "string", "contentMediaType", "application/octet-stream");
        }
        if (one.isEnum()) {
            Object[] names = Arrays.stream(one.getEnumConstants())
                    .map(value -> ((Enum<?>) value).name())
                    .toArray();
            return fields("type", "string", "enum", List.of(names));
        }
        if (one.isArray()) {
            return array(of(name, one.getComponentType(), Map.of()));
        }
        if (one.isRecord()) {
            return record(one.getName(), one, Map.of());
        }
        if (one.isSealed()) {
            List<Object> cases = new ArrayList<>();
            for (Class<?> part : one.getPermittedSubclasses()) {
                cases.add(of(name, part, Map.of()));
            }
            return fields("oneOf", cases);
        }
        return new LinkedHashMap<>();
    }

    private Map<String, Object> made(String name, ParameterizedType made, Map<String, Type> variables) {
        Class<?> raw = (Class<?>) made.getRawType();
        Type first = made.getActualTypeArguments()[0];
        if (Collection.class.isAssignableFrom(raw)) {
            return array(of(name, first, variables));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return fields(
                    "type", "object", "additionalProperties", of(name, made.getActualTypeArguments()[1], variables));
        }
        if (raw == Optional.class) {
            return orNull(of(name, first, variables));
        }
        if (raw.isRecord()) {
            Map<String, Type> bound = new LinkedHashMap<>();
            for (int at = 0; at < raw.getTypeParameters().length; at++) {
                bound.put(raw.getTypeParameters()[at].getName(), made.getActualTypeArguments()[at]);
            }
            return record(raw.getName() + "|" + first.getTypeName(), raw, bound);
        }
        return new LinkedHashMap<>();
    }

    private Map<String, Object> record(String key, Class<?> type, Map<String, Type> variables) {
        if (!records.containsKey(key)) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<Object> required = new ArrayList<>();
            records.put(key, new LinkedHashMap<>());
            classes.put(key, type);
            for (RecordComponent part : type.getRecordComponents()) {
                Map<String, Object> schema = of(part.getName(), part.getGenericType(), variables);
                boolean absent = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
                properties.put(part.getName(), absent ? orNull(schema) : schema);
                if (!absent) {
                    required.add(part.getName());
                }
            }
            Map<String, Object> schema = records.get(key);
            schema.put("type", "object");
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            schema.put("properties", properties);
        }
        return ref(key);
    }

    /** All records met so far under the shortest names that tell them apart, and those names by their keys. */
    Map<String, String> names() {
        Map<String, List<String>> wanting = new TreeMap<>();
        records.keySet()
                .forEach(key -> wanting.computeIfAbsent(shortName(key), _ -> new ArrayList<>())
                        .add(key));
        Map<String, String> names = new TreeMap<>();
        wanting.forEach((name, keys) ->
                keys.forEach(key -> names.put(REF + key, REF + (keys.size() == 1 ? name : longName(key)))));
        return names;
    }

    Map<String, Map<String, Object>> records() {
        return records;
    }

    private static String shortName(String key) {
        int of = key.indexOf('|');
        if (of >= 0) {
            return simple(key.substring(0, of)) + "Of" + simple(key.substring(of + 1));
        }
        return simple(key);
    }

    /** With the class around it, or the package, in front. */
    private static String longName(String key) {
        int of = key.indexOf('|');
        if (of >= 0) {
            return simple(key.substring(0, of)) + "Of" + longName(key.substring(of + 1));
        }
        int dollar = key.lastIndexOf('$');
        if (dollar > 0) {
            String around = simple(key.substring(0, dollar)).replaceAll("Endpoints?$", "");
            return around + key.substring(dollar + 1);
        }
        String folder = simple(key.substring(0, key.lastIndexOf('.')));
        return Character.toUpperCase(folder.charAt(0)) + folder.substring(1) + simple(key);
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1)
                .replaceAll("[^A-Za-z0-9]", "");
    }

    static Map<String, Object> ref(String name) {
        return fields("$ref", REF + name);
    }

    static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
            schema.put("type", List.of(type, "null"));
            return schema;
        }
        return schema.isEmpty() ? schema : fields("oneOf", List.of(schema, fields("type", "null")));
    }

    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            fields.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return fields;
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return fields("type", "array", "items", items);
    }

    private static boolean anyOpaque(Type[] types) {
        return Arrays.stream(types).anyMatch(type -> type != String.class && isOpaque(type));
    }

    /** As {@code IdsAsText} writes them; a list of ids goes out as numbers and is taken as either. */
    private static boolean isId(String name) {
        return name.equals("id") || name.equals("by") || name.equals("priceVersion") || name.endsWith("Id");
    }

    private static Map<Class<?>, Map<String, Object>> simple() {
        Map<String, Object> text = fields("type", "string");
        Map<String, Object> small = fields("type", "integer", "format", "int32");
        Map<String, Object> large = fields("type", "integer", "format", "int64");
        Map<String, Object> number = fields("type", "number");
        Map<String, Object> truth = fields("type", "boolean");
        Map<Class<?>, Map<String, Object>> simple = new HashMap<>();
        List.of(String.class, CharSequence.class, URI.class, Duration.class, LocalTime.class, LocalDateTime.class)
                .forEach(type -> simple.put(type, text));
        List.of(int.class, Integer.class, short.class, Short.class).forEach(type -> simple.put(type, small));
        List.of(long.class, Long.class, BigInteger.class).forEach(type -> simple.put(type, large));
        List.of(double.class, Double.class, float.class, Float.class, BigDecimal.class)
                .forEach(type -> simple.put(type, number));
        List.of(boolean.class, Boolean.class).forEach(type -> simple.put(type, truth));
        simple.put(Instant.class, fields("type", "string", "format", "date-time"));
        simple.put(LocalDate.class, fields("type", "string", "format", "date"));
        simple.put(UUID.class, fields("type", "string", "format", "uuid"));
        return simple;
    }
}
