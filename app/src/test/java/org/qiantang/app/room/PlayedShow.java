package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.qiantang.engine.journal.MemoryJournal;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;

/** One show played at its real desk, on a journal in memory, by a clock that the test moves. */
public final class PlayedShow implements AutoCloseable {
    private final AtomicReference<Instant> now;
    private final long showId;
    private final Story story;
    private final LocalRooms rooms;

    public PlayedShow(long showId, Instant begins) {
        this.showId = showId;
        now = new AtomicReference<>(begins);
        var journal = new MemoryJournal();
        var codec = new EventCodec();
        story = new Story(journal, codec);
        ShardWriter writer = journal.take(Streams.FLOOR);
        var decision = new ShowDecision(Ids.of(now::get, 1, writer.epoch()), new WordHash(new byte[16]));
        rooms = new LocalRooms(writer, story, codec, decision, now::get, 1);
    }

    public Receipt ask(RoomRequest request) {
        return rooms.ask(showId, request).orTimeout(10, TimeUnit.SECONDS).join();
    }

    public void pass(Duration time) {
        now.updateAndGet(then -> then.plus(time));
    }

    public Instant now() {
        return now.get();
    }

    public Story story() {
        return story;
    }

    /** Boards that see what is durable at this moment. */
    public Boards boards() {
        return new Boards(story);
    }

    /** Tells somebody what happens from now on. */
    public void tell(Audience audience) {
        rooms.tell(audience);
    }

    /** How many events the show has had. */
    public int events() {
        var all = new AtomicInteger();
        story.tell(showId, _ -> all.incrementAndGet());
        return all.get();
    }

    @Override
    public void close() {
        rooms.close();
    }
}
