package org.qiantang.app.order;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;

/** The rooms' desks as a web request asks them: it waits for the receipt, and a refusal is a {@code Problem}. */
final class Desks {
    private static final long PATIENCE_SECONDS = 5;
    private static final int RETRY_SECONDS = 2;

    private final Rooms rooms;

    Desks(Rooms rooms) {
        this.rooms = rooms;
    }

    Receipt.Held claim(long showId, RoomRequest.Claim claim) {
        if (ask(showId, claim) instanceof Receipt.Held held) {
            return held;
        }
        throw new IllegalStateException("receipt: not held (expected: held)");
    }

    At cancel(long showId, RoomRequest.CancelHold cancel) {
        if (ask(showId, cancel) instanceof Receipt.Done done) {
            return new At(done.shard(), done.position());
        }
        throw new IllegalStateException("receipt: not done (expected: done)");
    }

    private Receipt ask(long showId, RoomRequest request) {
        try {
            Receipt receipt = rooms.ask(showId, request)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            if (receipt instanceof Receipt.Refused(Refusal refusal)) {
                throw RefusalWords.of(refusal);
            }
            return receipt;
        } catch (CompletionException trouble) {
            // Whether it was done is not known; the same intent asked again gets the answer.
            if (trouble.getCause() instanceof TimeoutException) {
                throw RefusalWords.of(new Refusal.Busy(RETRY_SECONDS));
            }
            throw trouble;
        }
    }
}
