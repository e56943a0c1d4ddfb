package org.qiantang.app.simulcast;

import java.time.Instant;

/** How pushing to one target stands. */
sealed interface PushState {
    record Stopped() implements PushState {}

    /** There is no picture to push yet. */
    record Waiting() implements PushState {}

    record Connecting() implements PushState {}

    record Live(Instant since) implements PushState {}

    /**
     * It failed and will be tried again.
     *
     * @param why the pusher's last words, without the key
     */
    record Failed(String why, Instant nextTry) implements PushState {}
}
