package org.qiantang.engine.ear;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A FunASR server on this machine that understands {@link Tones}: halves while somebody speaks, a whole sentence after
 * 800 ms of quiet, as its C++ runtime does it. It misbehaves when told to.
 */
final class FakeFunAsr implements AutoCloseable {
    private static final Duration TAIL = Duration.ofMillis(800);

    /** What it does with a connection. */
    @FunctionalInterface
    interface Behaviour {
        void serve(FakeSocket socket) throws IOException;
    }

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> chunks = new ArrayList<>();
    private final List<String> handshakes = new ArrayList<>();
    private volatile Behaviour behaviour = this::hear;

    FakeFunAsr() throws IOException {
        Thread.ofVirtual().name("fake-funasr").start(this::accept);
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort());
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    /** Breaks all connections that are open. */
    void breakConnections() {
        open.forEach(FakeFunAsr::shut);
    }

    synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    /** How long each message of sound was, in bytes. */
    synchronized List<Integer> chunks() {
        return List.copyOf(chunks);
    }

    synchronized List<String> handshakes() {
        return List.copyOf(handshakes);
    }

    /** Takes the connection and neither reads nor says anything. */
    Behaviour hanging() {
        return socket -> {
            socket.accept();
            EarContract.awaitUninterrupted(closing);
        };
    }

    /** Reads the next message and keeps note of it; null once the client has said goodbye. */
    FakeSocket.Message next(FakeSocket socket) throws IOException {
        FakeSocket.Message message = socket.read();
        synchronized (this) {
            if (message.isText()) {
                texts.add(message.text());
            } else if (message.isBinary()) {
                chunks.add(message.payload().length);
            }
        }
        return message;
    }

    void hear(FakeSocket socket) throws IOException {
        socket.accept();
        var sentence = new Sentence();
        for (FakeSocket.Message message = next(socket); !message.isClose(); message = next(socket)) {
            if (message.isBinary()) {
                say(socket, sentence.take(message.payload()));
            } else if (message.text().contains("\"is_speaking\":false")) {
                say(socket, sentence.end());
                socket.say("{\"is_final\":true,\"text\":\"\",\"wav_name\":\"room\"}");
            }
        }
        socket.sayClose();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listening.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        breakConnections();
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (var client = new FakeSocket(socket)) {
            synchronized (this) {
                handshakes.add(client.handshake());
            }
            behaviour.serve(client);
        } catch (IOException gone) {
            // The client has left, as clients do.
        } finally {
            open.remove(socket);
        }
    }

    private static void say(FakeSocket socket, Optional<String> message) throws IOException {
        if (message.isPresent()) {
            socket.say(message.get());
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One voice, looked at in chunks. */
    private static final class Sentence {
        private final ByteArrayOutputStream voice = new ByteArrayOutputStream();
        private long position;
        private long from = -1;
        private long to;
        private int loudChunks;

        Optional<String> take(byte[] chunk) {
            long begin = position;
            position += chunk.length;
            if (Tones.isLoud(chunk)) {
                from = from < 0 ? begin + Tones.firstLoud(chunk) : from;
                to = begin + Tones.lastLoud(chunk);
                voice.writeBytes(chunk);
                loudChunks++;
                return loudChunks % 10 == 0
                        ? Optional.of("{\"mode\":\"2pass-online\",\"text\":\"第\",\"is_final\":false}")
                        : Optional.empty();
            }
            return from >= 0 && Pcm.length(position - to).compareTo(TAIL) >= 0 ? end() : Optional.empty();
        }

        Optional<String> end() {
            if (from < 0) {
                return Optional.empty();
            }
            String whole = "{\"mode\":\"2pass-offline\",\"text\":\"" + Tones.words(Tones.number(voice.toByteArray()))
                    + "\",\"is_final\":false,\"wav_name\":\"room\",\"timestamp\":\"[[" + millis(from) + "," + millis(to)
                    + "]]\"}";
            from = -1;
            loudChunks = 0;
            voice.reset();
            return Optional.of(whole);
        }

        private static long millis(long bytes) {
            return Pcm.length(bytes).toMillis();
        }
    }
}
