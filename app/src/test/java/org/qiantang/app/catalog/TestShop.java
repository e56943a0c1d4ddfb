package org.qiantang.app.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.engine.journal.PostgresOffice;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop's desk on a database of its own, as the app wires it. */
final class TestShop implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    static final long MERCHANT = 7;

    final EventCodec codec = new EventCodec();
    final Ids ids;
    final JdbcClient jdbc;
    final ShopDesk desk;
    final ShopTurns turns;
    final InstantSource clock = this::now;
    final Catalog catalog;
    private final OneDatabase database;
    private final PostgresJournal journal;
    private Instant now = NOON;

    TestShop() {
        try {
            database = OneDatabase.start();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        DataSource pool = database.pool();
        journal = new PostgresJournal(pool);
        ids = new Ids(clock, 1);
        jdbc = JdbcClient.create(pool);
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
        var office = new Office(new PostgresOffice(journal, Streams.OFFICE), pool, transactions, codec);
        desk = new ShopDesk(office, jdbc, clock, ids);
        turns = new ShopTurns(office, jdbc, clock);
        catalog = new Catalog(jdbc);
    }

    private Instant now() {
        return now;
    }

    void at(Instant later) {
        now = later;
    }

    /** Has a table fold events, as its follower does. */
    void fold(Table table, List<Recorded> events) {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            table.fold(events, connection);
            connection.commit();
        } catch (SQLException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    List<Event> events(long merchantId) {
        return journal.readStream(Streams.OFFICE, Streams.shop(merchantId), 0, 1_000).stream()
                .map(recorded -> codec.read(recorded.type(), recorded.version(), recorded.body()))
                .toList();
    }

    /** The same with what a full sheet has. */
    static ProductDraft with(ProductDraft plain, FactSheet facts, Promises promises, @Nullable String supplier) {
        return new ProductDraft(
                plain.code(),
                plain.title(),
                plain.legalCategory(),
                plain.description(),
                plain.pictures(),
                facts,
                plain.afterSale(),
                plain.sizes(),
                plain.delivery(),
                plain.skus(),
                promises,
                supplier);
    }

    /** A sound product with that many SKUs, {@code CODE-1} and so on, at 88.00 with 100 pieces each. */
    static ProductDraft draft(String code, int skus) {
        List<SkuDraft> kinds = IntStream.rangeClosed(1, skus)
                .mapToObj(n -> new SkuDraft(code + "-" + n, "kind " + n, Money.cny(8_800), 100))
                .toList();
        var sheet = new FactSheet(List.of(
                new Fact("material", "100% 桑蚕丝", null, new Proof("检测报告", "T-1", "演示检测中心", "纤维含量", null)),
                new Fact("weight", "85", "克", null)));
        return new ProductDraft(
                code,
                "丝巾 " + code,
                "服饰",
                "一条丝巾",
                List.of("/pictures/demo-scarf.svg"),
                sheet,
                List.of("七天无理由退货"),
                null,
                new Delivery("浙江杭州", 48, true, List.of("海外")),
                kinds);
    }

    long listed(ProductDraft draft) {
        return switch (desk.list(MERCHANT, draft)) {
            case Listing.Listed listed -> listed.productId();
            case Listing.Flawed(List<Flaw> flaws) -> throw new AssertionError(flaws);
            case Listing.NotYours() -> throw new AssertionError("not yours");
        };
    }

    long sku(long productId, int place) {
        return catalog.product(productId).orElseThrow().skus().get(place).skuId();
    }

    @Override
    public void close() throws IOException {
        journal.close();
        database.close();
    }
}
