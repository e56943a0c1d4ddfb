package org.qiantang.app;

import static org.qiantang.app.ApiSchemas.fields;
import static org.qiantang.app.ApiWords.map;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI document, made from the endpoints and their records; people's words come from {@link ApiWords}. */
final class ApiDocument {
    static final Path FILE = Path.of("../docs/openapi.yaml");
    private static final Map<String, String> TAGS = Map.of("catalog", "goods", "show", "shows", "order", "orders");
    private static final Map<String, Object> PROBLEM =
            fields("application/problem+json", fields("schema", fields("$ref", "#/components/schemas/Problem")));

    private static final List<String> SHARED = List.of(
            "Nonsense",
            "SignInFirst",
            "Forbidden",
            "NotFound",
            "TooFast",
            "TooLarge",
            "UnknownFormat",
            "Busy",
            "Trouble");

    private final ApiWords words;
    private final ApiSchemas schemas = new ApiSchemas();
    private final Set<String> operationIds = new HashSet<>();
    private final Map<String, String> tags = new LinkedHashMap<>();

    private ApiDocument(ApiWords words) {
        this.words = words;
    }

    /** Writes the file anew; run in the folder of the app. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, text());
    }

    static String text() throws IOException {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        options.setSplitLines(true);
        options.setAllowUnicode(true);
        options.setDereferenceAliases(true);
        return "# Written from the code by ApiDocumentTest; its words are in app/src/test/resources/openapi/words.yaml\n"
                + new Yaml(options).dump(tree());
    }

    static Map<String, Object> tree() throws IOException {
        return new ApiDocument(ApiWords.read()).document();
    }

    private Map<String, Object> document() throws IOException {
        for (Object tag : words.top("tags") instanceof List<?> list ? list : List.of()) {
            tags.put((String) map(tag).get("name"), (String) map(tag).get("description"));
        }
        Map<String, Object> paths = new TreeMap<>();
        for (ApiEndpoints.Endpoint endpoint : ApiEndpoints.all()) {
            if (!endpoint.path().equals("/error")) {
                map(paths.computeIfAbsent(endpoint.path(), _ -> new LinkedHashMap<>()))
                        .put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
            }
        }
        words.paths().forEach((path, said) -> {
            if (path.startsWith("/actuator/")) {
                paths.put(path, said);
            }
        });
        List<Object> named = new ArrayList<>();
        tags.forEach((name, description) -> named.add(fields("name", name, "description", description)));
        var document = fields("openapi", "3.1.0");
        document.put("info", map(words.top("info")));
        document.put("servers", words.top("servers") instanceof List<?> servers ? servers : List.of());
        document.put("tags", named);
        document.put("paths", paths);
        Map<String, Object> all = new TreeMap<>(schemas.records());
        Map<String, Object> refusals = new LinkedHashMap<>();
        SHARED.forEach(name ->
                refusals.put(name, refusal(map(words.components("responses").get(name)))));
        document.put("components", fields("schemas", all, "responses", refusals));
        return withComponents(renamed(document));
    }

    private Map<String, Object> operation(ApiEndpoints.Endpoint endpoint) throws IOException {
        Method method = endpoint.code();
        Map<String, Object> said = words.of(endpoint);
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", said.containsKey("tags") ? said.get("tags") : List.of(tag(method)));
        operation.put("operationId", operationId(method, (String) said.get("operationId")));
        String comment = words.comment(method);
        int end = comment.indexOf(". ");
        String first = end < 0 ? comment.replaceAll("\\.$", "") : comment.substring(0, end);
        operation.put("summary", said.getOrDefault("summary", first.isEmpty() ? humanised(method.getName()) : first));
        if (said.containsKey("description") || end > 0) {
            operation.put("description", said.getOrDefault("description", comment));
        }
        boolean writes = !endpoint.method().equals("GET");
        Person person = person(endpoint);
        operation.put("security", said.getOrDefault("security", security(person, writes)));
        List<Object> parameters = parameters(endpoint, said);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Map<String, Object> body = body(method, said);
        if (!body.isEmpty()) {
            operation.put("requestBody", body);
        }
        operation.put("responses", responses(endpoint, said, person, !parameters.isEmpty() || !body.isEmpty()));
        return operation;
    }

    private enum Person {
        NOBODY,
        ANYBODY,
        KNOWN
    }

    private static Person person(ApiEndpoints.Endpoint endpoint) {
        Person person = endpoint.path().startsWith("/api/studio") ? Person.KNOWN : Person.NOBODY;
        for (Parameter parameter : endpoint.code().getParameters()) {
            if (parameter.isAnnotationPresent(AuthenticationPrincipal.class)) {
                boolean known = !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
                person = known || person == Person.KNOWN ? Person.KNOWN : Person.ANYBODY;
            }
        }
        return person;
    }

    private static List<Object> security(Person person, boolean writes) {
        Map<String, Object> session =
                writes ? fields("session", List.of(), "xsrf", List.of()) : fields("session", List.of());
        Map<String, Object> stranger = writes ? fields("xsrf", List.of()) : fields();
        return switch (person) {
            case NOBODY -> writes ? List.of(stranger) : List.of();
            case ANYBODY -> List.of(stranger, session, fields("bearer", List.of()));
            case KNOWN -> List.of(session, fields("bearer", List.of()));
        };
    }

    private String operationId(Method method, @Nullable String said) {
        String name = said != null ? said : method.getName();
        if (operationIds.add(name)) {
            return name;
        }
        String around = method.getDeclaringClass().getSimpleName().replaceAll("(Endpoints?|Pages)$", "");
        String full = Character.toLowerCase(around.charAt(0))
                + around.substring(1)
                + Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
        String id = full;
        for (int number = 2; !operationIds.add(id); number++) {
            id = full + number;
        }
        return id;
    }

    private String tag(Method method) throws IOException {
        String folder = method.getDeclaringClass()
                .getPackageName()
                .replaceFirst("org\\.qiantang\\.app\\.", "")
                .replaceFirst("\\..*", "");
        String name = TAGS.getOrDefault(folder, folder);
        if (!tags.containsKey(name)) {
            tags.put(name, words.sign(method.getDeclaringClass()));
        }
        return name;
    }

    private List<Object> parameters(ApiEndpoints.Endpoint endpoint, Map<String, Object> said) {
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : endpoint.code().getParameters()) {
            String in = parameter.isAnnotationPresent(PathVariable.class)
                    ? "path"
                    : parameter.isAnnotationPresent(RequestHeader.class)
                            ? "header"
                            : isQuery(parameter) ? "query" : null;
            if (in != null) {
                parameters.add(parameter(parameter, in, said));
            }
        }
        return parameters;
    }

    private Map<String, Object> parameter(Parameter parameter, String in, Map<String, Object> said) {
        String name = name(parameter);
        var shown = fields("name", name, "in", in);
        RequestParam asked = parameter.getAnnotation(RequestParam.class);
        boolean preset = asked != null && !ValueConstants.DEFAULT_NONE.equals(asked.defaultValue());
        boolean may = parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (in.equals("path") || (!may && !preset && (asked == null || asked.required()))) {
            shown.put("required", true);
        }
        for (Object one : said.get("parameters") instanceof List<?> list ? list : List.of()) {
            Map<String, Object> words = resolved(map(one));
            if (name.equals(words.get("name")) && words.containsKey("description")) {
                shown.put("description", words.get("description"));
            }
        }
        Map<String, Object> schema = schemas.of(name, parameter.getParameterizedType(), Map.of());
        if (preset && asked != null && !asked.defaultValue().isEmpty()) {
            schema.put("default", asked.defaultValue());
        }
        shown.put("schema", schema);
        return shown;
    }

    private Map<String, Object> resolved(Map<String, Object> parameter) {
        return parameter.get("$ref") instanceof String ref
                ? map(words.components("parameters").get(ref.substring(ref.lastIndexOf('/') + 1)))
                : parameter;
    }

    private static boolean isQuery(Parameter parameter) {
        return parameter.isAnnotationPresent(RequestParam.class) && !isPart(parameter);
    }

    private static boolean isPart(Parameter parameter) {
        return parameter.isAnnotationPresent(RequestPart.class)
                || parameter.getType() == MultipartFile.class
                || parameter.getParameterizedType().getTypeName().contains(MultipartFile.class.getName());
    }

    private static String name(Parameter parameter) {
        for (var annotation : parameter.getAnnotations()) {
            String given = switch (annotation) {
                case RequestParam asked -> asked.name();
                case PathVariable asked -> asked.name();
                case RequestHeader asked -> asked.name();
                case RequestPart asked -> asked.name();
                default -> "";
            };
            if (!given.isEmpty()) {
                return given;
            }
        }
        return parameter.getName();
    }

    private Map<String, Object> body(Method method, Map<String, Object> said) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (isPart(parameter)) {
                parts.put(name(parameter), schemas.of(name(parameter), parameter.getParameterizedType(), Map.of()));
            }
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                Map<String, Object> told = resolvedBody(map(said.get("requestBody")));
                if (ApiSchemas.isOpaque(parameter.getParameterizedType()) && !told.isEmpty()) {
                    return told;
                }
                var content = fields("schema", schemas.of("", parameter.getParameterizedType(), Map.of()));
                Object example =
                        map(map(told.get("content")).get("application/json")).get("example");
                if (example != null) {
                    content.put("example", example);
                }
                boolean must = !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && parameter.getAnnotation(RequestBody.class).required();
                return fields("required", must, "content", fields("application/json", content));
            }
        }
        if (parts.isEmpty()) {
            return Map.of();
        }
        var schema = fields("type", "object", "required", List.copyOf(parts.keySet()), "properties", parts);
        return fields("required", true, "content", fields("multipart/form-data", fields("schema", schema)));
    }

    private Map<String, Object> resolvedBody(Map<String, Object> body) {
        return body.get("$ref") instanceof String ref
                ? map(words.components("requestBodies").get(ref.substring(ref.lastIndexOf('/') + 1)))
                : body;
    }

    private Map<String, Object> responses(
            ApiEndpoints.Endpoint endpoint, Map<String, Object> said, Person person, boolean asksMuch) {
        Map<String, Object> told = new TreeMap<>();
        map(said.get("responses")).forEach((status, words) -> told.put(status, resolvedResponse(map(words))));
        Map<String, Object> responses = new TreeMap<>();
        String good = success(endpoint.code(), told);
        responses.put(good, answer(endpoint, map(told.get(good))));
        told.forEach((status, words) -> {
            if (!status.equals(good)) {
                responses.put(status, status.compareTo("400") < 0 ? words : refusal(map(words)));
            }
        });
        if (endpoint.path().startsWith("/api/")) {
            if (asksMuch) {
                responses.putIfAbsent("400", shared("Nonsense"));
            }
            if (person == Person.KNOWN) {
                responses.putIfAbsent("401", shared("SignInFirst"));
            }
            if (endpoint.path().startsWith("/api/studio")) {
                responses.putIfAbsent("403", shared("Forbidden"));
            }
            if (endpoint.path().contains("{")) {
                responses.putIfAbsent("404", shared("NotFound"));
            }
            responses.put("default", shared("Trouble"));
        }
        return responses;
    }

    private static String success(Method method, Map<String, Object> told) {
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        if (status != null) {
            return Integer.toString(status.code().value());
        }
        // An answer of Spring's may have any status; the words know.
        if (!method.getGenericReturnType().equals(ApiSchemas.unwrapped(method.getGenericReturnType()))) {
            return told.keySet().stream()
                    .filter(one -> one.startsWith("2"))
                    .findFirst()
                    .orElse("200");
        }
        return "200";
    }

    private Map<String, Object> answer(ApiEndpoints.Endpoint endpoint, Map<String, Object> told) {
        Method method = endpoint.code();
        var answer = fields("description", told.getOrDefault("description", "done"));
        if (told.containsKey("headers")) {
            answer.put("headers", told.get("headers"));
        }
        Type type = ApiSchemas.unwrapped(method.getGenericReturnType());
        if (ApiSchemas.isNothing(type)) {
            return answer;
        }
        Map<String, Object> content = map(told.get("content"));
        if (ApiSchemas.isOpaque(method.getGenericReturnType()) && !content.isEmpty()) {
            answer.put("content", content);
            return answer;
        }
        Map<String, Object> shape = fields("schema", schemas.of("", type, method.getAnnotatedReturnType()));
        Object example = map(content.get("application/json")).get("example");
        if (example != null) {
            shape.put("example", example);
        }
        String usual = ApiSchemas.isBytes(type) ? "application/octet-stream" : "application/json";
        String kind =
                endpoint.produces().isEmpty() ? usual : endpoint.produces().getFirst();
        answer.put("content", fields(kind, shape));
        return answer;
    }

    /** What the words tell of an answer; refusals that many endpoints share stay pointers. */
    private Map<String, Object> resolvedResponse(Map<String, Object> response) {
        if (!(response.get("$ref") instanceof String ref)) {
            return response;
        }
        String name = ref.substring(ref.lastIndexOf('/') + 1);
        return SHARED.contains(name)
                ? response
                : map(words.components("responses").get(name));
    }

    private static Map<String, Object> shared(String name) {
        return fields("$ref", "#/components/responses/" + name);
    }

    /** What the words tell of a refusal, as a problem in its own media type. */
    private static Map<String, Object> refusal(Map<String, Object> told) {
        if (told.containsKey("$ref")) {
            return told;
        }
        Map<String, Object> content = map(told.get("content"));
        if (content.containsKey("text/html")) {
            return told;
        }
        Map<String, Object> json = map(content.get("application/json"));
        Map<String, Object> shape = new LinkedHashMap<>(map(PROBLEM.get("application/problem+json")));
        if (json.get("schema") instanceof Map<?, ?> schema) {
            shape.put("schema", schema);
        }
        json.forEach((name, value) -> {
            if (name.startsWith("example")) {
                shape.put(name, value);
            }
        });
        var refusal = fields("description", told.getOrDefault("description", "refused"));
        if (told.containsKey("headers")) {
            refusal.put("headers", told.get("headers"));
        }
        refusal.put("content", fields("application/problem+json", shape));
        return refusal;
    }

    private static String humanised(String name) {
        String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Gives records their final names, wherever they are pointed at. */
    private Map<String, Object> renamed(Map<String, Object> document) {
        Map<String, String> names = schemas.names();
        Map<String, Object> renamed = map(renamed(document, names));
        Map<String, Object> all = new TreeMap<>();
        String front = "#/components/schemas/";
        map(map(renamed.get("components")).get("schemas"))
                .forEach((key, schema) ->
                        all.put(names.getOrDefault(front + key, front + key).substring(front.length()), schema));
        map(renamed.get("components")).put("schemas", all);
        return renamed;
    }

    private static Object renamed(Object value, Map<String, String> names) {
        if (value instanceof Map<?, ?> node) {
            Map<String, Object> copy = new LinkedHashMap<>();
            node.forEach((name, inner) -> copy.put(
                    (String) name,
                    name.equals("$ref") ? names.getOrDefault(inner, (String) inner) : renamed(inner, names)));
            return copy;
        }
        return value instanceof List<?> list
                ? list.stream().map(one -> renamed(one, names)).toList()
                : value;
    }

    /** Adds what the words define, as far as anything points at it. */
    private Map<String, Object> withComponents(Map<String, Object> document) {
        Map<String, Object> shapes = map(map(document.get("components")).get("schemas"));
        map(document.get("components")).put("securitySchemes", words.components("securitySchemes"));
        Set<String> wanted = new HashSet<>();
        int before = -1;
        while (before != wanted.size()) {
            before = wanted.size();
            pointers(document, wanted);
            for (String name : Set.copyOf(wanted)) {
                Object told = words.components("schemas").get(name);
                if (told != null) {
                    shapes.putIfAbsent(name, told);
                }
            }
        }
        return document;
    }

    static void pointers(Object value, Set<String> found) {
        if (value instanceof Map<?, ?> node) {
            if (node.get("$ref") instanceof String ref) {
                found.add(ref.substring(ref.lastIndexOf('/') + 1));
            }
            node.values().forEach(inner -> pointers(inner, found));
        }
        if (value instanceof List<?> list) {
            list.forEach(one -> pointers(one, found));
        }
    }
}
