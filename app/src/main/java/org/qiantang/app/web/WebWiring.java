package org.qiantang.app.web;

import java.time.InstantSource;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

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

    /** A number that does not fit is refused, where Jackson would cut it: half a piece, or a tenth of a fen. */
    @Bean
    JsonMapperBuilderCustomizer wholeNumbers() {
        return builder -> builder.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Boolean,
                        taken -> taken.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail));
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusalsBelowSpring() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(BelowSpring.class.getName());
            }
        });
    }

    @Bean
    WebMvcRegistrations likelyMappings() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new LikelyMappings();
            }
        };
    }

    @Bean
    TextAtTheEdge textAtTheEdge() {
        return new TextAtTheEdge();
    }
}
