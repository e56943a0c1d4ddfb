package org.qiantang.app.copywriting;

import dev.langchain4j.model.openai.OpenAiChatModel;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.qiantang.app.shelf.Shelves;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CopywritingWiring {
    @Bean
    ScriptWriter scriptWriter(Shelves shelves, ModelSettings settings) {
        return new ScriptWriter(shelves, new Grammar(Phrases.load()), praise(settings), new SecureRandom());
    }

    @Bean
    Slots slots(Shelves shelves, InstantSource clock) {
        return new Slots(shelves, clock);
    }

    static Supplier<Grammar.Praise> praise(ModelSettings settings) {
        if (!settings.isConfigured()) {
            return () -> _ -> List.of();
        }
        var model = OpenAiChatModel.builder()
                .baseUrl(settings.baseUrl())
                .apiKey(settings.key())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
        var writer = new ModelWriter(model, new ClaimCheck(Phrases.claims()));
        return writer::forOneScript;
    }
}
