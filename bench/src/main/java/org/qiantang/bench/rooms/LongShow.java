package org.qiantang.bench.rooms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.qiantang.engine.journal.Appended;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Entry;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** The journal of a show that was on air for many hours: what was traded, and what viewers said meanwhile. */
final class LongShow {
    private static final int SEED = 12;
    private static final int BATCH = 2_000;
    private static final int MOST_WAITING = 8;
    private static final Money PRICE = House.PRICE;
    private static final String HASH = "3f".repeat(32);

    private final long show;
    private final ShardWriter floor;
    private final EventCodec codec = new EventCodec();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Entry> batch = new ArrayList<>();
    private final List<CompletableFuture<Appended>> waiting = new ArrayList<>();
    private long trades;
    private long talks;

    LongShow(long show, ShardWriter floor) {
        this.show = show;
        this.floor = floor;
    }

    /**
     * Writes the show from its opening on; the show itself must be open already.
     *
     * @param trade about how many events of trade: holds, of which most are paid and the others released, and new prices
     * @param talk how many events of talk, each of so many lines
     */
    void write(Instant from, Duration length, int trade, int talk, int lines) {
        int holds = trade * 10 / 21;
        long step = length.toNanos() / Math.max(1, holds);
        double perHold = (double) talk / holds;
        Instant at = from;
        for (int i = 0; i < holds; i++) {
            at = at.plusNanos(step);
            hold(i, at);
            if (i % 10 == 0) {
                int item = 1 + i / 10 % House.ITEMS;
                trade(new ShowEvent.PriceChanged(at, item, House.skuOf(item, 2), 2 + i, PRICE, "改价"));
            }
            while (talks < (i + 1) * perHold) {
                talk(at, lines);
            }
        }
        flush();
        waiting.forEach(CompletableFuture::join);
        waiting.clear();
    }

    private void hold(int number, Instant at) {
        long order = 1_000_000L + number;
        long buyer = random.nextInt(50_000);
        int item = 1 + random.nextInt(House.ITEMS);
        var line = new ShowEvent.HeldLine(item, House.skuOf(item, 1), 1, 1, PRICE);
        trade(new ShowEvent.PiecesHeld(
                at,
                order,
                buyer,
                List.of(line),
                PRICE,
                "intent-" + number,
                HASH.substring(32),
                at.plusSeconds(1_800),
                null,
                null));
        trade(
                random.nextInt(10) < 8
                        ? new ShowEvent.OrderPaid(at, order, buyer, "P" + order, PRICE)
                        : new ShowEvent.HoldReleased(at, order, buyer, ShowEvent.ReleaseReason.EXPIRED));
    }

    private void trade(ShowEvent event) {
        trades++;
        add(event, event.at(), List.of());
    }

    private void talk(Instant at, int lines) {
        talks++;
        List<ShowEvent.TalkLine> said = new ArrayList<>();
        List<Aside> words = new ArrayList<>();
        for (int slot = 0; slot < lines; slot++) {
            long person = random.nextInt(50_000);
            said.add(new ShowEvent.TalkLine(talks * 1_000 + slot, person, HASH, "clear"));
            words.add(new Aside(slot, person, "这个多少钱呀，还有货吗".getBytes(StandardCharsets.UTF_8)));
        }
        add(new ShowEvent.TalkHeard(at, said), at, words);
    }

    private void add(Event event, Instant at, List<Aside> beside) {
        batch.add(
                new Entry(Streams.show(show), codec.typeOf(event), EventCodec.VERSION, at, codec.bytes(event), beside));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        waiting.add(floor.append(List.copyOf(batch)));
        batch.clear();
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst().join();
        }
    }

    long trades() {
        return trades;
    }

    long talks() {
        return talks;
    }
}
