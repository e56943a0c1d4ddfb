package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody's socket in a room, as a page opens it. */
record RoomSocket(WebSocket socket) implements AutoCloseable {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 30;

    /**
     * Opens it; returns when its person is in the room.
     *
     * @param more to put behind the address, as {@code &via=share}; may be empty
     * @param messages gets each message of the server's, on the client's thread
     */
    static RoomSocket enter(WholeProgram program, String show, String more, String session, Consumer<String> messages)
            throws Exception {
        String told = program.ok(session, "GET", "/api/shows/" + show, "")
                        .get("socket")
                        .asString()
                + more;
        String address =
                told.startsWith("ws") ? told : program.address().toString().replaceFirst("http", "ws") + told;
        var hearer = new Hearer(messages);
        WebSocket open = BROWSER.newWebSocketBuilder()
                .header("Cookie", "qt_session=" + session)
                .header("Origin", program.address().toString())
                .buildAsync(URI.create(address), hearer)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(hearer.greeted.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("greeted in the room")
                .isTrue();
        return new RoomSocket(open);
    }

    /** Sends a request; returns when it is on its way. */
    void say(String json) throws Exception {
        socket.sendText(json, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends a request and does not wait; it is left out while the one before is still on its way out. */
    void send(String json) {
        var _ = socket.sendText(json, true);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Hearer implements WebSocket.Listener {
        private final Consumer<String> messages;
        private final StringBuilder part = new StringBuilder();
        private final CountDownLatch greeted = new CountDownLatch(1);

        Hearer(Consumer<String> messages) {
            this.messages = messages;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                messages.accept(part.toString());
                part.setLength(0);
                // What comes before the greeting is of somebody who is not in the room yet.
                greeted.countDown();
            }
            from.request(1);
            return null;
        }
    }
}
