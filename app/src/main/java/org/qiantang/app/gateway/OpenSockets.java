package org.qiantang.app.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The viewers' sockets that are open now. */
final class OpenSockets {
    private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();

    void add(LiveSocket socket) {
        sockets.add(socket);
    }

    void remove(LiveSocket socket) {
        sockets.remove(socket);
    }

    void closeAll(String reason) {
        sockets.forEach(socket -> socket.close(reason));
    }
}
