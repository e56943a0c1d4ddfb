package org.qiantang.bench.fanout;

import java.io.IOException;
import java.nio.file.Path;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Plan;

/** One of those who deliver lines to viewers. */
interface Side {
    String name();

    /**
     * Starts it on the servers' core, ready for viewers.
     *
     * @param rooms how many rooms there will be, numbered from 0
     * @param folder an empty folder for its files
     */
    Running start(Plan plan, int rooms, Path folder) throws IOException, InterruptedException;

    /** A side at work. */
    interface Running extends AutoCloseable {
        int port();

        /** What a viewer of this room says on coming in. */
        Greeting greeting(int room);

        /** A line to everybody in a room; may return before anybody has heard it. */
        void say(int room, String line) throws IOException;

        Pinned process();

        default long cpuNanos() {
            return process().cpuNanos();
        }

        default long memoryBytes() {
            return process().memoryBytes();
        }

        /** Frees what nobody uses any more, where that can be asked for. */
        default void collect() throws IOException {}

        /**
         * Lines of talk that it says it has left out for everybody; 0 where it leaves out none by design. A line counts once,
         * however many viewers there are, as long as they hear the same frames.
         */
        default long shed() throws IOException {
            return 0;
        }

        /** The same, times those who did not hear them. */
        default long leftOut() throws IOException {
            return 0;
        }

        @Override
        void close() throws IOException;
    }

    /** A side on the JVM, which is told over a {@link Feed}. */
    interface Told extends Running {
        Feed feed();

        @Override
        default void say(int room, String line) throws IOException {
            feed().tell(new Feed.Asked(Feed.What.SAY, room, 0, line));
        }

        @Override
        default void collect() throws IOException {
            feed().ask(Feed.What.COLLECT);
        }

        @Override
        default void close() throws IOException {
            feed().close();
            process().close();
        }
    }
}
