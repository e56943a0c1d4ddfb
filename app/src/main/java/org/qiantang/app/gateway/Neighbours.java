package org.qiantang.app.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.stage.Stage;

/**
 * All that the gateway leans on.
 *
 * @param origins which pages may open a socket, by their origin, such as {@code https://live.example.cn}
 * @param plain asked in turn before a request is taken for a WebSocket's
 * @param blocking runs what may block: one virtual thread for each task
 * @param ticker runs the counting of likes and presence
 */
public record Neighbours(
        Rooms rooms,
        Stage stage,
        Door door,
        LineJudge judge,
        Postage postage,
        Predicate<String> origins,
        List<PlainHttp> plain,
        Executor blocking,
        ScheduledExecutorService ticker,
        InstantSource clock) {
    public Neighbours {
        plain = List.copyOf(plain);
    }
}
