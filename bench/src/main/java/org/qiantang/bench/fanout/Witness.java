package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One viewer who keeps every frame heard, and who can stop reading with the socket open. */
final class Witness implements AutoCloseable {
    private static final int MASK_LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    /** What the kernel keeps for whoever does not read, besides what the server keeps. */
    private static final int SMALL_BUFFER = 4_096;

    private final Socket socket = new Socket();
    private final List<String> frames = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object reading = new Object();
    private boolean stalled;

    /** Comes in, and returns when it is in. */
    Witness(int port, Greeting greeting) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(greeting.request().getBytes(UTF_8));
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), SMALL_BUFFER));
        skipHead(in);
        for (Greeting.Step step : greeting.steps()) {
            if (!step.heard().equals("\r\n\r\n")) {
                while (!readFrame(in).contains(step.heard())) {
                    // A peer's own greeting comes first.
                }
            }
            socket.getOutputStream().write(step.said());
        }
        Thread.ofVirtual().start(() -> listen(in));
    }

    private static void skipHead(DataInputStream in) throws IOException {
        int ends = 0;
        while (ends < 4) {
            int next = in.readUnsignedByte();
            ends = next == "\r\n\r\n".charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
        }
    }

    private void listen(DataInputStream in) {
        try {
            while (true) {
                synchronized (reading) {
                    while (stalled) {
                        reading.wait();
                    }
                }
                String text = readFrame(in);
                synchronized (frames) {
                    frames.add(text);
                }
            }
        } catch (IOException gone) {
            // Closed, by the server or by us.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private static String readFrame(DataInputStream in) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte() & MASK_LENGTH;
            if (length == TWO_BYTES) {
                length = in.readUnsignedShort();
            } else if (length == EIGHT_BYTES) {
                length = Math.toIntExact(in.readLong());
            }
            byte[] body = in.readNBytes(length);
            if (opcode == CLOSE || body.length < length) {
                throw new IOException("closed");
            }
            if (opcode == TEXT) {
                return new String(body, UTF_8);
            }
        }
    }

    void stall() {
        synchronized (reading) {
            stalled = true;
        }
    }

    void readOn() {
        synchronized (reading) {
            stalled = false;
            reading.notifyAll();
        }
    }

    /** What was heard after the first so many frames. */
    List<String> framesAfter(int first) {
        synchronized (frames) {
            return List.copyOf(frames.subList(first, frames.size()));
        }
    }

    /** Whether the connection ends within this time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        readOn();
    }
}
