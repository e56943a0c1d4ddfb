package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * What a viewer says to a server, and when it is in.
 *
 * @param request the opening of the WebSocket
 * @param steps what is said next, each as soon as the server has said the words before it
 * @param admitted the server's words after which the viewer hears everything
 */
record Greeting(String request, List<Step> steps, String admitted) {
    /** Once the server has said these words, the client says the frame. */
    record Step(String heard, byte[] said) {}

    /** The opening of a WebSocket by a path. */
    static String open(String path, String protocol) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Origin: http://127.0.0.1\r\n"
                + (protocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n") + "\r\n";
    }

    /** A text frame as a client sends it, masked with nothing. */
    static byte[] frame(String text) {
        byte[] body = text.getBytes(UTF_8);
        boolean small = body.length < 126;
        var frame = new byte[body.length + (small ? 6 : 8)];
        frame[0] = (byte) 0x81;
        if (small) {
            frame[1] = (byte) (0x80 | body.length);
        } else {
            frame[1] = (byte) (0x80 | 126);
            frame[2] = (byte) (body.length >> 8);
            frame[3] = (byte) body.length;
        }
        System.arraycopy(body, 0, frame, frame.length - body.length, body.length);
        return frame;
    }
}
