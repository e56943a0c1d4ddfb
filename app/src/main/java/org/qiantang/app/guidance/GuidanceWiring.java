package org.qiantang.app.guidance;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class GuidanceWiring {
    @Bean
    Guidance guidance() {
        return Guidance.load();
    }

    @Bean
    BeautyTicks beautyTicks(JdbcClient jdbc) {
        return new BeautyTicks(jdbc);
    }
}
