package org.qiantang.app.mall;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

class GoodsRowsTest {
    private static final long TEA = 4;
    private static final Instant NOON = Instant.parse("2026-11-29T04:00:00Z");

    private static OneDatabase database;
    private final EventCodec codec = new EventCodec();
    private final MallTable table = new MallTable(codec);

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void a_change_that_is_being_written_while_changes_are_taken_is_taken_when_it_can_be_read() throws SQLException {
        var goods = new GoodsRows(JdbcClient.create(database.pool()));
        try (Connection step = database.pool().getConnection()) {
            step.setAutoCommit(false);
            table.fold(List.of(place(1, new ShopEvent.ProductShelved(NOON, TEA))), step);
            step.commit();
            table.fold(List.of(place(2, new ShopEvent.ProductUnshelved(NOON, TEA))), step);

            assertThat(goods.takeChanged(10)).isEmpty();
            step.commit();
        }

        assertThat(goods.takeChanged(10)).containsExactly(TEA);
        assertThat(goods.takeChanged(10)).isEmpty();
    }

    private Recorded place(long position, ShopEvent event) {
        return new Recorded(
                Streams.OFFICE,
                position,
                "shop/2",
                codec.typeOf(event),
                EventCodec.VERSION,
                event.at(),
                codec.bytes(event));
    }
}
