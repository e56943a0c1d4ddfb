package org.qiantang.app.guidance;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** All that the program has of guidance, read once from its own files; a file that lacks something stops the start. */
public record Guidance(SelfCheck selfCheck, MedicalBeauty medicalBeauty, Courses courses, LawSources laws) {
    private static final JsonMapper READER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // A list that a file leaves out is an empty one.
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    public static Guidance load() {
        return new Guidance(
                read("self-check.yaml", SelfCheck.class),
                read("medical-beauty.yaml", MedicalBeauty.class),
                read("courses.yaml", Courses.class),
                read("law-sources.yaml", LawSources.class));
    }

    private static <T> T read(String name, Class<T> type) {
        try (var in = Guidance.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": absent (expected: on the class path)");
            }
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object tree =
                    new Yaml(new SafeConstructor(options)).load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return READER.convertValue(tree, type);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
