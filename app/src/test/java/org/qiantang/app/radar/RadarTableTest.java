package org.qiantang.app.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Sitting;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

class RadarTableTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:30:00Z");
    private static final long SHOW = 7;

    private static OneDatabase database;
    private final EventCodec codec = new EventCodec();
    private final RadarTable table = new RadarTable(codec);

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 15)
    void hours_add_up_to_the_last_counts_and_an_item_has_the_entries_of_its_explaining_whatever_comes_twice(long seed)
            throws SQLException {
        var random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>();
        Instant now = NOON;
        long entries = 0;
        long ofItem = 0;
        long clicks = 0;
        long likes = 0;
        Long pinned = null;
        for (int step = random.nextInt(20, 90); step > 0; step--) {
            now = now.plusSeconds(random.nextInt(1, 600));
            switch (random.nextInt(6)) {
                case 0 -> {
                    pinned = random.nextLong(1, 3);
                    events.add(new ShowEvent.ItemPinned(now, pinned));
                }
                case 1 -> {
                    pinned = null;
                    events.add(new ShowEvent.ItemUnpinned(now, 1));
                }
                case 2 -> {
                    likes += random.nextInt(0, 9);
                    events.add(new ShowEvent.LikesCounted(now, likes, null));
                }
                default -> {
                    int more = random.nextInt(0, 20);
                    entries += more;
                    clicks += random.nextInt(0, 5);
                    ofItem += pinned != null && pinned == 1 ? more : 0;
                    var count = new ShowEvent.AudienceCounted(now, sitting(entries, clicks));
                    events.add(count);
                    if (random.nextInt(4) == 0) {
                        events.add(count);
                    }
                }
            }
        }

        write(events);
        List<Long> first = List.of(sum(0, "entries"), sum(0, "likes"), sum(1, "entries"), sum(1, "clicks"));
        write(events);

        assertThat(first).containsExactly(entries, likes, ofItem, clicks);
        assertThat(List.of(sum(0, "entries"), sum(0, "likes"), sum(1, "entries"), sum(1, "clicks")))
                .isEqualTo(first);
    }

    private static Sitting sitting(long entries, long clicks) {
        var reach = new Sitting.Reach(entries, entries, 0, entries, 0, 0, 0);
        return new Sitting(900, reach, null, List.of(new Sitting.ItemReach(1, clicks, clicks, 0, 0)), null);
    }

    private void write(List<Event> events) throws SQLException {
        List<Recorded> places = new ArrayList<>();
        for (Event event : events) {
            places.add(new Recorded(
                    Streams.FLOOR,
                    places.size() + 1,
                    "show/" + SHOW,
                    codec.typeOf(event),
                    EventCodec.VERSION,
                    event.at(),
                    codec.bytes(event)));
        }
        try (Connection connection = database.pool().getConnection()) {
            table.clear(connection);
            table.fold(places, connection);
        }
    }

    private static long sum(long item, String what) {
        return JdbcClient.create(database.pool())
                .sql("select coalesce(sum(" + what + "), 0) from radar_hour where item_id = :item and not crowd")
                .param("item", item)
                .query(Long.class)
                .single();
    }
}
