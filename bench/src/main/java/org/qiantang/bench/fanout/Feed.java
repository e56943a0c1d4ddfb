package org.qiantang.bench.fanout;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Function;

/** How a server on the JVM is told what to say: over a loopback connection, a line at a time. */
final class Feed implements AutoCloseable {
    enum What {
        SAY,
        MUST,
        COUNTS,
        COLLECT
    }

    /** One request; {@code number} and {@code text} mean what {@code what} says. */
    record Asked(What what, int room, long number, String text) {}

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;

    Feed(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    void tell(Asked asked) throws IOException {
        write(asked);
        out.flush();
    }

    String ask(What what) throws IOException {
        tell(new Asked(what, 0, 0, ""));
        return in.readUTF();
    }

    private void write(Asked asked) throws IOException {
        out.writeUTF(asked.what().name());
        out.writeInt(asked.room());
        out.writeLong(asked.number());
        out.writeUTF(asked.text());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Listens for one teller and does as it says until it leaves. */
    static void serve(int port, Function<Asked, Optional<String>> does) throws IOException {
        try (var door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket teller = door.accept()) {
                    teller.setTcpNoDelay(true);
                    serve(teller, does);
                } catch (EOFException left) {
                    // The next one may come.
                }
            }
        }
    }

    private static void serve(Socket teller, Function<Asked, Optional<String>> does) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(teller.getInputStream()));
        var out = new DataOutputStream(teller.getOutputStream());
        while (true) {
            var asked = new Asked(What.valueOf(in.readUTF()), in.readInt(), in.readLong(), in.readUTF());
            Optional<String> answer = does.apply(asked);
            if (answer.isPresent()) {
                out.writeUTF(answer.get());
                out.flush();
            }
        }
    }
}
