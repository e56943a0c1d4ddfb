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

/**
 * Qiantang's gateway and stage.
 *
 * @param frameMillis how long lines are gathered into a frame; 0 sends each at once
 * @param silentSeconds how long a viewer may be silent
 */
record Ours(String name, int frameMillis, int silentSeconds) implements Side {
    static final Ours MERGED = new Ours("Qiantang, merged (100 ms)", 100, 3_600);
    static final Ours UNMERGED = new Ours("Qiantang, unmerged", 0, 3_600);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public House start(Plan plan, int rooms, Path folder) throws IOException, InterruptedException {
        int port = Ports.free();
        int feedPort = Ports.free();
        List<String> words = List.of(
                Integer.toString(frameMillis),
                Integer.toString(rooms),
                Integer.toString(port),
                Integer.toString(feedPort),
                Integer.toString(silentSeconds));
        List<String> command = Jvm.command("1g", FanOutServer.class, words);
        Pinned process = Pinned.start("qiantang", Cores.ofServers(), folder, Map.of(), command);
        process.until("open", PATIENCE, () -> Ports.isOpen(port) && Ports.isOpen(feedPort));
        return new House(port, process, new Feed(feedPort));
    }

    /** The server, and the wire by which it is told what to say. */
    record House(int port, Pinned process, Feed feed) implements Told {
        private static final int SAMPLED_OUT = 2;
        private static final int SHED_FOR_SLOW = 3;
        private static final int CLOSED_SLOW = 4;
        private static final int LEFT_OUT = 5;
        private static final int MOST_WAITING = 6;
        private static final int OPEN = 7;

        @Override
        public Greeting greeting(int room) {
            // The greeting holds the state, which begins with the show's plan.
            return new Greeting(Greeting.open(path(room), ""), List.of(), "\"k\":\"hello\"");
        }

        /** Where a room's viewers come in. */
        String path(int room) {
            return "/live?show=" + (OpenShows.FIRST + room);
        }

        /** A viewer who has been here, and knows all up to a place. */
        Greeting greeting(int room, long from) {
            return new Greeting(Greeting.open(path(room) + "&from=" + from, ""), List.of(), "\"k\":\"hello\"");
        }

        void must(int room, long number, String reason) throws IOException {
            feed.tell(new Feed.Asked(Feed.What.MUST, room, number, reason));
        }

        @Override
        public long leftOut() throws IOException {
            return counts(LEFT_OUT);
        }

        @Override
        public long shed() throws IOException {
            return counts(SAMPLED_OUT);
        }

        long shedForSlow() throws IOException {
            return counts(SHED_FOR_SLOW);
        }

        /** Bytes, the most that ever waited for one viewer. */
        long mostWaiting() throws IOException {
            return counts(MOST_WAITING);
        }

        /** Sockets that the server has open. */
        long open() throws IOException {
            return counts(OPEN);
        }

        long closedSlow() throws IOException {
            return counts(CLOSED_SLOW);
        }

        private long counts(int which) throws IOException {
            return Long.parseLong(
                    List.of(feed.ask(Feed.What.COUNTS).split(" ", -1)).get(which));
        }
    }
}
