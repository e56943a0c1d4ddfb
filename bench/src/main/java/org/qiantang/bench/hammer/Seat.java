package org.qiantang.bench.hammer;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A viewer's open socket: requests in, one receipt for each back; what else is told is passed over. */
public final class Seat implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final long patienceMillis;
    private final WebSocket socket;
    private volatile boolean gone;

    private Seat(WebSocket.Builder builder, URI address, long patienceMillis) {
        this.patienceMillis = patienceMillis;
        this.socket = builder.buildAsync(address, new Ears()).join();
    }

    /** Takes a seat; null where the door is shut. */
    public static @Nullable Seat take(Visitor visitor, int socketPort, long showId) {
        WebSocket.Builder builder = visitor.http()
                .newWebSocketBuilder()
                .connectTimeout(visitor.patience())
                .header("Origin", visitor.base())
                .header("Cookie", visitor.cookie());
        URI address = URI.create("ws://127.0.0.1:" + socketPort + "/live?show=" + showId);
        try {
            return new Seat(builder, address, visitor.patience().toMillis());
        } catch (CompletionException shut) {
            return null;
        }
    }

    public boolean isGone() {
        return gone;
    }

    /** Buys; the receipt as HTTP would have said it: 201, 409 for a refusal, 503 where it is to be asked again, 0 for none. */
    public Reply buy(String intent, Object wants) {
        return ask(Map.of("k", "buy", "intent", intent, "wants", wants));
    }

    public Reply cancel(long orderId) {
        return ask(Map.of("k", "cancel", "orderId", Long.toString(orderId)));
    }

    private Reply ask(Map<String, Object> request) {
        long number = numbers.incrementAndGet();
        var answer = new CompletableFuture<Reply>();
        waiting.put(number, answer);
        var numbered = new HashMap<>(request);
        numbered.put("id", number);
        try {
            // One at a time, as this kind of socket wants it.
            synchronized (socket) {
                socket.sendText(JSON.writeValueAsString(numbered), true).get(patienceMillis, TimeUnit.MILLISECONDS);
            }
            if (gone) {
                return Reply.none("the socket is closed");
            }
            return answer.get(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException trouble) {
            return Reply.none(trouble.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Reply.none("interrupted");
        } finally {
            waiting.remove(number);
        }
    }

    private void heard(String frame) {
        JsonNode said = JSON.readTree(frame);
        if (!said.path("k").asString("").equals("receipt")) {
            return;
        }
        CompletableFuture<Reply> answer = waiting.get(Reply.number(said.path("id")));
        if (answer == null) {
            return;
        }
        if (said.path("ok").asBoolean(false)) {
            answer.complete(new Reply(201, said.path("d").toString()));
        } else {
            JsonNode refusal = said.path("refusal");
            String code = refusal.path("code").asString("");
            boolean again = code.equals("busy") || code.equals("too-fast");
            answer.complete(new Reply(again ? 503 : 409, refusal.toString()));
        }
    }

    private void end(String why) {
        gone = true;
        waiting.values().forEach(one -> one.complete(Reply.none(why)));
    }

    @Override
    public void close() {
        socket.abort();
        end("closed");
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                String frame = parts.toString();
                parts.setLength(0);
                heard(frame);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            end("closed: " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable trouble) {
            end(trouble.toString());
        }
    }
}
