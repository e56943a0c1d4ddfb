package org.qiantang.bench.fanout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Ports;

/** Socket.IO on Node: rooms of its own, WebSocket only, its pings turned off. */
final class SocketIo implements Side {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "Socket.IO";
    }

    @Override
    public Running start(Plan plan, int rooms, Path folder) throws IOException, InterruptedException {
        int port = Ports.free();
        Path script = plan.peers().resolve("socketio.mjs");
        try (InputStream source = SocketIo.class.getResourceAsStream("/peers/socketio.mjs")) {
            if (source == null) {
                throw new IOException("peers/socketio.mjs is missing");
            }
            Files.write(script, source.readAllBytes());
        }
        Pinned process = Pinned.start(
                "socketio",
                Cores.ofServers(),
                folder,
                Map.of(),
                List.of("node", "--max-old-space-size=2048", script.toString(), Integer.toString(port)));
        process.until("open", PATIENCE, () -> Ports.isOpen(port));
        return new HttpFed(port, process, "/pub?room=", HttpFed.SOCKET_IO);
    }
}
