package org.qiantang.app.media;

import static java.time.ZoneOffset.UTC;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows which rooms' pictures lie at a bigger media server now; there, a person has the air. */
public final class Elsewhere {
    private static final String BEGINS = """
            insert into picture_elsewhere (room_id, server, client, since) values (:room, :server, :client, :now)
                on conflict (room_id) do update
                   set server = excluded.server, client = excluded.client, since = excluded.since
            """;

    private final JdbcClient rows;
    private final Programmes programmes;
    private final MediaServerSettings settings;
    private final Map<Long, Guest> guests = new ConcurrentHashMap<>();

    /** Who publishes there, and what keeps the air for them here. */
    private record Guest(String client, Feed feed) {}

    /** Where viewers find the picture. */
    public record Place(String flv, String hls) {}

    Elsewhere(JdbcClient rows, Programmes programmes, MediaServerSettings settings) {
        this.rows = rows;
        this.programmes = programmes;
        this.settings = settings;
    }

    /** Where a room's picture lies, if it is not with us. */
    public Optional<Place> of(long roomId) {
        String flv = settings.flv();
        String hls = settings.hls();
        if (flv == null || hls == null || !guests.containsKey(roomId)) {
            return Optional.empty();
        }
        String room = Long.toString(roomId);
        return Optional.of(new Place(flv.replace("{room}", room), hls.replace("{room}", room)));
    }

    /** After a start: the other server does not say again who is publishing. */
    void remember() {
        if (settings.isUsed()) {
            rows.sql("select room_id, client from picture_elsewhere")
                    .query((row, _) -> Map.entry(row.getLong("room_id"), row.getString("client")))
                    .list()
                    .forEach(one -> take(one.getKey(), one.getValue()));
        }
    }

    /** A publisher began there; false if somebody else sends this room's picture. The same one may say it twice. */
    synchronized boolean begins(long roomId, String server, String client) {
        Guest before = guests.get(roomId);
        if (before != null) {
            return before.client().equals(client);
        }
        if (!take(roomId, client)) {
            return false;
        }
        rows.sql(BEGINS)
                .param("room", roomId)
                .param("server", server)
                .param("client", client)
                .param("now", programmes.clock().instant().atOffset(UTC))
                .update();
        return true;
    }

    /** A publisher ended there; a late word of an older one is not heard. */
    synchronized void ends(long roomId, String client) {
        Guest guest = guests.get(roomId);
        if (guest != null && guest.client().equals(client)) {
            guests.remove(roomId);
            rows.sql("delete from picture_elsewhere where room_id = :room")
                    .param("room", roomId)
                    .update();
            guest.feed().close();
        }
    }

    private boolean take(long roomId, String client) {
        Optional<Feed> feed = programmes.openElsewhere(roomId);
        feed.ifPresent(open -> guests.put(roomId, new Guest(client, open)));
        return feed.isPresent();
    }
}
