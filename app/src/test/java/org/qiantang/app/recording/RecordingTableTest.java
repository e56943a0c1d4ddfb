package org.qiantang.app.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecordingTableTest {
    private static final Instant OPENED = Instant.parse("2026-11-27T04:00:00Z");
    private static final Instant CLOSING = Instant.parse("2026-11-27T05:00:00Z");
    private static final Instant CLOSED = Instant.parse("2026-11-27T05:50:00Z");
    private static final long SHOW = 7;

    private static OneDatabase database;
    private final EventCodec codec = new EventCodec();
    private final RecordingTable table = new RecordingTable(codec);

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void when_the_closing_began_is_kept_beside_when_the_show_was_closed() throws SQLException {
        JdbcClient jdbc = JdbcClient.create(database.pool());
        jdbc.sql("insert into recording_show (show_id, room_id, merchant_id) values (7, 1, 955)")
                .update();

        fold(List.of(
                new ShowEvent.ShowOpened(OPENED),
                new ShowEvent.ShowClosing(CLOSING),
                new ShowEvent.ShowClosed(CLOSED)));

        assertThat(moment(jdbc, "opened_at")).isEqualTo(OPENED);
        assertThat(moment(jdbc, "closing_at")).isEqualTo(CLOSING);
        assertThat(moment(jdbc, "closed_at")).isEqualTo(CLOSED);
    }

    private static Instant moment(JdbcClient jdbc, String column) {
        return jdbc.sql("select " + column + " as at from recording_show where show_id = 7")
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .single();
    }

    private void fold(List<ShowEvent> events) throws SQLException {
        var places = new ArrayList<Recorded>();
        for (ShowEvent event : events) {
            places.add(new Recorded(
                    Streams.FLOOR,
                    places.size() + 1,
                    Streams.show(SHOW),
                    codec.typeOf(event),
                    EventCodec.VERSION,
                    event.at(),
                    codec.bytes(event)));
        }
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            table.fold(places, connection);
            connection.commit();
        }
    }
}
