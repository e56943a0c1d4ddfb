package org.qiantang.app.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.payment.OneDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on a database of its own, and people who come to it over HTTP. */
public final class WholeHouse implements AutoCloseable {
    public static final String PASSWORD = "a long password";
    private static final JsonMapper JSON = new JsonMapper();

    private final OneDatabase database;
    private final Map<String, Object> settings;
    private ConfigurableApplicationContext process;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** All of the app but what other tests put together for themselves. */
    @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
    @ConfigurationPropertiesScan("org.qiantang.app")
    @ComponentScan(
            basePackages = "org.qiantang.app",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*(Test|WholeRoad|WholeHouse)\\$.*", ".*\\.Qiantang"}))
    static class Program {}

    private WholeHouse(OneDatabase database, Map<String, Object> settings, URI address) {
        this.database = database;
        this.settings = settings;
        this.process = run(settings);
        this.address = address;
    }

    public static WholeHouse open() throws IOException {
        return open(Map.of());
    }

    /** With some settings of its own. */
    public static WholeHouse open(Map<String, Object> own) throws IOException {
        OneDatabase database = OneDatabase.start();
        var settings = new LinkedHashMap<String, Object>();
        int port = freePort();
        settings.put("spring.datasource.url", database.url());
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("qiantang.bind", "127.0.0.1");
        settings.put("qiantang.port", port);
        settings.put("qiantang.socket-port", freePort());
        settings.put("qiantang.rtmp-port", freePort());
        settings.put("qiantang.data", Files.createTempDirectory("whole-house").toString());
        settings.put("qiantang.demo", false);
        settings.putAll(own);
        return new WholeHouse(database, settings, URI.create("http://127.0.0.1:" + port));
    }

    private static ConfigurableApplicationContext run(Map<String, Object> settings) {
        var application = new SpringApplication(Program.class);
        application.setDefaultProperties(settings);
        return application.run();
    }

    /** Stops the program and starts it anew on what it has written down. */
    public void restart() {
        process.close();
        process = run(settings);
    }

    public URI address() {
        return address;
    }

    public <T> T bean(Class<T> type) {
        return process.getBean(type);
    }

    public Object bean(String name) {
        return process.getBean(name);
    }

    /** A buyer with an address there, which is the usual one. */
    public Visitor livingIn(String name, String region) {
        Visitor buyer = comes(name, null, Role.VIEWER);
        Answer address = buyer.put(
                "/api/me/address",
                "{\"recipient\":\"小满\",\"phone\":\"13800138000\",\"region\":\"" + region
                        + "\",\"street\":\"望江路 1 号\"}");
        if (address.status() > 204) {
            throw new IllegalStateException("address: " + address.text());
        }
        return buyer;
    }

    /** All endpoints whose address begins so, as {@code POST /api/orders/{id}}. */
    public Stream<String> doors(String front) {
        var mapping = (RequestMappingHandlerMapping) bean("requestMappingHandlerMapping");
        return mapping.getHandlerMethods().keySet().stream().flatMap(info -> doors(front, info));
    }

    private static Stream<String> doors(String front, RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith(front))
                .map(pattern -> pattern.replaceAll("\\{(\\w+):.*?}(?=[/.]|$)", "{$1}"))
                .flatMap(pattern ->
                        info.getMethodsCondition().getMethods().stream().map(method -> method + " " + pattern));
    }

    /** Somebody new, signed in. */
    public Visitor comes(String name, @Nullable Long merchantId, Role... roles) {
        People people = bean(People.class);
        people.join(name, PASSWORD, name, Set.of(roles), merchantId);
        Person person = people.byName(name).orElseThrow();
        return new Visitor(this, person, people.open(person.id()), null);
    }

    public Visitor guest() {
        return new Visitor(this, null, null, null);
    }

    @Override
    public void close() throws IOException {
        process.close();
        database.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** An answer: its status, its body, and the session that it gave. */
    public record Answer(int status, String text, Optional<String> session, Optional<String> retryAfter) {
        public JsonNode body() {
            return JSON.readTree(text);
        }
    }

    /** Somebody with a browser, or a program with a token. */
    public record Visitor(
            WholeHouse house,
            @Nullable Person person,
            @Nullable String session,
            @Nullable String token) {
        public Visitor with(String newSession) {
            return new Visitor(house, person, newSession, null);
        }

        public Visitor byToken(String secret) {
            return new Visitor(house, person, null, secret);
        }

        public long id() {
            return Objects.requireNonNull(person).id();
        }

        public Answer get(String path) {
            return house.ask("GET", path, null, this, Map.of());
        }

        public Answer post(String path, String body) {
            return house.ask("POST", path, body, this, Map.of());
        }

        public Answer put(String path, String body) {
            return house.ask("PUT", path, body, this, Map.of());
        }

        public Answer delete(String path) {
            return house.ask("DELETE", path, null, this, Map.of());
        }

        public Answer ask(String method, String path, @Nullable String body, Map<String, String> headers) {
            return house.ask(method, path, body, this, headers);
        }

        /** Sends bytes, such as a form with a file. */
        public Answer send(String path, byte[] body, String type) {
            return house.exchange(
                    "POST", path, HttpRequest.BodyPublishers.ofByteArray(body), this, Map.of("Content-Type", type));
        }
    }

    private Answer ask(String method, String path, @Nullable String body, Visitor who, Map<String, String> headers) {
        HttpRequest.BodyPublisher bytes = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        return exchange(method, path, bytes, who, headers);
    }

    private Answer exchange(
            String method, String path, HttpRequest.BodyPublisher body, Visitor who, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en");
        if (who.token() != null) {
            request.header("Authorization", "Bearer " + who.token());
        } else if (!headers.containsKey("Cookie")) {
            String cookie = "XSRF-TOKEN=3e5f9c1e-0000-4000-8000-000000000000"
                    + (who.session() == null ? "" : "; qt_session=" + who.session());
            request.header("Cookie", cookie).header("X-XSRF-TOKEN", "3e5f9c1e-0000-4000-8000-000000000000");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Optional<String> session = response.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("qt_session="))
                    .map(cookie -> cookie.substring("qt_session=".length(), cookie.indexOf(';')))
                    .findFirst();
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    session,
                    response.headers().firstValue("Retry-After"));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("asking was interrupted", stop);
        }
    }
}
