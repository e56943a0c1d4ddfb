package org.qiantang.app.shortvideo;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code film_batch} and {@code film_batch_item}. */
final class BatchTable {
    private static final String COLUMNS =
            "b.id, b.merchant_id, b.wanted, b.render, b.state, b.halt, b.made_by, b.made_at";

    // One statement, so that no batch stands there without its products.
    private static final String INSERT = """
            with batch as (
                insert into film_batch (id, merchant_id, wanted, render, state, made_by, made_at)
                values (:id, :merchant, cast(:wanted as jsonb), :render, 'RUNNING', :by, :at)
                returning id)
            insert into film_batch_item (batch_id, place, product_id, state)
            select batch.id, asked.place, asked.product_id, 'WAITING'
              from batch, unnest(:products::bigint[]) with ordinality as asked (product_id, place)
            """;

    private static final String OF_SHOP = "select " + COLUMNS + """
              from film_batch b
             where b.merchant_id = :merchant and b.id < :before
             order by b.id desc
             limit :limit
            """;

    private static final String OPEN =
            "select count(*) from film_batch where merchant_id = :merchant and state in ('RUNNING', 'HALTED')";

    // The shop that was served longest ago comes first, so that neither a long batch nor many short ones keep others
    // waiting.
    private static final String NEXT = "select " + COLUMNS + ", i.place, i.product_id, i.film_id" + """
              from film_batch b
              join lateral (select place, product_id, film_id
                              from film_batch_item
                             where batch_id = b.id and state = 'WAITING'
                             order by place
                             limit 1) i on true
             where b.state = 'RUNNING'
             order by (select max(s.served_at) from film_batch s where s.merchant_id = b.merchant_id) nulls first,
                      b.served_at nulls first, b.id
             limit 1
            """;

    private static final String SERVED = "update film_batch set served_at = :at where id = :id";

    private static final String WRITTEN =
            "update film_batch_item set film_id = :film where batch_id = :id and place = :place";

    private static final String TAKEN =
            "update film_batch_item set state = 'TAKEN' where batch_id = :id and place = :place and state = 'WAITING'";

    private static final String REFUSED = """
            update film_batch_item set state = 'REFUSED', code = :code, zh = :zh, en = :en
             where batch_id = :id and place = :place and state = 'WAITING'
            """;

    private static final String END = """
            update film_batch b set state = 'DONE'
             where state = 'RUNNING'
               and not exists (select from film_batch_item i where i.batch_id = b.id and i.state = 'WAITING')
            """;

    private static final String TURN = """
            update film_batch set state = :to, halt = :halt where id = :id and state = any (:from::text[])
            """;

    // What the end of the program stopped has its turn again.
    private static final String AGAIN = """
            update film_batch_item i set state = 'WAITING'
              from film_batch b, film f
             where i.state = 'TAKEN' and b.id = i.batch_id and b.render and b.state in ('RUNNING', 'HALTED', 'DONE')
               and f.id = i.film_id and f.state = 'INTERRUPTED'
            """;

    private static final String REOPEN = """
            update film_batch b set state = 'RUNNING'
             where state = 'DONE'
               and exists (select from film_batch_item i where i.batch_id = b.id and i.state = 'WAITING')
            """;

    private static final String COUNTS = """
            select i.batch_id, count(*) as total,
                   count(*) filter (where i.state = 'WAITING') as waiting,
                   count(*) filter (where i.state = 'REFUSED') as refused,
                   count(*) filter (where i.state = 'TAKEN' and f.state in ('QUEUED', 'RENDERING')) as at_work,
                   count(*) filter (where i.state = 'TAKEN' and f.state = 'READY') as made,
                   count(*) filter (where i.state = 'TAKEN' and f.state in ('FAILED', 'CANCELLED', 'INTERRUPTED')) as failed,
                   count(*) filter (where i.state = 'TAKEN' and f.state = 'DRAFT') as written
              from film_batch_item i
              left join film f on f.id = i.film_id
             where i.batch_id in (:ids)
             group by i.batch_id
            """;

    private static final String REFUSALS = """
            select product_id, film_id, code, zh, en from film_batch_item
             where batch_id = :id and state = 'REFUSED'
             order by place
             limit :limit
            """;

    private static final String AT_WORK = """
            select f.id from film_batch_item i join film f on f.id = i.film_id
             where i.batch_id = :id and f.state in ('QUEUED', 'RENDERING')
            """;

    /** A batch whose row this program cannot read. */
    static final class Unreadable extends RuntimeException {
        private final long batchId;

        private Unreadable(long batchId, RuntimeException cause) {
            super("batch: " + batchId + " (expected: a row that can be read)", cause);
            this.batchId = batchId;
        }

        long batchId() {
            return batchId;
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BatchTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Batch batch, List<Long> products) {
        jdbc.sql(INSERT)
                .param("id", batch.id())
                .param("merchant", batch.merchantId())
                .param("wanted", json.writeValueAsString(batch.wanted()))
                .param("render", batch.render())
                .param("by", batch.by())
                .param("at", batch.madeAt().atOffset(UTC))
                .param("products", products.toArray(Long[]::new))
                .update();
    }

    Optional<Batch> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from film_batch b where b.id = :id")
                .param("id", id)
                .query(this::batch)
                .optional();
    }

    /** A shop's batches, newest first. */
    List<Batch> ofShop(long merchantId, long before, int limit) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("before", before)
                .param("limit", limit)
                .query(this::batch)
                .list();
    }

    /** How many of a shop's have not come to their end. */
    long open(long merchantId) {
        return jdbc.sql(OPEN).param("merchant", merchantId).query(Long.class).single();
    }

    /** The product whose turn it is; empty where none waits, and {@link Unreadable} where its batch cannot be read. */
    Optional<Batch.Turn> next() {
        return jdbc.sql(NEXT)
                .query((row, number) -> new Batch.Turn(
                        readable(row, number),
                        row.getInt("place"),
                        row.getLong("product_id"),
                        row.getObject("film_id", Long.class)))
                .optional();
    }

    void served(long id, Instant at) {
        jdbc.sql(SERVED).param("id", id).param("at", at.atOffset(UTC)).update();
    }

    void written(Batch.Turn turn, long filmId) {
        of(WRITTEN, turn).param("film", filmId).update();
    }

    void taken(Batch.Turn turn) {
        of(TAKEN, turn).update();
    }

    void refused(Batch.Turn turn, Problem why) {
        of(REFUSED, turn)
                .param("code", why.code())
                .param("zh", why.message(false))
                .param("en", why.message(true))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, Batch.Turn turn) {
        return jdbc.sql(sql).param("id", turn.batch().id()).param("place", turn.place());
    }

    /** Closes those of which nothing waits any more. */
    void end() {
        jdbc.sql(END).update();
    }

    /** From one of these states to another; false where it is in none of them. */
    boolean turn(long id, List<Batch.State> from, Batch.State to, @Nullable String halt) {
        return jdbc.sql(TURN)
                        .param("id", id)
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .param("to", to.name())
                        .param("halt", halt)
                        .update()
                == 1;
    }

    /** Has what was being made when the program ended made again. */
    void afterRestart() {
        if (jdbc.sql(AGAIN).update() > 0) {
            jdbc.sql(REOPEN).update();
        }
    }

    /** How far each is; one without products is left out. */
    Map<Long, Batch.Count> counts(Collection<Long> ids) {
        var counts = new HashMap<Long, Batch.Count>();
        if (!ids.isEmpty()) {
            jdbc.sql(COUNTS).param("ids", ids).query(row -> {
                counts.put(row.getLong("batch_id"), count(row));
            });
        }
        return counts;
    }

    private static Batch.Count count(ResultSet row) throws SQLException {
        return new Batch.Count(
                row.getInt("total"),
                row.getInt("waiting"),
                row.getInt("refused"),
                row.getInt("at_work"),
                row.getInt("made"),
                row.getInt("failed"),
                row.getInt("written"));
    }

    List<Batch.Refused> refusals(long id, int limit) {
        return jdbc.sql(REFUSALS)
                .param("id", id)
                .param("limit", limit)
                .query((row, _) -> new Batch.Refused(
                        row.getLong("product_id"),
                        row.getObject("film_id", Long.class),
                        row.getString("code"),
                        row.getString("zh"),
                        row.getString("en")))
                .list();
    }

    /** The films of a batch that wait to be made, or are being made. */
    List<Long> atWork(long id) {
        return jdbc.sql(AT_WORK)
                .param("id", id)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    private Batch readable(ResultSet row, int number) throws SQLException {
        try {
            return batch(row, number);
        } catch (RuntimeException trouble) {
            throw new Unreadable(row.getLong("id"), trouble);
        }
    }

    private Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getLong("merchant_id"),
                json.readValue(row.getString("wanted"), Batch.Wanted.class),
                row.getBoolean("render"),
                Batch.State.valueOf(row.getString("state")),
                row.getString("halt"),
                row.getLong("made_by"),
                row.getTimestamp("made_at").toInstant());
    }
}
