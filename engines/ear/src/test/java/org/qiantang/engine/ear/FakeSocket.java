package org.qiantang.engine.ear;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's end of a websocket (RFC 6455), as much of it as a test needs. */
final class FakeSocket implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: *(\\S+)");
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    /** A message of the client's; a close has no payload that matters. */
    record Message(int opcode, byte[] payload) {
        boolean isText() {
            return opcode == TEXT;
        }

        boolean isBinary() {
            return opcode == BINARY;
        }

        boolean isClose() {
            return opcode == CLOSE;
        }

        String text() {
            return new String(payload, UTF_8);
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final String handshake;

    FakeSocket(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        handshake = head();
    }

    String handshake() {
        return handshake;
    }

    void accept() throws IOException {
        Matcher key = KEY.matcher(handshake);
        if (!key.find()) {
            throw new IOException("no websocket key");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key.group(1) + MAGIC).getBytes(UTF_8));
            write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n")
                    .getBytes(UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IOException(missing);
        }
    }

    void refuse() throws IOException {
        write("HTTP/1.1 500 Out of order\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
    }

    void say(String text) throws IOException {
        frame(0x80 | TEXT, text.getBytes(UTF_8));
    }

    void say(byte[] bytes) throws IOException {
        frame(0x80 | BINARY, bytes);
    }

    /** One message in two pieces, cut anywhere. */
    void sayInPieces(String text, int firstChars) throws IOException {
        frame(TEXT, text.substring(0, firstChars).getBytes(UTF_8));
        frame(0x80, text.substring(firstChars).getBytes(UTF_8));
    }

    /** What no websocket says. */
    void sayRaw(byte[] bytes) throws IOException {
        write(bytes);
    }

    void sayClose() throws IOException {
        frame(0x80 | CLOSE, new byte[] {3, (byte) 0xe8});
    }

    Message read() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & 0x80) == 0 || length > 1 << 20) {
            throw new IOException("frame: not masked, or too long");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Message(opcode, payload);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    private void frame(int first, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(payload);
        write(frame.toByteArray());
    }

    private synchronized void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }
}
