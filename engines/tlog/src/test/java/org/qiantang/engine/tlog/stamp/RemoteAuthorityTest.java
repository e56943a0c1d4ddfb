package org.qiantang.engine.tlog.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qiantang.engine.tlog.TestClock;
import org.qiantang.engine.tlog.merkle.Hash;

class RemoteAuthorityTest {
    private static final Hash IMPRINT = Hash.sha256("a checkpoint\n".getBytes(UTF_8));

    private final SecureRandom random = new SecureRandom();
    private final LocalAuthority authority = authority();
    private final HttpServer server = server();

    /** What the server does with a request. */
    private interface Handler {
        void handle(HttpExchange exchange, byte[] query) throws IOException;
    }

    @BeforeEach
    void begin() {
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void a_token_is_asked_for_and_checked() throws Exception {
        serve((exchange, query) -> {
            assertThat(exchange.getRequestMethod()).isEqualTo("POST");
            assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/timestamp-query");
            answer(exchange, 200, authority.answer(query));
        });

        byte[] token = remote(authority.trust()).stamp(IMPRINT);

        assertThat(authority.trust().judge(token, IMPRINT).kind()).isEqualTo(StampTrust.Kind.HOLDS);
    }

    @Test
    void an_authority_that_is_not_trusted_gives_nothing() {
        serve((exchange, query) -> answer(exchange, 200, authority.answer(query)));

        assertThatThrownBy(() -> remote(authority().trust()).stamp(IMPRINT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("why=NOT_TRUSTED");
    }

    @Test
    void an_answer_that_was_given_before_is_not_taken_again() throws Exception {
        byte[] old = authority.answer(new StampQuery(IMPRINT, random).bytes());
        serve((exchange, query) -> answer(exchange, 200, old));

        assertThatThrownBy(() -> remote(authority.trust()).stamp(IMPRINT)).isInstanceOf(IOException.class);
    }

    @Test
    void trouble_is_told_as_trouble() {
        serve((exchange, query) -> answer(exchange, 500, new byte[0]));
        assertThatThrownBy(() -> remote(authority.trust()).stamp(IMPRINT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status=500");
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        serve((exchange, query) -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[1 << 16];
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(chunk);
            }
            exchange.close();
        });

        assertThatThrownBy(() -> remote(authority.trust()).stamp(IMPRINT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too long");
    }

    @Test
    @Timeout(20)
    void an_answer_that_trickles_is_cut_off() {
        serve((exchange, query) -> {
            exchange.sendResponseHeaders(200, 0);
            // Until the other side has gone, or the test is over.
            for (int i = 0; i < 300; i++) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            exchange.close();
        });

        assertThatThrownBy(
                        () -> remote(authority.trust(), Duration.ofSeconds(1)).stamp(IMPRINT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too slow");
    }

    private RemoteAuthority remote(StampTrust trust) {
        return remote(trust, Duration.ofSeconds(5));
    }

    private RemoteAuthority remote(StampTrust trust, Duration patience) {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/tsa");
        return new RemoteAuthority(HttpClient.newHttpClient(), address, patience, trust, random);
    }

    private void serve(Handler handler) {
        server.createContext(
                "/tsa",
                exchange -> handler.handle(exchange, exchange.getRequestBody().readAllBytes()));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private LocalAuthority authority() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2030-01-01T00:00:00Z");
        return new LocalAuthority(LocalKeys.make(LocalKeys.Curve.P256, from, to, random), new TestClock(), random);
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException trouble) {
            throw new AssertionError(trouble);
        }
    }
}
