package org.qiantang.bench.hotsku;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One connection of the program's HTTP API that is kept open; each request comes by the session of its own buyer. */
final class HttpLane implements OneAtATime.Lane {
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int PATIENCE_MILLIS = 30_000;

    private static final long LONGEST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int port;
    private final Goods goods;
    private Socket socket;
    private OutputStream out;
    private DataInputStream in;
    private boolean closing;
    private long lastAnswerNanos = System.nanoTime();

    HttpLane(int port, Goods goods) throws IOException {
        this.port = port;
        this.goods = goods;
        socket = open(port);
        out = new BufferedOutputStream(socket.getOutputStream());
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static Socket open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @Override
    public Answer ask(int sku, int buyer) throws IOException {
        long idle = System.nanoTime() - lastAnswerNanos;
        if (closing || idle > LONGEST_IDLE_NANOS) {
            // The server ends a connection after so many requests, and says so, and one that is silent, without a word.
            socket.close();
            socket = open(port);
            out = new BufferedOutputStream(socket.getOutputStream());
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            closing = false;
        }
        String body = "{\"intent\":\"" + Goods.intent(sku, buyer) + "\",\"wants\":" + goods.wants(sku) + "}";
        String head = "POST /api/shows/" + goods.show() + "/claims HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: application/json\r\nAccept-Language: zh-CN\r\n"
                + "Cookie: XSRF-TOKEN=bench; qt_session=" + goods.session(buyer) + "\r\nX-XSRF-TOKEN: bench\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n";
        out.write((head + body).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        String answer = body();
        lastAnswerNanos = System.nanoTime();
        if (status == CREATED) {
            return Answer.held(Goods.orderId(answer));
        }
        return status == CONFLICT && answer.contains("\"sold-out\"") ? Answer.SOLD_OUT : Answer.FAILED;
    }

    private String body() throws IOException {
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String low = header.toLowerCase(Locale.ROOT);
            if (low.startsWith("content-length:")) {
                length = Integer.parseInt(low.substring(low.indexOf(':') + 1).strip());
            }
            closing |= low.equals("connection: close");
            chunked |= low.equals("transfer-encoding: chunked");
        }
        if (!chunked) {
            return bytes(length);
        }
        var whole = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            whole.append(bytes(size));
            line();
        }
        line();
        return whole.toString();
    }

    private String bytes(int length) throws IOException {
        var bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
