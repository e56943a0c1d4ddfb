package org.qiantang.app.simulcast;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of simulcast targets. */
final class TargetTable {
    private static final String COLUMNS =
            "select id, room_id, name, address, stream_key, wanted from simulcast_target ";

    private final JdbcClient jdbc;

    TargetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Target> ofRoom(long roomId) {
        return jdbc.sql(COLUMNS + "where room_id = :room order by id")
                .param("room", roomId)
                .query(TargetTable::target)
                .list();
    }

    List<Target> wanted() {
        return jdbc.sql(COLUMNS + "where wanted order by id")
                .query(TargetTable::target)
                .list();
    }

    Optional<Target> one(long roomId, long id) {
        return jdbc.sql(COLUMNS + "where room_id = :room and id = :id")
                .param("room", roomId)
                .param("id", id)
                .query(TargetTable::target)
                .optional();
    }

    void add(Target target, Instant now) {
        jdbc.sql("""
                        insert into simulcast_target (id, room_id, name, address, stream_key, wanted, created_at)
                        values (:id, :room, :name, :address, :key, :wanted, :now)
                        """)
                .param("id", target.id())
                .param("room", target.roomId())
                .param("name", target.name())
                .param("address", target.address())
                .param("key", target.key())
                .param("wanted", target.wanted())
                .param("now", now.atOffset(UTC))
                .update();
    }

    void change(Target target) {
        jdbc.sql("""
                        update simulcast_target set name = :name, address = :address, stream_key = :key
                         where id = :id
                        """)
                .param("id", target.id())
                .param("name", target.name())
                .param("address", target.address())
                .param("key", target.key())
                .update();
    }

    void want(long id, boolean wanted) {
        jdbc.sql("update simulcast_target set wanted = :wanted where id = :id")
                .param("id", id)
                .param("wanted", wanted)
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from simulcast_target where id = :id").param("id", id).update();
    }

    private static Target target(ResultSet row, int number) throws SQLException {
        return new Target(
                row.getLong("id"),
                row.getLong("room_id"),
                row.getString("name"),
                row.getString("address"),
                row.getString("stream_key"),
                row.getBoolean("wanted"));
    }
}
