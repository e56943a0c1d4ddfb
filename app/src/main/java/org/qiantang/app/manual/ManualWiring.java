package org.qiantang.app.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import org.qiantang.engine.ocr.PaddleReader;
import org.qiantang.engine.ocr.TextReader;
import org.qiantang.event.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who reads manuals, and what keeps them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManualSettings.class)
class ManualWiring {
    @Bean
    ManualDesk manualDesk(ManualSettings settings, JdbcClient jdbc, JsonMapper json, Ids ids, InstantSource clock) {
        var reader = new ManualReader(() -> settings.ocr() ? Optional.of(eye()) : Optional.empty());
        return new ManualDesk(reader, new FactFinder(Labels.load()), new ManualRows(jdbc, json), ids::next, clock);
    }

    private static TextReader eye() {
        try {
            return PaddleReader.load();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
