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

    /** Of this person, those by whose session nobody may come any more; may block. */
    void closeEnded(long personId, Door door) {
        sockets.stream()
                .filter(socket -> socket.cameByEnded(personId, door))
                .toList()
                .forEach(socket -> socket.close("signed-out"));
    }

    void closeAll(String reason) {
        sockets.forEach(socket -> socket.close(reason));
    }
}
