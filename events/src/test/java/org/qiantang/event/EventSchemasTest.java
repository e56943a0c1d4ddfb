package org.qiantang.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventSchemasTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path SCHEMAS = Path.of("../docs/events");
    private static final String MEND = "the schemas in docs/events; written anew by: mvn -pl events test-compile"
            + " exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.qiantang.event.EventSchemas"
            + " -Dexec.args=docs/events";

    private final JsonMapper json = new JsonMapper();

    @Test
    void the_schemas_in_the_documents_are_those_of_the_code() throws IOException {
        var found = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            for (Path file : files.toList()) {
                found.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(found).as(MEND).isEqualTo(EventSchemas.files());
    }

    static Stream<Map.Entry<String, String>> schemas() {
        return EventSchemas.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".json"));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void a_golden_file_is_as_its_schema_says(Map.Entry<String, String> file) throws IOException {
        JsonNode schema = json.readTree(file.getValue());
        JsonNode golden = json.readTree(Files.readAllBytes(GOLDEN.resolve(file.getKey())));

        mustFit(golden, schema, schema.path("$defs"));
    }

    /** As much of JSON Schema as our schemas speak. */
    private static void mustFit(JsonNode value, JsonNode schema, JsonNode parts) {
        if (schema.has("$ref")) {
            String part = schema.get("$ref").asString();
            mustFit(value, parts.get(part.substring(part.lastIndexOf('/') + 1)), parts);
            return;
        }
        if (schema.has("anyOf")) {
            if (!value.isNull()) {
                mustFit(value, schema.get("anyOf").get(0), parts);
            }
            return;
        }
        String type = schema.get("type").asString();
        switch (type) {
            case "object" -> {
                assertThat(value.propertyNames())
                        .containsExactlyInAnyOrderElementsOf(
                                schema.get("properties").propertyNames());
                value.properties()
                        .forEach(field -> mustFit(
                                field.getValue(), schema.get("properties").get(field.getKey()), parts));
            }
            case "array" -> {
                assertThat(value.isArray()).isTrue();
                for (Iterator<JsonNode> items = value.iterator(); items.hasNext(); ) {
                    mustFit(items.next(), schema.get("items"), parts);
                }
            }
            case "integer" ->
                assertThat(value.isIntegralNumber()).as("%s", value).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as("%s", value).isTrue();
            case "string" -> {
                assertThat(value.isString()).as("%s", value).isTrue();
                if (schema.has("pattern")) {
                    assertThat(value.asString()).matches(schema.get("pattern").asString());
                }
                if (schema.has("enum")) {
                    assertThat(schema.get("enum").valueStream().map(JsonNode::asString))
                            .contains(value.asString());
                }
            }
            default -> throw new AssertionError("type: " + type + " (expected: one that the schemas use)");
        }
    }
}
