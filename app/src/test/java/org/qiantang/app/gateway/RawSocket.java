package org.qiantang.app.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A viewer's connection whose every byte a test decides. */
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int PING = 9;
    private static final int CLOSE = 8;
    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;

    /**
     * How it ended.
     *
     * @param words all texts that were heard
     * @param close the close frame's status, 0 where none came
     */
    record End(String words, int close) {}

    private RawSocket(Socket socket) {
        this.socket = socket;
    }

    static RawSocket open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        var raw = new RawSocket(socket);
        raw.bytes(("GET /live?show=" + PlayedRooms.SHOW + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\nOrigin: " + Page.ORIGIN + "\r\n\r\n")
                .getBytes(US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("refused: " + head);
            }
            head.append((char) next);
        }
        return raw;
    }

    /** One frame as a browser sends it: masked, here with zeros. */
    RawSocket frame(boolean last, int kind, byte[] body) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | kind);
        if (body.length < 126) {
            frame.write(0x80 | body.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(body.length >> 8);
            frame.write(body.length);
        }
        frame.write(new byte[4]);
        frame.write(body);
        bytes(frame.toByteArray());
        return this;
    }

    RawSocket frame(boolean last, int kind, String text) throws IOException {
        return frame(last, kind, text.getBytes(UTF_8));
    }

    void bytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends as often as is wished, or until the other side will have no more. */
    void flood(int times, boolean last, int kind, byte[] body) {
        try {
            for (int sent = 0; sent < times; sent++) {
                frame(last, kind, body);
            }
        } catch (IOException closed) {
            // This is what is hoped for.
        }
    }

    /** Reads until the other side closes; fails where it does not. */
    End end() throws IOException {
        byte[] all = new byte[1 << 20];
        int length = 0;
        try {
            for (int more = 0; more >= 0 && length < all.length; length += Math.max(0, more)) {
                more = socket.getInputStream().read(all, length, all.length - length);
            }
        } catch (SocketException reset) {
            // Closed upon words that it had not read: ended all the same.
        }
        return read(Arrays.copyOf(all, length));
    }

    private static End read(byte[] bytes) {
        var frames = ByteBuffer.wrap(bytes);
        var words = new StringBuilder();
        int close = 0;
        while (frames.remaining() >= 2) {
            int kind = frames.get() & 0x0F;
            long length = frames.get() & 0x7F;
            if (length == 126) {
                length = frames.getShort() & 0xFFFF;
            } else if (length == 127) {
                length = frames.getLong();
            }
            byte[] body = new byte[(int) Math.min(length, frames.remaining())];
            frames.get(body);
            if (kind == CLOSE && body.length >= 2) {
                close = ByteBuffer.wrap(body).getShort() & 0xFFFF;
            } else if (kind == TEXT) {
                words.append(new String(body, UTF_8));
            }
        }
        return new End(words.toString(), close);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
