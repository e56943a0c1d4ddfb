package org.qiantang.engine.ear;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An OpenAI-compatible server on this machine that understands {@link Tones} and misbehaves when told to. */
final class FakeTranscriptions implements AutoCloseable {
    /** What it does with a request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange, Asked asked) throws IOException;
    }

    /** A request as it came. */
    record Asked(String method, String path, String authorization, String form, byte[] pcm) {
        /** The value of a field of the form. */
        String field(String name) {
            int at = form.indexOf("name=\"" + name + "\"");
            if (at < 0) {
                return "";
            }
            int value = form.indexOf("\r\n\r\n", at) + 4;
            return form.substring(value, form.indexOf("\r\n", value));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Asked> asked = new ArrayList<>();
    private volatile Behaviour behaviour = FakeTranscriptions::hear;

    FakeTranscriptions() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Writes down the number that is said, with its place in the sound. */
    static void hear(HttpExchange exchange, Asked asked) throws IOException {
        int number = Tones.number(asked.pcm());
        double start = Pcm.length(Tones.firstLoud(asked.pcm())).toMillis() / 1_000.0;
        double end = Pcm.length(Tones.lastLoud(asked.pcm())).toMillis() / 1_000.0;
        String segment = String.format(
                Locale.ROOT,
                "{\"id\":0,\"start\":%.3f,\"end\":%.3f,\"text\":\" %s\",\"avg_logprob\":-0.2,\"no_speech_prob\":0.01}",
                start,
                end,
                Tones.words(number));
        send(
                exchange,
                200,
                "{\"task\":\"transcribe\",\"language\":\"chinese\",\"text\":\"" + Tones.words(number)
                        + "\",\"segments\":[" + segment + "]}");
    }

    static Behaviour status(int status, String body) {
        return (exchange, _) -> send(exchange, status, body);
    }

    /** Takes the request and says nothing until the server is closed. */
    Behaviour hanging() {
        return (_, _) -> EarContract.awaitUninterrupted(closing);
    }

    /** Begins a good answer and never ends it. */
    Behaviour dripping() {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"text\":".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            EarContract.awaitUninterrupted(closing);
        };
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Asked one = read(exchange);
            synchronized (this) {
                asked.add(one);
            }
            behaviour.answer(exchange, one);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String form = new String(body, ISO_8859_1);
        int wav = form.indexOf("RIFF");
        byte[] pcm = new byte[0];
        if (wav >= 0) {
            int length = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(wav + 40);
            pcm = Arrays.copyOfRange(body, wav + 44, wav + 44 + length);
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                authorization == null ? "" : authorization,
                form,
                pcm);
    }
}
