package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Those who do not mean to watch: half-open, dripping, flooding and broken connections, each on its own thread. */
final class Troublemakers implements AutoCloseable {
    /** Who is still let be after this was not sent away; the server's own limits are a tenth of it. */
    private static final int READ_MILLIS = 50_000;

    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

    /** Frames that nobody sends in good faith; the first bytes are all it takes. */
    static final List<byte[]> BROKEN = List.of(
            // a text of 2^62 bytes
            new byte[] {(byte) 0x81, (byte) 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            // a text of 65,535 bytes
            new byte[] {(byte) 0x81, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, 0, 0, 0, 0},
            // not masked
            new byte[] {(byte) 0x81, 2, 'h', 'i'},
            // an opcode that there is not
            new byte[] {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0},
            // reserved bits
            new byte[] {(byte) 0xF1, (byte) 0x80, 0, 0, 0, 0},
            // a continuation of nothing
            new byte[] {(byte) 0x80, (byte) 0x81, 0, 0, 0, 0, 'x'},
            // a ping in pieces
            new byte[] {0x09, (byte) 0x80, 0, 0, 0, 0},
            // a ping that is too long
            new byte[] {(byte) 0x89, (byte) 0xFE, 0x01, 0x00, 0, 0, 0, 0},
            // a text that is not UTF-8
            new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, (byte) 0xC3, (byte) 0x28},
            // a close with half a status
            new byte[] {(byte) 0x88, (byte) 0x81, 0, 0, 0, 0, 3});

    private final int port;
    private final String opening;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final LongAdder sentAway = new LongAdder();

    Troublemakers(int port, String opening) {
        this.port = port;
        this.opening = opening;
    }

    private interface Trouble {
        void make(Socket socket) throws IOException, InterruptedException;
    }

    /** Connections that say nothing. */
    void halfOpen(int count) {
        for (int i = 0; i < count; i++) {
            start(false, Troublemakers::awaitEnd);
        }
    }

    /** Connections that say the opening a byte at a time. */
    void dripping(int count) {
        for (int i = 0; i < count; i++) {
            start(false, socket -> {
                for (byte one : opening.getBytes(UTF_8)) {
                    socket.getOutputStream().write(one);
                    TimeUnit.MILLISECONDS.sleep(250);
                }
                awaitEnd(socket);
            });
        }
    }

    /** Viewers who send as many frames as they can, and come again when they are sent away. */
    void flooding(int count) {
        for (int i = 0; i < count; i++) {
            start(true, socket -> {
                socket.getOutputStream().write(opening.getBytes(UTF_8));
                while (going.get()) {
                    socket.getOutputStream().write(PING);
                }
            });
        }
    }

    /** A viewer for each kind of broken frame. */
    void broken() {
        for (byte[] frame : BROKEN) {
            start(false, socket -> {
                socket.getOutputStream().write(opening.getBytes(UTF_8));
                TimeUnit.MILLISECONDS.sleep(200);
                socket.getOutputStream().write(frame);
                awaitEnd(socket);
            });
        }
    }

    private void start(boolean again, Trouble trouble) {
        threads.add(Thread.ofVirtual().start(() -> {
            do {
                try (var socket = new Socket()) {
                    synchronized (sockets) {
                        sockets.add(socket);
                    }
                    socket.setSoTimeout(READ_MILLIS);
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    trouble.make(socket);
                } catch (SocketTimeoutException _) {
                    // The server has let it be: this one is not counted.
                } catch (IOException closed) {
                    sentAway.increment();
                } catch (InterruptedException interrupted) {
                    return;
                }
            } while (again && going.get());
        }));
    }

    /** Reads until the server closes. */
    private static void awaitEnd(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // Whatever it says meanwhile.
        }
        throw new IOException("closed by the server");
    }

    /** How many have been closed by the server. */
    long sentAway() {
        return sentAway.sum();
    }

    @Override
    public void close() throws IOException {
        going.set(false);
        synchronized (sockets) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        threads.forEach(Thread::interrupt);
    }
}
