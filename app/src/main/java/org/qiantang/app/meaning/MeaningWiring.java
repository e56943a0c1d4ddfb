package org.qiantang.app.meaning;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class MeaningWiring {
    @Bean
    MeaningModel meaningModel() {
        return MeaningModel.waiting();
    }

    /** Loading takes a core for more than a second, which the start has a better use for. */
    @Bean
    @Order(4)
    ApplicationRunner meaningComes(MeaningModel model) {
        return _ -> model.begin();
    }
}
