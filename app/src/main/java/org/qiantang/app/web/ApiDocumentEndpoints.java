package org.qiantang.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** What this interface says of itself, for programs that read it. */
@RestController
class ApiDocumentEndpoints {
    private static final ClassPathResource DOCUMENT = new ClassPathResource("openapi.yaml");
    private static final ClassPathResource SOCKET = new ClassPathResource("live-protocol.schema.json");
    private static final JsonMapper JSON = new JsonMapper();

    /** This document, as YAML. */
    @GetMapping(path = "/api/openapi.yaml", produces = "application/yaml")
    ResponseEntity<byte[]> yaml() throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .body(document());
    }

    /** This document, as JSON. */
    @GetMapping(path = "/api/openapi.json", produces = "application/json")
    ResponseEntity<byte[]> json() throws IOException {
        Object tree =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(document(), StandardCharsets.UTF_8));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(tree));
    }

    /** What goes over the live socket, as JSON Schema. */
    @GetMapping(path = "/api/live-protocol.schema.json", produces = "application/schema+json")
    ResponseEntity<byte[]> socket() throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/schema+json"))
                .body(read(SOCKET));
    }

    private static byte[] document() throws IOException {
        return read(DOCUMENT);
    }

    private static byte[] read(ClassPathResource resource) throws IOException {
        if (!resource.exists()) {
            throw Problem.notFound();
        }
        try (InputStream words = resource.getInputStream()) {
            return words.readAllBytes();
        }
    }
}
