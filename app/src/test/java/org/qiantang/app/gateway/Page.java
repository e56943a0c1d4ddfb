package org.qiantang.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A viewer's page, as far as the socket sees it. */
final class Page implements WebSocket.Listener {
    static final String ORIGIN = "http://localhost:8080";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private final List<JsonNode> heard = new ArrayList<>();
    private final List<String> misfits = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable WebSocket socket;
    private int seen;

    static Page open(int port, String query, @Nullable String session) {
        return open(port, query, session, ORIGIN).join();
    }

    static CompletableFuture<Page> open(int port, String query, @Nullable String session, String origin) {
        var page = new Page();
        WebSocket.Builder builder = BROWSER.newWebSocketBuilder().header("Origin", origin);
        if (session != null) {
            builder.header("Cookie", "other=1; qt_session=" + session);
        }
        return builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/live?" + query), page)
                .thenApply(socket -> {
                    page.socket = socket;
                    return page;
                });
    }

    Page send(String json) {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        socket.sendText(json, true).join();
        return this;
    }

    void vanish() {
        if (socket != null) {
            socket.abort();
        }
    }

    /** The next message that fits; those before it are passed over. */
    JsonNode next(Predicate<JsonNode> fits) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        synchronized (heard) {
            while (true) {
                for (; seen < heard.size(); seen++) {
                    if (fits.test(heard.get(seen))) {
                        assertThat(misfits)
                                .as("what docs/live-protocol.schema.json does not say")
                                .isEmpty();
                        return heard.get(seen++);
                    }
                }
                long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (millis <= 0) {
                    return fail("nothing that fits came; heard: " + heard);
                }
                try {
                    heard.wait(millis);
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
        }
    }

    JsonNode next(String kind) {
        return next(message -> message.get("k").stringValue().equals(kind));
    }

    /** The next must message of a type. */
    JsonNode must(String type) {
        JsonNode frame = next(message -> find(message, type) != null);
        JsonNode found = find(frame, type);
        if (found == null) {
            throw new IllegalStateException("a frame that has changed");
        }
        return found;
    }

    /** The next frame with talk that holds the text. */
    JsonNode talk(String text) {
        JsonNode frame = next(message -> message.path("talk").toString().contains(text));
        for (JsonNode line : frame.get("talk")) {
            if (line.get("text").stringValue().equals(text)) {
                return line;
            }
        }
        return fail("no line: " + text);
    }

    List<JsonNode> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    boolean isClosed() throws InterruptedException {
        return closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static @Nullable JsonNode find(JsonNode frame, String type) {
        for (JsonNode must : frame.path("must")) {
            if (must.get("t").stringValue().equals(type)) {
                return must;
            }
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            JsonNode message = JSON.readTree(part.toString());
            part.setLength(0);
            misfits.addAll(LiveSchema.misfits("fromServer", message.toString()));
            synchronized (heard) {
                heard.add(message);
                heard.notifyAll();
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.countDown();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable trouble) {
        closed.countDown();
    }
}
