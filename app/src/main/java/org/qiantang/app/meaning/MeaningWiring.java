package org.qiantang.app.meaning;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeaningWiring {
    @Bean
    MeaningModel meaningModel() {
        return MeaningModel.loading();
    }
}
