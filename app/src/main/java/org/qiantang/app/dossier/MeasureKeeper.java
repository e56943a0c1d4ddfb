package org.qiantang.app.dossier;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qiantang.app.catalog.Archive;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;

/**
 * Ends what measures in force forbid: running shows, flash sales, goods that are on sale, on the counters of shows or on a shelf. It looks again and
 * again, since a show may come through the door in the very moment in which a measure is taken.
 */
final class MeasureKeeper {
    private static final int ANSWER_SECONDS = 30;

    private final MeasureRows measures;
    private final Rooms rooms;
    private final Archive goods;
    private final InstantSource clock;

    MeasureKeeper(MeasureRows measures, Rooms rooms, Archive goods, InstantSource clock) {
        this.measures = measures;
        this.rooms = rooms;
        this.goods = goods;
        this.clock = clock;
    }

    /** Looks once; all rooms are asked, and then a busy one fails the round, which is done again. */
    void round() throws InterruptedException {
        var asked = new ArrayList<CompletableFuture<Receipt>>();
        for (long show : measures.onAir(Bounds.NO_SHOW, clock.instant())) {
            asked.add(rooms.ask(show, new RoomRequest.Close()));
        }
        for (MeasureRows.Flash flash : measures.flashes(Bounds.NO_FLASH, clock.instant())) {
            asked.add(rooms.ask(flash.showId(), new RoomRequest.CancelFlash(flash.flashId())));
        }
        for (MeasureRows.OnCounter item : measures.onCounters(clock.instant())) {
            asked.add(rooms.ask(item.showId(), new RoomRequest.Withdraw(item.itemId())));
        }
        for (MeasureRows.OnSale one : measures.onSale(clock.instant())) {
            goods.keepOffSale(one.merchantId(), one.productId(), MeasureCourier.removal(one.dossierId(), one.reason()));
        }
        await(asked);
    }

    private static void await(List<CompletableFuture<Receipt>> asked) throws InterruptedException {
        for (CompletableFuture<Receipt> one : asked) {
            try {
                // What is over already has nothing to refuse us for.
                if (one.get(ANSWER_SECONDS, TimeUnit.SECONDS) instanceof Receipt.Refused(Refusal.Busy _)) {
                    throw new IllegalStateException("a room is busy");
                }
            } catch (ExecutionException | TimeoutException trouble) {
                throw new IllegalStateException("a room did not answer", trouble);
            }
        }
    }
}
