package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.app.room.Story;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Entry;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.MemoryJournal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

final class FloorsTest {
    private static final long SHOW = 7;
    private static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final WatchedJournal journal = new WatchedJournal();
    private final ShardWriter writer = journal.take(Streams.FLOOR);
    private final Floors floors = new Floors(new Story(journal, codec));

    @Test
    void a_floor_knows_the_past_of_its_show_and_what_happens_from_then_on() {
        happens(new ShowEvent.ItemPinned(NOON, 1));

        Floor floor = floors.of(SHOW).orElseThrow();
        floors.happened(SHOW, List.of(happens(new ShowEvent.ItemPinned(NOON.plusSeconds(60), 2))));

        assertThat(floors.of(SHOW)).containsSame(floor);
        assertThat(isKnown(floor, 1)).isTrue();
        assertThat(isKnown(floor, 2)).isTrue();
        assertThat(isKnown(floor, 3)).isFalse();
    }

    @Test
    void who_tells_what_happens_does_not_wait_for_the_past_to_be_read_and_nothing_of_it_is_lost() {
        happens(new ShowEvent.ItemPinned(NOON, 1));
        journal.afterReads.add(() -> tellsAtOnce(new ShowEvent.ItemPinned(NOON.plusSeconds(60), 2)));
        // Nothing is read after this one: only who told it has it.
        journal.afterReads.add(() -> tellsAtOnce(new ShowEvent.ItemPinned(NOON.plusSeconds(70), 3)));

        Floor floor = floors.of(SHOW).orElseThrow();

        assertThat(isKnown(floor, 1)).isTrue();
        assertThat(isKnown(floor, 2)).isTrue();
        assertThat(isKnown(floor, 3)).isTrue();
    }

    @Test
    void a_past_that_could_be_read_only_in_part_is_read_anew() {
        happens(new ShowEvent.ItemPinned(NOON, 1));
        journal.afterReads.add(() -> {});
        journal.afterReads.add(() -> {
            happens(new ShowEvent.ItemPinned(NOON.plusSeconds(60), 2));
            throw new IllegalStateException("as if the database were away");
        });

        assertThatThrownBy(() -> floors.of(SHOW)).hasMessageContaining("away");

        Floor floor = floors.of(SHOW).orElseThrow();
        assertThat(isKnown(floor, 1)).isTrue();
        assertThat(isKnown(floor, 2)).isTrue();
    }

    @Test
    void a_show_that_nobody_planned_has_no_floor_until_it_is_there() {
        assertThat(floors.of(SHOW)).isEmpty();

        happens(new ShowEvent.ItemPinned(NOON, 1));

        assertThat(floors.of(SHOW)).isPresent();
    }

    @Test
    void a_floor_goes_with_its_show() {
        happens(new ShowEvent.ItemPinned(NOON, 1));
        Floor floor = floors.of(SHOW).orElseThrow();

        floors.happened(SHOW, List.of(happens(new ShowEvent.ShowClosed(NOON.plusSeconds(60)))));

        assertThat(floors.of(SHOW)).get().isNotSameAs(floor);
    }

    /** Whether an item was on screen in this hour. */
    private static boolean isKnown(Floor floor, long itemId) {
        return floor.wasShownWithin(itemId, Duration.ofHours(1), NOON.plusSeconds(120));
    }

    private Happened happens(ShowEvent event) {
        writer.append(List.of(new Entry(
                        Streams.show(SHOW),
                        codec.typeOf(event),
                        EventCodec.VERSION,
                        event.at(),
                        codec.bytes(event),
                        List.of())))
                .join();
        return new Happened(journal.head(Streams.FLOOR), event, List.of());
    }

    /** As a room's loop does: what it tells is durable already, and it must not be kept waiting. */
    private void tellsAtOnce(ShowEvent event) {
        Happened happened = happens(event);
        Thread loop = Thread.ofVirtual().start(() -> floors.happened(SHOW, List.of(happened)));
        try {
            assertThat(loop.join(Duration.ofSeconds(10))).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A journal in memory that does what a test wants after each reading of a stream. */
    private static final class WatchedJournal implements Journal {
        private final Journal journal = new MemoryJournal();
        final Deque<Runnable> afterReads = new ArrayDeque<>();

        @Override
        public ShardWriter take(int shard) {
            return journal.take(shard);
        }

        @Override
        public long head(int shard) {
            return journal.head(shard);
        }

        @Override
        public List<Recorded> read(int shard, long after, int max) {
            return journal.read(shard, after, max);
        }

        @Override
        public List<Recorded> readStream(int shard, String stream, long after, int max) {
            List<Recorded> page = journal.readStream(shard, stream, after, max);
            Runnable next = afterReads.poll();
            if (next != null) {
                next.run();
            }
            return page;
        }

        @Override
        public List<Aside> asides(int shard, long position) {
            return journal.asides(shard, position);
        }

        @Override
        public boolean awaitPast(int shard, long position, Duration atMost) throws InterruptedException {
            return journal.awaitPast(shard, position, atMost);
        }
    }
}
