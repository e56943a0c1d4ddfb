package org.qiantang.app.web;

import java.time.InstantSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What stands before every endpoint. */
@Configuration(proxyBeanMethods = false)
class WebWiring {
    @Bean
    FilterRegistrationBean<Sieve> sieve(InstantSource clock) {
        var registration = new FilterRegistrationBean<>(new Sieve(clock));
        // Before anybody is asked who they are; after the encoding is settled.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    TextAtTheEdge textAtTheEdge() {
        return new TextAtTheEdge();
    }
}
