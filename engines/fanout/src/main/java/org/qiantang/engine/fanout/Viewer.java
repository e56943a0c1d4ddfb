package org.qiantang.engine.fanout;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.Executor;

/** One open socket of one viewer, equal to nothing but itself. All methods but the first two are called on its lane only. */
public interface Viewer {
    /** The person id of a guest, who has none. */
    long GUEST = 0;

    /** Who looks, or {@link #GUEST}; one person may have several sockets. */
    long personId();

    /** The one thread that touches this viewer; runs what it is given in order. Viewers share lanes. */
    Executor lane();

    /** Sends one whole WebSocket frame; takes over one reference to it. Never blocks. */
    void write(ByteBuf frame);

    /** Sends several frames, one behind the other. */
    default void write(List<ByteBuf> frames) {
        frames.forEach(this::write);
    }

    /** Bytes written that have not left for the network yet. */
    long pendingBytes();

    /** Says why, then closes; may be called again. */
    void close(String reason);
}
