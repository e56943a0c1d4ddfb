package org.qiantang.app.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/** A small HTTP server on loopback that stands for a company of the outside world. */
public final class Loopback implements AutoCloseable {
    private final HttpServer server;

    /** An answer: status, headers, body. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** A request as it came. */
    public record Asked(String method, URI address, Map<String, String> headers, String body) {}

    /** What the company does about a request. */
    public interface Mind {
        Answer answer(Asked asked) throws IOException;
    }

    public Loopback(Mind mind) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> serve(exchange, mind));
        server.start();
    }

    private static void serve(HttpExchange exchange, Mind mind) throws IOException {
        try (exchange) {
            var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer =
                    mind.answer(new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An address where nobody listens. */
    public static String nowhere() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
