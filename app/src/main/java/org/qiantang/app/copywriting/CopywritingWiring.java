package org.qiantang.app.copywriting;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.qiantang.app.shelf.Shelves;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CopywritingWiring {
    @Bean
    ScriptWriter scriptWriter(Shelves shelves) {
        return new ScriptWriter(shelves, new Grammar(Phrases.load()), () -> _ -> List.of(), new SecureRandom());
    }

    @Bean
    Slots slots(Shelves shelves, InstantSource clock) {
        return new Slots(shelves, clock);
    }
}
