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

    private static byte[] document() throws IOException {
        if (!DOCUMENT.exists()) {
            throw Problem.notFound();
        }
        try (InputStream document = DOCUMENT.getInputStream()) {
            return document.readAllBytes();
        }
    }
}
