package org.qiantang.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** What is looked at first changes how long an answer takes, and no answer: Spring's own mapping is asked the same. */
class LikelyMappingsTest {
    private static final List<String> PATTERNS = List.of(
            "/",
            "/api/shows",
            "/api/shows/{id}",
            "/api/shows/{id}/claims",
            "/api/shows/{id}/claims/{claim}",
            "/api/shows/{id}/recording/{number}.ts",
            "/api/shows/now/claims",
            "/api/shows/{id:[0-9]+}/prices",
            "/api/*/likes",
            "/api/sh?ws/odd",
            "/files/**",
            "/pages/{*rest}",
            "/two",
            "/three/");
    private static final List<String> WORDS = List.of(
            "api",
            "shows",
            "sh%6Fws",
            "shews",
            "now",
            "7",
            "claims",
            "likes",
            "odd",
            "files",
            "pages",
            "recording",
            "4.ts",
            "prices",
            "two",
            "three",
            "",
            "%E9%92%B1",
            "a;b=c");

    private final RequestMappingHandlerMapping spring = filled(new RequestMappingHandlerMapping());
    private final RequestMappingHandlerMapping likely = filled(new LikelyMappings());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void every_path_comes_to_the_endpoint_to_which_spring_brings_it(long seed) {
        var chance = new Random(seed);
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            String path = path(chance);
            String method = chance.nextInt(4) == 0 ? "POST" : "GET";

            String expected = answer(spring, method, path);

            assertThat(answer(likely, method, path)).as("%s %s", method, path).isEqualTo(expected);
            found += expected.startsWith("/") ? 1 : 0;
        }
        assertThat(found).as("paths that came somewhere").isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/shows", "/api/shows/7/claims", "/two"})
    void a_request_that_is_forwarded_is_looked_at_anew(String second) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/shows/7");
        assertThat(handler(likely, request)).isEqualTo("/api/shows/{id}");

        request.setRequestURI(second);

        assertThat(handler(likely, request)).isEqualTo(answer(spring, "GET", second));
    }

    private static String path(Random chance) {
        if (chance.nextBoolean()) {
            // Something like a pattern, or else hardly any would come anywhere.
            return PATTERNS.get(chance.nextInt(PATTERNS.size()))
                    .replaceAll("\\{number}", "4")
                    .replaceAll("\\{[^}]*}|\\*\\*|\\*|\\?", WORDS.get(chance.nextInt(WORDS.size())));
        }
        var path = new StringBuilder();
        for (int i = chance.nextInt(5); i >= 0; i--) {
            path.append('/').append(WORDS.get(chance.nextInt(WORDS.size())));
        }
        return path.toString();
    }

    private static String answer(RequestMappingHandlerMapping mapping, String method, String path) {
        try {
            return handler(mapping, new MockHttpServletRequest(method, path));
        } catch (Exception refused) {
            return refused.getClass().getSimpleName();
        }
    }

    private static String handler(RequestMappingHandlerMapping mapping, MockHttpServletRequest request)
            throws Exception {
        ServletRequestPathUtils.parseAndCache(request);
        @Nullable HandlerExecutionChain chain = mapping.getHandler(request);
        if (chain == null) {
            return "nowhere";
        }
        Endpoint endpoint = (Endpoint) ((HandlerMethod) chain.getHandler()).getBean();
        return endpoint.pattern();
    }

    private static RequestMappingHandlerMapping filled(RequestMappingHandlerMapping mapping) {
        try {
            var options = new RequestMappingInfo.BuilderConfiguration();
            options.setPatternParser(mapping.getPatternParser());
            for (String pattern : PATTERNS) {
                mapping.registerMapping(
                        RequestMappingInfo.paths(pattern)
                                .methods(RequestMethod.GET)
                                .options(options)
                                .build(),
                        new Endpoint(pattern),
                        Endpoint.class.getMethod("answer"));
            }
            return mapping;
        } catch (NoSuchMethodException absent) {
            throw new AssertionError(absent);
        }
    }

    /** An endpoint that knows its pattern. */
    public record Endpoint(String pattern) {
        public String answer() {
            return pattern;
        }
    }
}
