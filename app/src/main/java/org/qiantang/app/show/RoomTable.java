package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of rooms: a lasting place for a merchant's shows, and the key that opens it for a camera. */
final class RoomTable {
    private static final String OPEN = """
            insert into room (id, merchant_id, title, stream_key, created_at) values (:id, :merchant, :title, :key, :now)
                on conflict (merchant_id) do nothing
            """;

    // The rows of shows come a moment after the desk; what the room itself notes is there before a show opens.
    private static final String ON_AIR = """
            select on_air as show_id from room where id = :id and on_air is not null
             union
            select show_id from show_row where room_id = :id and kind = 'STAGE' and state in ('open', 'closing')
            """;

    private final JdbcClient jdbc;
    private final LongConsumer renewed;
    private final SecureRandom random = new SecureRandom();

    /**
     * The rows.
     *
     * @param renewed is told of each room whose old key is no longer good
     */
    RoomTable(JdbcClient jdbc, LongConsumer renewed) {
        this.jdbc = jdbc;
        this.renewed = renewed;
    }

    record Room(long id, long merchantId, String title, String streamKey) {}

    /** The merchant's room; it is opened where there was none. */
    Room openFor(long merchantId, long newId, String title, Instant now) {
        jdbc.sql(OPEN)
                .param("id", newId)
                .param("merchant", merchantId)
                .param("title", title)
                .param("key", newKey())
                .param("now", now.atOffset(UTC))
                .update();
        return ofMerchant(merchantId).orElseThrow();
    }

    Optional<Room> ofMerchant(long merchantId) {
        return jdbc.sql("select id, merchant_id, title, stream_key from room where merchant_id = :merchant")
                .param("merchant", merchantId)
                .query((row, _) -> new Room(
                        row.getLong("id"),
                        row.getLong("merchant_id"),
                        row.getString("title"),
                        row.getString("stream_key")))
                .optional();
    }

    Optional<Long> roomOf(String streamKey) {
        return jdbc.sql("select id from room where stream_key = :key")
                .param("key", streamKey)
                .query((row, _) -> row.getLong("id"))
                .optional();
    }

    /** The show that the room last put on air, and those that were on air when the rows were last told. */
    List<Long> onAir(long roomId) {
        return jdbc.sql(ON_AIR)
                .param("id", roomId)
                .query((row, _) -> row.getLong("show_id"))
                .list();
    }

    void putOnAir(long roomId, long showId) {
        jdbc.sql("update room set on_air = :show where id = :id")
                .param("show", showId)
                .param("id", roomId)
                .update();
    }

    void renewKey(long roomId) {
        jdbc.sql("update room set stream_key = :key where id = :id")
                .param("key", newKey())
                .param("id", roomId)
                .update();
        renewed.accept(roomId);
    }

    private String newKey() {
        byte[] key = new byte[16];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
