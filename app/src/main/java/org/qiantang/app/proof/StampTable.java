package org.qiantang.app.proof;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which checkpoints bear time-stamps, and by whom; the tokens themselves lie beside the log. */
final class StampTable {
    private static final String COLUMNS = "select size, number, at, authority, own from proof_stamp ";
    static final String NEWEST = COLUMNS + "order by at desc, size desc limit :most";
    private static final String FIRST_INDEPENDENT =
            "select min(size) from proof_stamp where not own and size > :index and at <= :by";
    static final String LARGEST = "select coalesce(max(size), 0) from proof_stamp";
    static final String LARGEST_INDEPENDENT = LARGEST + " where not own";

    private final JdbcClient jdbc;

    StampTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A time-stamp over a checkpoint.
     *
     * @param number counts those over one checkpoint from 0
     * @param own whether it is by our own authority, which is no third party
     */
    record Stamped(long size, int number, Instant at, String authority, boolean own) {}

    void put(Stamped stamp) {
        jdbc.sql("""
                        insert into proof_stamp (size, number, at, authority, own)
                        values (:size, :number, :at, :authority, :own)
                        """)
                .param("size", stamp.size())
                .param("number", stamp.number())
                .param("at", stamp.at().atOffset(UTC))
                .param("authority", stamp.authority())
                .param("own", stamp.own())
                .update();
    }

    /** The time-stamps of a checkpoint, independent ones first. */
    List<Stamped> of(long size) {
        return jdbc.sql(COLUMNS + "where size = :size order by own, number")
                .param("size", size)
                .query(StampTable::stamped)
                .list();
    }

    /**
     * The checkpoint that says best that a leaf was there: the smallest that was stamped by others, where that was done in time;
     * else the smallest that was stamped at all, and empty where none was.
     */
    Optional<Long> bestOver(long index, Instant inTime) {
        Optional<Long> independent = jdbc.sql(FIRST_INDEPENDENT)
                .param("index", index)
                .param("by", inTime.atOffset(UTC))
                .query(Long.class)
                .optional();
        return independent.isPresent()
                ? independent
                : jdbc.sql("select min(size) from proof_stamp where size > :index")
                        .param("index", index)
                        .query(Long.class)
                        .optional();
    }

    /** How far time-stamps go, those by others than ourselves alone or all. */
    long largest(boolean independent) {
        return jdbc.sql(independent ? LARGEST_INDEPENDENT : LARGEST)
                .query(Long.class)
                .single();
    }

    /** The newest time-stamps, the last one first. */
    List<Stamped> newest(int most) {
        return jdbc.sql(NEWEST).param("most", most).query(StampTable::stamped).list();
    }

    private static Stamped stamped(ResultSet row, int number) throws SQLException {
        return new Stamped(
                row.getLong("size"),
                row.getInt("number"),
                Notes.time(row, "at"),
                row.getString("authority"),
                row.getBoolean("own"));
    }
}
