package org.qiantang.app.guidance;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GuidanceWiring {
    @Bean
    Guidance guidance() {
        return Guidance.load();
    }
}
