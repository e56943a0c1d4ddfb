package org.qiantang.bench.rooms;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.qiantang.app.room.LocalRooms;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Story;
import org.qiantang.app.room.WordHash;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** The floor with its rooms, as the program has them; may be begun anew, as after a restart. */
final class House implements AutoCloseable {
    static final int ITEMS = 6;
    static final int SKUS = 2;
    static final Money PRICE = Money.cny(9_900);
    private static final int LOOPS = 1;
    private static final int PIECES = 1_000_000;
    private static final int PER_BUYER = 999;

    private final PostgresJournal journal;
    private final ShardWriter floor;
    private final LocalRooms rooms;

    House(HikariDataSource pool) {
        journal = new PostgresJournal(pool);
        floor = journal.take(Streams.FLOOR);
        var codec = new EventCodec();
        rooms = LocalRooms.on(
                floor, new Story(journal, codec), codec, new WordHash(new byte[16]), InstantSource.system(), LOOPS);
    }

    ShardWriter floor() {
        return floor;
    }

    int awake() {
        return rooms.awake();
    }

    CompletableFuture<Receipt> ask(long show, RoomRequest request) {
        return rooms.ask(show, request);
    }

    /** Plans a show, lines six items up with two SKUs each, allots, and opens: a receipt for each step. */
    List<CompletableFuture<Receipt>> open(long show) {
        List<CompletableFuture<Receipt>> steps = new ArrayList<>();
        steps.add(
                rooms.ask(show, new RoomRequest.Plan(show, show, 2, 3, "晚场 " + show, ShowEvent.HostKind.HUMAN, 1_800)));
        for (int item = 1; item <= ITEMS; item++) {
            steps.add(rooms.ask(
                    show,
                    new RoomRequest.LineUp(
                            item,
                            item,
                            ShowEvent.ItemRole.HERO,
                            "明前龙井 " + item,
                            "/pictures/longjing-" + item,
                            PER_BUYER,
                            List.of(offer(item, 1), offer(item, 2)))));
            for (int sku = 1; sku <= SKUS; sku++) {
                long id = skuOf(item, sku);
                steps.add(rooms.ask(show, new RoomRequest.TakeAllotment(id, item, id, PIECES)));
            }
        }
        steps.add(rooms.ask(show, new RoomRequest.Open()));
        return steps;
    }

    private static ShowEvent.SkuOffer offer(int item, int sku) {
        return new ShowEvent.SkuOffer(skuOf(item, sku), sku + " 罐", 1, PRICE);
    }

    static long skuOf(int item, int sku) {
        return item * 10L + sku;
    }

    static RoomRequest.Claim claim(long buyer, String intent, int item) {
        return new RoomRequest.Claim(
                buyer, intent, List.of(new RoomRequest.Want(item, skuOf(item, 1), 1, 1)), null, null, null);
    }

    @Override
    public void close() {
        rooms.close();
        journal.close();
    }
}
