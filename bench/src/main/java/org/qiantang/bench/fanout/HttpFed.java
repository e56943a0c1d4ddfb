package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.function.Function;
import org.qiantang.bench.Pinned;

/** A peer that takes lines by HTTP, over one connection that stays open; answers are read and not waited for. */
final class HttpFed implements Side.Running {
    static final Function<Integer, Greeting> NCHAN =
            room -> new Greeting(Greeting.open("/sub?id=" + room, ""), List.of(), "\r\n\r\n");
    static final Function<Integer, Greeting> SOCKET_IO = room -> new Greeting(
            Greeting.open("/socket.io/?EIO=4&transport=websocket&room=" + room, ""),
            List.of(new Greeting.Step("\"sid\"", Greeting.frame("40"))),
            "40{\"sid\"");

    private final int port;
    private final Pinned process;
    private final String publish;
    private final Function<Integer, Greeting> greeting;
    private volatile Socket publisher;

    HttpFed(int port, Pinned process, String publish, Function<Integer, Greeting> greeting) throws IOException {
        this.port = port;
        this.process = process;
        this.publish = publish;
        this.greeting = greeting;
        this.publisher = connected();
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().name("answers").daemon().start(() -> readAnswers(socket));
        return socket;
    }

    private static void readAnswers(Socket socket) {
        var bytes = new byte[1 << 16];
        try (socket;
                InputStream answers = socket.getInputStream()) {
            while (answers.read(bytes) >= 0) {
                // Whether a line has come is seen at the viewers.
            }
        } catch (IOException closed) {
            // the end
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Greeting greeting(int room) {
        return greeting.apply(room);
    }

    @Override
    public void say(int room, String line) throws IOException {
        byte[] request = ("POST " + publish + room + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
                        + "Content-Length: " + line.length() + "\r\n\r\n" + line)
                .getBytes(UTF_8);
        // A server that heard nothing for some seconds has hung up, which its answers' reader has noticed.
        if (publisher.isClosed()) {
            publisher = connected();
        }
        publisher.getOutputStream().write(request);
    }

    @Override
    public Pinned process() {
        return process;
    }

    @Override
    public void close() throws IOException {
        publisher.close();
        process.close();
    }
}
