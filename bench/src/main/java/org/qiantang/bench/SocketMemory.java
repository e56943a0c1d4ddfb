package org.qiantang.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel holds for TCP connections, which is in no process's memory; see ss(8) and proc(5). */
public final class SocketMemory {
    private static final Path SOCKSTAT = Path.of("/proc/net/sockstat");
    private static final Pattern TCP_PAGES = Pattern.compile("(?m)^TCP:.* mem (\\d+)");
    private static final Pattern SOCKET = Pattern.compile("skmem:\\(([^)]*)\\)");
    private static final Pattern PART = Pattern.compile("([a-z]+)(\\d+)");
    /** Received, held in advance, written and not yet taken, options and backlog; the others are limits or counted in these. */
    private static final Set<String> HELD = Set.of("r", "f", "w", "o", "bl");

    private static final long PAGE_BYTES = 4_096;
    private static final long LOOK_MILLIS = 100;

    private SocketMemory() {}

    /**
     * Bytes held for the connections of a server, at its end, those included that it has closed and that the other end has
     * not taken to the end; empty where {@code ss} is not installed.
     *
     * @param port at which it listens
     */
    public static OptionalLong ofServer(int port) throws IOException, InterruptedException {
        Process ss;
        try {
            ss = new ProcessBuilder("ss", "-tmnH", "state", "all", "sport = :" + port)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            // Not installed here.
            return OptionalLong.empty();
        }
        String said = new String(ss.getInputStream().readAllBytes(), UTF_8);
        return ss.waitFor() == 0 ? OptionalLong.of(held(said)) : OptionalLong.empty();
    }

    /** Bytes that TCP holds on the whole machine, at both ends of each connection, in whole pages. */
    public static long ofMachine() {
        try {
            return pages(Files.readString(SOCKSTAT)) * PAGE_BYTES;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The bytes of all sockets that {@code ss -m} tells of. */
    static long held(String said) {
        long bytes = 0;
        Matcher socket = SOCKET.matcher(said);
        while (socket.find()) {
            Matcher part = PART.matcher(socket.group(1));
            while (part.find()) {
                bytes += HELD.contains(part.group(1)) ? Long.parseLong(part.group(2)) : 0;
            }
        }
        return bytes;
    }

    /** The pages of TCP in {@code /proc/net/sockstat}; 0 where it tells of none. */
    static long pages(String sockstat) {
        Matcher pages = TCP_PAGES.matcher(sockstat);
        return pages.find() ? Long.parseLong(pages.group(1)) : 0;
    }

    /** Looks at the machine's ten times a second until it is closed. */
    public static final class Watch implements AutoCloseable {
        private final AtomicLong most = new AtomicLong();
        private final Thread looker;

        private Watch() {
            looker = Thread.ofVirtual().unstarted(this::look);
        }

        public static Watch start() {
            var watch = new Watch();
            watch.looker.start();
            return watch;
        }

        private void look() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    most.accumulateAndGet(ofMachine(), Math::max);
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            } catch (InterruptedException _) {
                // Closed.
            }
        }

        /** The most bytes that were seen. */
        public long most() {
            return most.get();
        }

        @Override
        public void close() {
            looker.interrupt();
        }
    }
}
