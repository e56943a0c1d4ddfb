package org.qiantang.app.room;

import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.LongLongHashMap;
import java.lang.reflect.Field;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.engine.stock.ShowStock;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;

/** Rooms as a test drives them from outside this package, and what their desks remember, in words. */
public final class RoomsInside {
    private final LocalRooms rooms;
    private final Journal journal;
    private final EventCodec codec;

    /** Real rooms on loops of the test's own. */
    public RoomsInside(
            ShardWriter writer,
            Journal journal,
            EventCodec codec,
            InstantSource clock,
            List<? extends ScheduledExecutorService> loops,
            Executor loader) {
        this.journal = journal;
        this.codec = codec;
        var decision = new ShowDecision(Ids.of(clock, Streams.FLOOR, writer.epoch()), new WordHash(new byte[16]));
        rooms = new LocalRooms(writer, new Story(journal, codec), codec, decision, clock, loops, loader);
    }

    public LocalRooms rooms() {
        return rooms;
    }

    /** What the desk remembers now; null while it has nothing loaded. */
    public @Nullable String memory(long showId) {
        Object desk = value(rooms, "desks") instanceof Map<?, ?> desks ? desks.get(showId) : null;
        Object show = desk == null ? null : value(desk, "show");
        return show == null ? null : words(show);
    }

    /** What a desk that reads the journal now would remember. */
    public String replayed(long showId) {
        var fresh = new Show();
        new Story(journal, codec).tell(showId, happened -> fresh.apply(happened.event()));
        return words(fresh);
    }

    /** Every field, whatever comes to be added; maps and sets in order, since theirs says nothing. */
    private static String words(Object thing) {
        var fields = new TreeMap<String, String>();
        for (Field field : thing.getClass().getDeclaredFields()) {
            Object value = java.lang.reflect.Modifier.isStatic(field.getModifiers()) ? null : value(thing, field);
            fields.put(field.getName(), inWords(value));
        }
        return fields.toString();
    }

    private static String inWords(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case ShowStock stock -> words(stock);
            case FlashSales flashes -> words(flashes);
            case Map<?, ?> map ->
                sorted(map.entrySet().stream().map(entry -> entry.getKey() + "=" + inWords(entry.getValue())));
            case LongIntHashMap map -> sorted(each(map).map(entry -> entry.key + "=" + entry.value));
            case LongLongHashMap map -> sorted(each(map).map(entry -> entry.key + "=" + entry.value));
            case Collection<?> all -> sorted(all.stream().map(String::valueOf));
            default -> value.toString();
        };
    }

    private static <T> Stream<T> each(Iterable<T> entries) {
        return StreamSupport.stream(entries.spliterator(), false);
    }

    private static String sorted(Stream<String> words) {
        return words.sorted().toList().toString();
    }

    private static @Nullable Object value(Object of, String name) {
        try {
            return value(of, of.getClass().getDeclaredField(name));
        } catch (NoSuchFieldException gone) {
            throw new IllegalStateException("field: " + name + " (expected: one of " + of.getClass() + ")", gone);
        }
    }

    private static @Nullable Object value(Object of, Field field) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
