package org.qiantang.engine.ear;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection to a FunASR server: what is sent goes out in order and in time, or the connection is given up. */
final class FunAsrLink implements WebSocket.Listener, AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_SEND = Duration.ofSeconds(5);
    private static final int MAX_MESSAGE_CHARS = 256 * 1024;

    private final Consumer<String> messages;
    private final StringBuilder message = new StringBuilder();
    private final AtomicLong messageCount = new AtomicLong();
    private volatile @Nullable String broken;
    private volatile long lastMessage = System.nanoTime();
    private @Nullable WebSocket socket;

    private FunAsrLink(Consumer<String> messages) {
        this.messages = messages;
    }

    /** @param messages gets what the server says, one message at a time, and must not wait */
    static FunAsrLink open(HttpClient client, URI address, Consumer<String> messages)
            throws IOException, InterruptedException {
        var link = new FunAsrLink(messages);
        CompletableFuture<WebSocket> opening = client.newWebSocketBuilder()
                .connectTimeout(TO_CONNECT)
                // FunASR's Python servers ask for it.
                .subprotocols("binary")
                .buildAsync(address, link);
        // A server that takes the connection and never answers is not covered by the time to connect.
        link.socket = await(opening, TO_CONNECT, "no connection to " + Host.of(address));
        return link;
    }

    void send(String text) throws IOException, InterruptedException {
        requireWhole();
        await(open().sendText(text, true), TO_SEND, "the server takes nothing more");
    }

    void send(byte[] chunk) throws IOException, InterruptedException {
        requireWhole();
        await(open().sendBinary(ByteBuffer.wrap(chunk), true), TO_SEND, "the server takes nothing more");
    }

    /** Looks whether the connection still stands: Java's client now and then misses that the other side has left. */
    void ping() throws IOException, InterruptedException {
        requireWhole();
        await(open().sendPing(ByteBuffer.allocate(0)), TO_SEND, "the server takes nothing more");
    }

    /** @throws IOException if the connection has ended, with why */
    private void requireWhole() throws IOException {
        String why = broken;
        if (why != null) {
            throw new IOException(why);
        }
    }

    boolean isBroken() {
        return broken != null;
    }

    /** How many messages have come. */
    long messageCount() {
        return messageCount.get();
    }

    /** How long the server has said nothing. */
    Duration quietFor() {
        return Duration.ofNanos(System.nanoTime() - lastMessage);
    }

    /** Says goodbye; the answer to it is not waited for, since whoever does not give it would hold us up. */
    void bye() throws IOException, InterruptedException {
        requireWhole();
        await(open().sendClose(WebSocket.NORMAL_CLOSURE, ""), TO_SEND, "the server takes nothing more");
    }

    @Override
    public void close() {
        open().abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (message.length() + data.length() > MAX_MESSAGE_CHARS) {
            fail("message: longer than " + MAX_MESSAGE_CHARS + " characters");
            from.abort();
            return null;
        }
        message.append(data);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            lastMessage = System.nanoTime();
            messageCount.incrementAndGet();
            messages.accept(whole);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        fail("the server closed the connection: status=" + status + " reason=" + Heard.tidy(reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        fail("the connection broke: " + error.getMessage());
    }

    private void fail(String why) {
        if (broken == null) {
            broken = why;
        }
    }

    private WebSocket open() {
        if (socket == null) {
            throw new IllegalStateException("socket: none (expected: a link that was opened)");
        }
        return socket;
    }

    private static WebSocket await(CompletableFuture<WebSocket> step, Duration patience, String otherwise)
            throws IOException, InterruptedException {
        try {
            return step.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw new IOException(otherwise + ": " + (cause == null ? failed : cause), cause);
        } catch (TimeoutException late) {
            step.cancel(true);
            throw new IOException(otherwise + " within " + patience.toSeconds() + " s", late);
        }
    }
}
