package org.qiantang.app.gateway;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The live protocol's own schema, held against what is really said. */
final class LiveSchema {
    private static final String ADDRESS = "urn:qiantang:live-protocol";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, document())));

    private LiveSchema() {}

    /** What of a message the named part of the schema does not allow; empty if it fits. */
    static List<String> misfits(String part, String message) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of(ADDRESS + "#/$defs/" + part));
        return schema
                .validate(
                        message,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .map(error -> error + " in " + message)
                .toList();
    }

    private static String document() {
        try {
            return Files.readString(Path.of("../docs/live-protocol.schema.json"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
