package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Followers;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of the process as {@code ./qiantang run} starts it, on ports of its own, asked over HTTP. */
final class WholeProgram implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TRIES = 600;
    private static final String TOKEN = "a-token-against-forged-requests";

    private final OneDatabase database;
    private final ConfigurableApplicationContext process;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
    @ConfigurationPropertiesScan("org.qiantang.app")
    @ComponentScan(
            basePackages = "org.qiantang.app",
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = NotOfMain.class))
    static class Program {}

    /** Beans that only tests have, and the program's own root, which would look for everything once more. */
    static final class NotOfMain implements TypeFilter {
        @Override
        public boolean match(MetadataReader found, MetadataReaderFactory others) {
            String name = found.getClassMetadata().getClassName();
            String file = name.replaceAll("\\$.*", "").replace('.', '/') + ".java";
            return name.equals(Qiantang.class.getName()) || Files.notExists(Path.of("src/main/java", file));
        }
    }

    record Answer(int status, String kind, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        boolean isProblem() {
            return kind.startsWith("application/problem+json");
        }
    }

    private WholeProgram(OneDatabase database, ConfigurableApplicationContext process, URI address) {
        this.database = database;
        this.process = process;
        this.address = address;
    }

    static WholeProgram start(Path data) throws IOException {
        return start(data, Map.of());
    }

    /** With further settings, by their names. */
    static WholeProgram start(Path data, Map<String, String> more) throws IOException {
        OneDatabase database = OneDatabase.start();
        int port = freePort();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.hikari.maximum-pool-size", 12);
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("qiantang.bind", "127.0.0.1");
        settings.put("qiantang.port", port);
        settings.put("qiantang.socket-port", freePort());
        settings.put("qiantang.rtmp-port", freePort());
        settings.put("qiantang.data", data.toString());
        settings.put("qiantang.demo", false);
        settings.put("qiantang.shops.approval", false);
        settings.putAll(more);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        ConfigurableApplicationContext process = new SpringApplication(Program.class).run(arguments);
        return new WholeProgram(database, process, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        // Below the ports that the system gives to connections, one of which could take it before the program does.
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // Somebody else's: another one.
            }
        }
        throw new IOException("port: none free (expected: one of 10000..32000)");
    }

    URI address() {
        return address;
    }

    <T> T bean(Class<T> type) {
        return process.getBean(type);
    }

    /** A session's token for a person who is known by name. */
    String session(String name) {
        People people = process.getBean(People.class);
        return people.open(people.byName(name).orElseThrow().id());
    }

    Answer ask(String method, String path, Optional<String> session, byte[] body, String type, String language)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(URI.create(address + path).toASCIIString()))
                .timeout(Duration.ofSeconds(30))
                .header(
                        "Cookie",
                        "XSRF-TOKEN=" + TOKEN
                                + session.map(token -> "; qt_session=" + token).orElse(""))
                .header("X-XSRF-TOKEN", TOKEN)
                .header("Accept-Language", language);
        if (body.length > 0) {
            request.header("Content-Type", type);
        }
        HttpResponse<byte[]> answer = http.send(
                request.method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                new String(answer.body(), StandardCharsets.UTF_8));
    }

    /** What is answered to a first line that no client would write of its own accord; the body is left out. */
    Answer raw(String firstLine) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((firstLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String[] told =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            String kind = told[0].lines()
                    .filter(line -> line.regionMatches(true, 0, "Content-Type: ", 0, 14))
                    .map(line -> line.substring(14))
                    .findFirst()
                    .orElse("");
            return new Answer(Integer.parseInt(told[0].split(" ", 3)[1]), kind, told.length > 1 ? told[1] : "");
        }
    }

    Answer ask(String method, String path, Optional<String> session, String json) throws Exception {
        return ask(method, path, session, json.getBytes(StandardCharsets.UTF_8), "application/json", "en");
    }

    /** What is answered where it must not be refused; the session is null for a guest. */
    JsonNode ok(@Nullable String session, String method, String path, String json) throws Exception {
        Answer answer = ask(method, path, Optional.ofNullable(session), json);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
        return answer.body().isBlank() ? JSON.nullNode() : answer.json();
    }

    /** Looks again until it is so: what was written is a moment behind in rows. */
    JsonNode until(String session, String path, Predicate<JsonNode> isSo) throws Exception {
        for (int tries = 1; ; tries++) {
            Answer last = ask("GET", path, Optional.of(session), "");
            if (last.status() < 300 && isSo.test(last.json())) {
                return last.json();
            }
            assertThat(tries).as("looks at %s: %s", path, last.body()).isLessThan(TRIES);
            Thread.sleep(50);
        }
    }

    /** Pays at the simulated provider's page, as its button does. */
    void pay(String session, String cashier) throws Exception {
        String page = cashier.substring(cashier.indexOf("/simpay"));
        assertThat(ask("POST", page + "/pay", Optional.of(session), "").status())
                .isLessThan(400);
    }

    /** How many rows there are of everything that people can write; sessions and the counts of followers move by themselves. */
    long rows() throws InterruptedException {
        awaitFollowers();
        JdbcClient jdbc = process.getBean(JdbcClient.class);
        List<String> tables = new ArrayList<>(jdbc.sql("""
                select relname from pg_class
                 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                   and relname not in ('session', 'follower', 'flyway_schema_history')
                   -- The evidence log writes down at its own pace what has happened before.
                   and relname not in ('proof_leaf', 'proof_session', 'proof_shard', 'proof_stamp')
                """).query(String.class).list());
        String counts = tables.stream()
                .map(table -> "select count(*) as n from " + table)
                .collect(Collectors.joining(" union all "));
        return jdbc.sql("select sum(n)::bigint from (" + counts + ") as counted")
                .query(Long.class)
                .single();
    }

    /** What was accepted a moment ago is still being folded into rows. */
    void awaitFollowers() throws InterruptedException {
        Followers followers = process.getBean(Followers.class);
        for (int tries = 0;
                tries < 1_000 && followers.states().stream().anyMatch(one -> followers.lag(one.name()) > 0);
                tries++) {
            Thread.sleep(10);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        database.close();
    }
}
