package org.qiantang.app.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Appended;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Entry;
import org.qiantang.engine.journal.PostgresOffice;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the quiet desks work: their rows and their events are written in one ordinary transaction.
 *
 * <p>Rows are written with any {@code JdbcClient} on the same data source; it joins the transaction by itself.
 */
public final class Office {
    private final PostgresOffice office;
    private final DataSource database;
    private final TransactionTemplate transactions;
    private final EventCodec codec;
    private final ThreadLocal<Long> own = ThreadLocal.withInitial(() -> 0L);

    public Office(PostgresOffice office, DataSource database, TransactionTemplate transactions, EventCodec codec) {
        this.office = office;
        this.database = database;
        this.transactions = transactions;
        this.codec = codec;
    }

    /** What a desk writes its events with, in the order of the calls. */
    @FunctionalInterface
    public interface Pen {
        void write(String stream, Event event, Aside... asides);
    }

    /** What the work answered, and where its last event stands; position 0 where it wrote none. */
    public record Written<T extends @Nullable Object>(T value, int shard, long position) {}

    /** Does a piece of work whole or not at all. */
    public <T extends @Nullable Object> Written<T> write(Function<Pen, T> work) {
        var appended = new AtomicReference<@Nullable Appended>();
        T value = transactions.execute(_ -> {
            var entries = new ArrayList<Entry>();
            T answer = work.apply((stream, event, asides) -> entries.add(entry(stream, event, List.of(asides))));
            if (!entries.isEmpty()) {
                // The head's row is locked last, and only for as long as the append takes.
                appended.set(append(entries));
            }
            return answer;
        });
        Appended place = appended.get();
        if (place == null) {
            return new Written<>(value, office.shard(), 0);
        }
        office.committed(place);
        own.set(place.last());
        return new Written<>(value, place.shard(), place.last());
    }

    /** The place of the calling thread's last event, told once; 0 where it has written none since. */
    long takeOwn() {
        long last = own.get();
        own.remove();
        return last;
    }

    int shard() {
        return office.shard();
    }

    /**
     * All that a stream tells, in order. Within {@link #write} it is read on the transaction's own connection: who holds
     * one connection must never wait for a second of the same pool.
     *
     * @param most more than so many are a broken promise: half a story is none
     */
    public List<Recorded> story(String stream, int most) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            List<Recorded> story = office.readStream(connection, stream, 0, most + 1);
            if (story.size() > most) {
                throw new IllegalStateException("stream: " + stream + " (expected: up to " + most + " events)");
            }
            return story;
        } catch (SQLException trouble) {
            throw new UncategorizedSQLException("office read", null, trouble);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private Appended append(List<Entry> entries) {
        try {
            return office.append(DataSourceUtils.getConnection(database), entries);
        } catch (SQLException trouble) {
            throw new UncategorizedSQLException("office append", null, trouble);
        }
    }

    private Entry entry(String stream, Event event, List<Aside> asides) {
        return new Entry(stream, codec.typeOf(event), EventCodec.VERSION, event.at(), codec.bytes(event), asides);
    }
}
