package org.qiantang.bench.fanout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Jvm;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Ports;

/** Spring's SimpleBroker, a JVM like ours. */
final class Stomp implements Side {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "Spring SimpleBroker";
    }

    @Override
    public Running start(Plan plan, int rooms, Path folder) throws IOException, InterruptedException {
        int port = Ports.free();
        int feedPort = Ports.free();
        List<String> words = List.of(Integer.toString(port), Integer.toString(feedPort));
        List<String> command = Jvm.command("2g", StompServer.class, words);
        Pinned process = Pinned.start("stomp", Cores.ofServers(), folder, Map.of(), command);
        process.until("open", PATIENCE, () -> Ports.isOpen(port) && Ports.isOpen(feedPort));
        return new Broker(port, process, new Feed(feedPort));
    }

    private record Broker(int port, Pinned process, Feed feed) implements Told {
        @Override
        public Greeting greeting(int room) {
            byte[] connect = Greeting.frame("CONNECT\naccept-version:1.2\nheart-beat:0,0\nhost:x\n\n\0");
            byte[] subscribe = Greeting.frame("SUBSCRIBE\nid:s\ndestination:/topic/room" + room + "\n\n\0");
            return new Greeting(
                    Greeting.open("/ws", "v12.stomp"),
                    List.of(new Greeting.Step("\r\n\r\n", connect), new Greeting.Step("CONNECTED", subscribe)),
                    "CONNECTED");
        }
    }
}
