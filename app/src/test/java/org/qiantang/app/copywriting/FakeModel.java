package org.qiantang.app.copywriting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A language model on loopback: the streaming half of the OpenAI protocol, server-sent events and all, and its troubles. */
public final class FakeModel implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CHARACTERS_A_CHUNK = 7;

    /** What it does when it is asked. */
    public enum Mood {
        ANSWERS,
        /** Takes the question and says nothing. */
        SILENT,
        BUSY,
        /** Does not take the key. */
        UNAUTHORISED,
        FORBIDDEN,
        /** Has no such model. */
        ABSENT,
        BROKEN,
        /** Closes the connection in the middle of its answer. */
        BREAKS_OFF,
        /** Ends as if all were said, without the end. */
        FORGETS_THE_END,
        /** Says that it was not let answer. */
        FILTERED,
        /** Says a little, and then waits to be told to stop. */
        LINGERS
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Mood mood = Mood.ANSWERS;
    private volatile String answer = "";
    private volatile String question = "";

    public FakeModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::serve);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    public void is(Mood now) {
        mood = now;
    }

    public void says(String now) {
        answer = now;
    }

    public int timesAsked() {
        return asked.get();
    }

    public String lastQuestion() {
        return question;
    }

    /** Whether whoever asked has closed the connection before the end. */
    public boolean wasHungUpOn() throws InterruptedException {
        return hungUp.await(20, TimeUnit.SECONDS);
    }

    private void serve(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (mood) {
            case ANSWERS -> stream(exchange, answer, "stop", true);
            case FILTERED -> stream(exchange, "", "content_filter", true);
            case FORGETS_THE_END -> stream(exchange, answer, null, false);
            case BUSY -> error(exchange, 429, "rate limit reached");
            case UNAUTHORISED -> error(exchange, 401, "invalid api key");
            case FORBIDDEN -> error(exchange, 403, "no right to this model");
            case ABSENT -> error(exchange, 404, "no such model");
            case BROKEN -> error(exchange, 500, "the server had an error");
            case SILENT -> linger();
            case BREAKS_OFF -> breakOff(exchange);
            case LINGERS -> lingerAfterAWord(exchange);
        }
    }

    private void error(HttpExchange exchange, int status, String message) throws IOException {
        byte[] body = JSON.writeValueAsString(Map.of("error", Map.of("message", message, "type", "error")))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private OutputStream begin(HttpExchange exchange, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, length);
        return exchange.getResponseBody();
    }

    private void stream(HttpExchange exchange, String text, @org.jspecify.annotations.Nullable String end, boolean done)
            throws IOException {
        OutputStream out = begin(exchange, 0);
        words(out, text);
        if (end != null) {
            event(
                    out,
                    "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\",\"choices\":"
                            + "[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + end + "\"}]}");
            event(
                    out,
                    "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\",\"choices\":[],"
                            + "\"usage\":{\"prompt_tokens\":300,\"completion_tokens\":120,\"total_tokens\":420}}");
        }
        if (done) {
            event(out, "[DONE]");
        }
        exchange.close();
    }

    private void words(OutputStream out, String text) throws IOException {
        for (int at = 0; at < text.length(); at += CHARACTERS_A_CHUNK) {
            String piece = text.substring(at, Math.min(text.length(), at + CHARACTERS_A_CHUNK));
            event(
                    out,
                    JSON.writeValueAsString(Map.of(
                            "id",
                            "1",
                            "object",
                            "chat.completion.chunk",
                            "created",
                            1,
                            "model",
                            "fake",
                            "choices",
                            List.of(Map.of("index", 0, "delta", Map.of("role", "assistant", "content", piece))))));
        }
    }

    private static void event(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void breakOff(HttpExchange exchange) throws IOException {
        // More was promised than comes: the connection is closed under the reader's eyes.
        OutputStream out = begin(exchange, 1_000_000);
        words(out, answer);
        out.flush();
        exchange.close();
    }

    private void lingerAfterAWord(HttpExchange exchange) throws IOException {
        OutputStream out = begin(exchange, 0);
        words(out, answer);
        try {
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                // A comment, as servers send to keep a connection; it fails once the other side is gone.
                out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            hungUp.countDown();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void linger() {
        try {
            closed.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
