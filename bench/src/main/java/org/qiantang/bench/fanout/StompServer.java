package org.qiantang.bench.fanout;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * A peer: Spring's SimpleBroker behind STOMP over WebSocket, set up as its reference documentation shows.
 *
 * <p>Arguments: port, port of the feed.
 */
public final class StompServer {
    private StompServer() {}

    public static void main(String[] words) throws IOException {
        ConfigurableApplicationContext spring = new SpringApplicationBuilder(Broker.class)
                .properties(Map.of(
                        "server.port", words[0],
                        "server.address", "127.0.0.1",
                        "server.tomcat.max-connections", "60000",
                        "server.tomcat.accept-count", "4096",
                        "spring.config.location", "optional:classpath:/none/",
                        "spring.main.banner-mode", "off"))
                .run();
        SimpMessagingTemplate template = spring.getBean(SimpMessagingTemplate.class);
        Feed.serve(Integer.parseInt(words[1]), asked -> {
            switch (asked.what()) {
                case SAY -> template.convertAndSend("/topic/room" + asked.room(), asked.text());
                case COLLECT -> {
                    System.gc();
                    return Optional.of("done");
                }
                case MUST, COUNTS -> throw new IllegalArgumentException("what: " + asked.what() + " (expected: SAY)");
            }
            return Optional.empty();
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocketMessageBroker
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Broker implements WebSocketMessageBrokerConfigurer {
        @Override
        public void registerStompEndpoints(StompEndpointRegistry registry) {
            registry.addEndpoint("/ws").setAllowedOriginPatterns("*");
        }

        @Override
        public void configureMessageBroker(MessageBrokerRegistry registry) {
            registry.enableSimpleBroker("/topic");
        }
    }
}
