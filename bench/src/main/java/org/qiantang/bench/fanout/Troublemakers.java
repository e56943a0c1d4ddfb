package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Those who do not mean to watch: half-open, dripping, flooding, broken and asking connections, each on its own thread. */
final class Troublemakers implements AutoCloseable {
    /** Who is still let be after this was not sent away; the server's own limits are a tenth of it. */
    private static final int READ_MILLIS = 50_000;

    private static final String HEAD_ENDS = "\r\n\r\n";
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

    /** What viewers ask in good faith, each as long as it may be; one in four is a line. */
    private static final List<byte[]> REQUESTS = List.of(
            Greeting.frame("{\"id\":1,\"k\":\"say\",\"text\":\"" + "这茶是今年的春茶吗，".repeat(10) + "\"}"),
            Greeting.frame("{\"id\":2,\"k\":\"like\",\"n\":1}"),
            Greeting.frame("{\"id\":3,\"k\":\"seen\",\"shown\":[" + "\"11\",".repeat(99) + "\"11\"],\"opened\":[]}"),
            Greeting.frame("{\"id\":4,\"k\":\"ping\"}"));

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

    /**
     * Signed-in viewers who send sound requests, lines among them, and come again when they are sent away. Who keeps to a
     * pace reads what is answered; who does not, does not.
     *
     * @param perSecond of each; 0 where they go as fast as they can
     */
    void requesting(int count, int perSecond) {
        for (int i = 0; i < count; i++) {
            byte[] own = opening.replace(HEAD_ENDS, "\r\nCookie: qt_session=" + FanOutServer.SPEAKER + i + HEAD_ENDS)
                    .getBytes(UTF_8);
            start(true, socket -> {
                socket.getOutputStream().write(own);
                awaitHead(socket);
                request(socket, perSecond);
            });
        }
    }

    /** Reads until the handshake is done: a request that comes sooner is broken HTTP. */
    private static void awaitHead(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        int ends = 0;
        while (ends < HEAD_ENDS.length()) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed by the server");
            }
            ends = next == HEAD_ENDS.charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
        }
    }

    private void request(Socket socket, int perSecond) throws IOException {
        long begun = System.nanoTime();
        for (int sent = 0; going.get(); sent++) {
            if (perSecond > 0) {
                LockSupport.parkNanos(begun + sent * TimeUnit.SECONDS.toNanos(1) / perSecond - System.nanoTime());
                InputStream in = socket.getInputStream();
                in.skipNBytes(in.available());
            }
            socket.getOutputStream().write(REQUESTS.get(sent % REQUESTS.size()));
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
