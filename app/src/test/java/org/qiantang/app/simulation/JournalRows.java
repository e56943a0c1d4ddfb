package org.qiantang.app.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Entry;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;

/** The journal's shards and the followers' positions, as they lie on the disk. */
final class JournalRows {
    private static final EventCodec CODEC = new EventCodec();

    private final SimDatabase database;
    private final IntConsumer grown;
    private final Map<Integer, Shard> shards = new TreeMap<>();
    private final SimDatabase.Rows<String, Long> positions;

    /** One shard: who owns it and what it holds. */
    static final class Shard {
        private long epoch;
        private final List<Recorded> events = new ArrayList<>();
        private final Map<String, List<Recorded>> streams = new HashMap<>();
        private final List<Event> decoded = new ArrayList<>();
        private final Map<Long, List<Aside>> asides = new HashMap<>();

        long epoch() {
            return epoch;
        }

        List<Recorded> events() {
            return events;
        }

        /** The event at a position, read back from its bytes. */
        Event event(long position) {
            for (int i = decoded.size(); i < position; i++) {
                Recorded next = events.get(i);
                decoded.add(CODEC.read(next.type(), next.version(), next.body()));
            }
            return decoded.get((int) position - 1);
        }

        List<Recorded> stream(String name) {
            return streams.getOrDefault(name, List.of());
        }

        List<Aside> asides(long position) {
            return asides.getOrDefault(position, List.of());
        }
    }

    /** @param grown told the shard of every event that comes */
    JournalRows(SimDatabase database, IntConsumer grown) {
        this.database = database;
        this.grown = grown;
        this.positions = database.rows();
        database.on(
                "select current_setting('fsync'), current_setting('full_page_writes'),"
                        + " current_setting('synchronous_commit')",
                _ -> new SimDatabase.Answer.Found(List.of("a", "b", "c"), List.of(List.of("on", "on", "on"))));
        database.on(
                "insert into shard (id, epoch, head) values (?, 1, 0)"
                        + " on conflict (id) do update set epoch = shard.epoch + 1 returning epoch, head",
                given -> standing(take(given.small(1))));
        database.on("select event_room(?, ?)", given -> SimDatabase.one(given.number(2) + 1));
        officeStatements();
        followerStatements();
    }

    private void officeStatements() {
        database.on(
                "update shard set head = head + ? where id = ? and epoch = ?"
                        + " returning head, set_config('synchronous_commit', 'on', true),"
                        + " set_config('idle_in_transaction_session_timeout', '10s', true)",
                given -> {
                    Shard shard = shard(given.small(2));
                    return shard.epoch == given.number(3)
                            ? SimDatabase.one(shard.events.size() + given.number(1))
                            : new SimDatabase.Answer.Found(List.of("head"), List.of());
                });
        database.on("""
                insert into event (shard, position, stream, type, version, at, body)
                select ?, ? + n, stream, type, version, timestamptz 'epoch' + micros * interval '1 microsecond', body
                  from unnest(?::text[], ?::text[], ?::int4[], ?::int8[], ?::bytea[])
                       with ordinality as entry (stream, type, version, micros, body, n)
                """, given -> {
            int shard = given.small(1);
            if (shard(shard).events.size() != given.number(2)) {
                throw new AssertionError("position: after " + given.number(2) + " (expected: after "
                        + shard(shard).events.size() + ")");
            }
            var streams = (String[]) given.at(3);
            for (int i = 0; i < streams.length; i++) {
                append(
                        shard,
                        new Entry(
                                streams[i],
                                ((String[]) given.at(4))[i],
                                ((int[]) given.at(5))[i],
                                Instant.EPOCH.plus(((long[]) given.at(6))[i], ChronoUnit.MICROS),
                                ((byte[][]) given.at(7))[i],
                                List.of()));
            }
            return new SimDatabase.Answer.Changed(streams.length);
        });
    }

    private void followerStatements() {
        database.on(
                "insert into follower (name, shard, position) values (?, ?, 0) on conflict (name, shard) do nothing",
                given -> SimDatabase.changed(positions.insert(key(given, 1), 0L)));
        database.on(
                "select position from follower where name = ? and shard = ?",
                given -> SimDatabase.one(positions.get(key(given, 1))));
        database.on("update follower set position = ? where name = ? and shard = ? and position = ?", given -> {
            String key = key(given, 2);
            boolean there = positions.get(key) == given.number(4);
            if (there) {
                positions.put(key, given.number(1));
            }
            return SimDatabase.changed(there);
        });
    }

    private static String key(Parameters given, int from) {
        return given.text(from) + "/" + given.at(from + 1);
    }

    private static SimDatabase.Answer standing(Shard shard) {
        return new SimDatabase.Answer.Found(
                List.of("epoch", "head"), List.of(List.of(shard.epoch, (long) shard.events.size())));
    }

    /** What is written at a place. */
    Event event(Recorded place) {
        return shard(place.shard()).event(place.position());
    }

    Shard shard(int number) {
        return shards.computeIfAbsent(number, _ -> new Shard());
    }

    /** Raises the epoch. */
    Shard take(int number) {
        Shard shard = shard(number);
        shard.epoch++;
        database.undoBy(() -> shard.epoch--);
        return shard;
    }

    void append(int number, Entry entry) {
        Shard shard = shard(number);
        long position = shard.events.size() + 1L;
        var event = new Recorded(
                number,
                position,
                entry.stream(),
                entry.type(),
                entry.version(),
                entry.at().truncatedTo(ChronoUnit.MICROS),
                entry.body().clone());
        shard.events.add(event);
        List<Recorded> stream = shard.streams.computeIfAbsent(entry.stream(), _ -> new ArrayList<>());
        stream.add(event);
        if (!entry.asides().isEmpty()) {
            shard.asides.put(
                    position,
                    entry.asides().stream()
                            .sorted(Comparator.comparingInt(Aside::slot))
                            .toList());
        }
        grown.accept(number);
        database.undoBy(() -> {
            shard.events.removeLast();
            if (shard.decoded.size() > shard.events.size()) {
                shard.decoded.removeLast();
            }
            stream.removeLast();
            shard.asides.remove(position);
        });
    }

    /** How far a follower has come. */
    long position(String follower, int shard) {
        Long position = positions.get(follower + "/" + shard);
        return position == null ? 0 : position;
    }
}
