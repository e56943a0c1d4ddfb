package org.qiantang.bench.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;

/**
 * What stands in a database at one moment: the journal, how far its followers are, and the simulated provider's ledger.
 *
 * @param events of all shards, each shard in the order of its positions
 * @param heads each shard's head, as its row has it
 * @param followed each follower's place, by {@code name shard}
 */
public record Books(
        List<Entry> events,
        Map<Integer, Long> heads,
        Map<String, Long> followed,
        List<Payment> payments,
        List<Refund> refunds) {
    private static final EventCodec CODEC = new EventCodec();

    public Books {
        events = List.copyOf(events);
        heads = Map.copyOf(heads);
        followed = Map.copyOf(followed);
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
    }

    /** An event and where it is written. */
    public record Entry(int shard, long position, String stream, Event event) {}

    /** A payment in the provider's ledger; {@code paidMinor} is 0 where it is not paid. */
    public record Payment(String paymentNo, String orderNo, long paidMinor) {}

    /** Money that the provider has sent back. */
    public record Refund(String refundNo, String requestId, String paymentNo, long minor) {}

    static Books read(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            var events = new ArrayList<Entry>();
            each(
                    connection,
                    "select shard, position, stream, type, version, body from event order by shard, position",
                    row -> events.add(new Entry(
                            row.getInt(1),
                            row.getLong(2),
                            row.getString(3),
                            CODEC.read(row.getString(4), row.getInt(5), row.getBytes(6)))));
            var heads = new HashMap<Integer, Long>();
            each(connection, "select id, head from shard", row -> heads.put(row.getInt(1), row.getLong(2)));
            var followed = new HashMap<String, Long>();
            each(
                    connection,
                    "select name, shard, position from follower",
                    row -> followed.put(row.getString(1) + " " + row.getInt(2), row.getLong(3)));
            var payments = new ArrayList<Payment>();
            each(
                    connection,
                    "select payment_no, order_no, coalesce(paid_minor, amount_minor), paid_at from simpay_payment",
                    row -> payments.add(new Payment(
                            row.getString(1), row.getString(2), row.getString(4) == null ? 0 : row.getLong(3))));
            var refunds = new ArrayList<Refund>();
            each(
                    connection,
                    "select refund_no, request_id, payment_no, amount_minor from simpay_refund",
                    row -> refunds.add(
                            new Refund(row.getString(1), row.getString(2), row.getString(3), row.getLong(4))));
            return new Books(events, heads, followed, payments, refunds);
        }
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Reader reader) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
