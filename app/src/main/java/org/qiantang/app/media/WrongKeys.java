package org.qiantang.app.media;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong stream keys by address, so that nobody can try them one after the other; a bounded number of addresses. */
final class WrongKeys {
    static final int MOST = 5;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MAX_ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<String, Tries> byAddress = new LinkedHashMap<>();

    private record Tries(long sinceMs, int count) {}

    WrongKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether an address has shown so many wrong keys that it is not listened to for now. */
    synchronized boolean isShut(SocketAddress from) {
        Tries tries = byAddress.get(nameOf(from));
        return tries != null && !isOver(tries) && tries.count() >= MOST;
    }

    synchronized void note(SocketAddress from) {
        String address = nameOf(from);
        Tries before = byAddress.remove(address);
        byAddress.put(
                address,
                before == null || isOver(before)
                        ? new Tries(clock.millis(), 1)
                        : new Tries(before.sinceMs(), before.count() + 1));
        if (byAddress.size() > MAX_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    private boolean isOver(Tries tries) {
        return clock.millis() - tries.sinceMs() >= WINDOW.toMillis();
    }

    private static String nameOf(SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : address.toString();
    }
}
