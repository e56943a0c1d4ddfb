package org.qiantang.app.shipping;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code ship_file} and {@code ship_file_row}. */
final class ShipTable {
    private static final String INSERT = """
            insert into ship_file (id, merchant_id, person_id, file_name, format, state, total, begun_at)
            values (:id, :merchant, :person, :name, :format, 'CHECKING', :total, :at)
            """;
    private static final String INSERT_ROWS = """
            insert into ship_file_row (file_id, row_no, order_no, carrier, tracking_no)
            select :id, row, "orderNo", carrier, "trackingNo"
              from jsonb_to_recordset(:rows::jsonb) as given (row integer, "orderNo" text, carrier text, "trackingNo" text)
            """;
    private static final String SELECT = """
            select id, merchant_id, file_name, format, state, done, total, begun_at, ended_at
              from ship_file
             where merchant_id = :merchant
            """;
    private static final String FIND = SELECT + " and id = :id";
    private static final String PAGE = SELECT + " and id < :before order by id desc limit :most";
    private static final String ROWS = """
            select row_no, order_no, carrier, tracking_no, order_id, fault, told_zh, told_en, sent
              from ship_file_row
             where file_id = :id
             order by row_no
            """;
    private static final String CHECKED = """
            update ship_file_row r
               set order_id = given."orderId", fault = given.fault, told_zh = given.zh, told_en = given.en
              from jsonb_to_recordset(:rows::jsonb) as given (row integer, "orderId" bigint, fault text, zh text, en text)
             where r.file_id = :id and r.row_no = given.row
            """;
    private static final String SENT = """
            update ship_file_row
               set sent = true
             where file_id = :id and fault is null and order_id in (:orders)
            """;
    private static final String REFUSED = """
            update ship_file_row
               set fault = 'REFUSED', told_zh = :zh, told_en = :en
             where file_id = :id and order_id = :order
            """;
    private static final String BEGIN_SENDING = """
            update ship_file
               set state = 'SENDING', done = 0, ended_at = null
             where id = :id and merchant_id = :merchant and state in ('CHECKED', 'INTERRUPTED')
            """;
    private static final String UNDER_WAY = """
            select count(*) from ship_file where merchant_id = :merchant and state in ('CHECKING', 'SENDING')
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ShipTable(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void insert(
            long id, long merchantId, long personId, String name, SheetFormat format, List<ShipRow> rows, Instant at) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql(INSERT)
                    .param("id", id)
                    .param("merchant", merchantId)
                    .param("person", personId)
                    .param("name", name)
                    .param("format", format.name())
                    .param("total", rows.size())
                    .param("at", at.atOffset(UTC))
                    .update();
            jdbc.sql(INSERT_ROWS)
                    .param("id", id)
                    .param("rows", JSON.writeValueAsString(rows))
                    .update();
        });
    }

    boolean isOneUnderWay(long merchantId) {
        return jdbc.sql(UNDER_WAY)
                        .param("merchant", merchantId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Optional<ShipJob> find(long merchantId, long id) {
        return jdbc.sql(FIND)
                .param("merchant", merchantId)
                .param("id", id)
                .query(ShipTable::job)
                .optional();
    }

    List<ShipJob> page(long merchantId, long before, int most) {
        return jdbc.sql(PAGE)
                .param("merchant", merchantId)
                .param("before", before)
                .param("most", most)
                .query(ShipTable::job)
                .list();
    }

    List<ShipJob.Row> rows(long id) {
        return jdbc.sql(ROWS).param("id", id).query(ShipTable::row).list();
    }

    void checked(long id, List<ShipCheck.Checked> rows) {
        record One(
                int row, @Nullable Long orderId, @Nullable String fault, String zh, String en) {}
        List<One> given = rows.stream()
                .map(one -> {
                    ShipFault fault = one.fault();
                    return new One(
                            one.row().row(),
                            one.orderId(),
                            fault == null ? null : fault.name(),
                            fault == null ? "" : fault.zh(),
                            fault == null ? "" : fault.en());
                })
                .toList();
        jdbc.sql(CHECKED)
                .param("id", id)
                .param("rows", JSON.writeValueAsString(given))
                .update();
    }

    void sent(long id, List<Long> orders) {
        if (!orders.isEmpty()) {
            jdbc.sql(SENT).param("id", id).param("orders", orders).update();
        }
    }

    void refused(long id, long orderId, Problem why) {
        jdbc.sql(REFUSED)
                .param("id", id)
                .param("order", orderId)
                .param("zh", why.message(false))
                .param("en", why.message(true))
                .update();
    }

    void progress(long id, int done, int total) {
        jdbc.sql("update ship_file set done = :done, total = :total where id = :id")
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .update();
    }

    /** False where it does not wait to be sent. */
    boolean beginSending(long merchantId, long id) {
        return jdbc.sql(BEGIN_SENDING)
                        .param("id", id)
                        .param("merchant", merchantId)
                        .update()
                == 1;
    }

    void end(long id, ShipJob.State state, Instant at) {
        jdbc.sql("update ship_file set state = :state, ended_at = :at where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("at", at.atOffset(UTC))
                .update();
    }

    int interruptAll(Instant at) {
        return jdbc.sql("""
                update ship_file set state = 'INTERRUPTED', ended_at = :at where state in ('CHECKING', 'SENDING')
                """).param("at", at.atOffset(UTC)).update();
    }

    private static ShipJob job(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ShipJob(
                row.getLong("id"),
                row.getLong("merchant_id"),
                row.getString("file_name"),
                SheetFormat.valueOf(row.getString("format")),
                ShipJob.State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("total"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static ShipJob.Row row(ResultSet row, int number) throws SQLException {
        String fault = row.getString("fault");
        String zh = row.getString("told_zh");
        String en = row.getString("told_en");
        return new ShipJob.Row(
                new ShipRow(
                        row.getInt("row_no"),
                        row.getString("order_no"),
                        row.getString("carrier"),
                        row.getString("tracking_no")),
                row.getObject("order_id", Long.class),
                fault == null ? null : ShipFault.valueOf(fault),
                zh == null ? "" : zh,
                en == null ? "" : en,
                row.getBoolean("sent"));
    }
}
