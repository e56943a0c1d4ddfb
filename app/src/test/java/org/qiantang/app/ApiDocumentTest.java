package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.ApiWords.map;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    private static final String MEND = "docs/openapi.yaml; written anew by: mvn -pl app -am test -Dtest=ApiDocumentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm.arguments=-Dopenapi.write";

    @Test
    void the_document_says_what_the_code_maps() throws IOException {
        if (System.getProperty("openapi.write") != null) {
            ApiDocument.main(new String[0]);
        }

        assertThat(Files.readString(ApiDocument.FILE)).as(MEND).isEqualTo(ApiDocument.text());
    }

    @Test
    void each_operation_has_an_id_of_its_own_a_tag_a_summary_and_a_refusal_as_problem_json() throws IOException {
        Set<Object> ids = new HashSet<>();
        for (Map.Entry<String, Map<String, Object>> operation : operations().entrySet()) {
            String key = operation.getKey();
            Map<String, Object> said = operation.getValue();

            assertThat(ids.add(said.get("operationId"))).as(key).isTrue();
            assertThat((List<?>) said.get("tags")).as(key).isNotEmpty();
            assertThat((String) said.get("summary")).as(key).isNotBlank();
            if (key.contains(" /api/")) {
                assertThat(said).as(key).containsKey("security");
                assertThat(map(said.get("responses"))).as(key).containsKey("default");
            }
        }
        assertThat(ids).hasSizeGreaterThan(40);
    }

    @Test
    void refusals_are_problems_in_their_own_media_type() throws IOException {
        Map<String, Object> document = ApiDocument.tree();
        Map<String, Object> shared = map(map(document.get("components")).get("responses"));

        operations()
                .forEach((key, said) -> map(said.get("responses")).forEach((status, told) -> {
                    boolean ours = key.contains(" /api/") && (status.startsWith("4") || status.startsWith("5"));
                    if (ours && !map(told).containsKey("$ref")) {
                        assertThat(map(map(told).get("content")))
                                .as("%s %s", key, status)
                                .containsKey("application/problem+json");
                    }
                }));
        shared.forEach((name, told) ->
                assertThat(map(map(told).get("content"))).as(name).containsOnlyKeys("application/problem+json"));
    }

    @Test
    void whatever_is_pointed_at_is_there() throws IOException {
        Map<String, Object> document = ApiDocument.tree();
        Set<String> pointers = new HashSet<>();

        ApiDocument.pointers(document, pointers);

        Map<String, Object> components = map(document.get("components"));
        Set<String> there = new HashSet<>(map(components.get("schemas")).keySet());
        there.addAll(map(components.get("responses")).keySet());
        assertThat(there).containsAll(pointers);
    }

    @Test
    void no_words_are_kept_of_an_endpoint_that_is_gone() throws IOException {
        Map<String, Map<String, Object>> operations = operations();
        List<String> gone = new ArrayList<>();

        ApiWords.read()
                .paths()
                .forEach((path, said) -> map(said).keySet().stream()
                        .filter(method -> !method.equals("parameters"))
                        .map(method -> method + " " + path.replaceAll("\\{[^}]*}", "{}"))
                        .filter(key -> !operations.containsKey(key))
                        .forEach(gone::add));

        assertThat(gone).as("paths in openapi/words.yaml").isEmpty();
    }

    private static Map<String, Map<String, Object>> operations() throws IOException {
        Map<String, Map<String, Object>> operations = new java.util.TreeMap<>();
        map(ApiDocument.tree().get("paths"))
                .forEach((path, methods) -> map(methods).forEach((method, operation) -> {
                    if (!method.equals("parameters")) {
                        operations.put(method + " " + path.replaceAll("\\{[^}]*}", "{}"), map(operation));
                    }
                }));
        return operations;
    }
}
