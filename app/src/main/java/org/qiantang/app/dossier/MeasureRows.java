package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The measures by which shops are bound at some moment; one ends with its term, whether or not that was written yet. */
final class MeasureRows {
    private static final String IN_FORCE = """
            select measure_id, dossier_id, merchant_id, kind, reason, taken_at, until_at, appeal_by, appealed_at,
                   product_id
              from measure
             where taken_at is not null and ended_at is null and until_at > :now
            """;
    private static final String OF_SHOP = IN_FORCE + """
               and merchant_id = :merchant
             order by product_id is not null, until_at desc
             limit 50
            """;
    private static final String FIRST =
            IN_FORCE + " and merchant_id = :merchant and kind = any(:kinds) order by until_at desc limit 1";
    private static final String SHOPS = """
            select distinct merchant_id from measure
             where taken_at is not null and ended_at is null and until_at > :now and kind = :kind
            """;
    private static final String OVER = """
            select dossier_id, measure_id from measure
             where taken_at is not null and ended_at is null and until_at <= :now
             order by until_at
             limit 100
            """;
    private static final String BOUND = """
              join measure m on m.merchant_id = s.merchant_id
             where m.taken_at is not null and m.ended_at is null and m.until_at > :now and m.kind = any(:kinds)
            """;
    private static final String ON_AIR = "select distinct s.show_id from show_row s\n" + BOUND + """
               and s.kind = 'STAGE' and s.state = 'open'
             order by s.show_id
             limit 100
            """;
    private static final String FLASHES =
            "select distinct f.show_id, f.flash_id from show_flash f join show_row s on s.show_id = f.show_id\n" + BOUND
                    + """
               and s.state <> 'closed' and f.state <> 'over'
             order by f.flash_id
             limit 100
            """;

    private static final String OFF_SALE =
            IN_FORCE + " and product_id = :product and kind = 'GOODS_REMOVAL' order by until_at desc limit 1";
    private static final String ON_COUNTERS = """
            select distinct i.show_id, i.item_id
              from measure m
              join show_item i on i.product_id = m.product_id and i.withdrawn_at is null
              join show_row s on s.show_id = i.show_id
             where m.taken_at is not null and m.ended_at is null and m.until_at > :now and m.kind = 'GOODS_REMOVAL'
               and s.kind in ('STAGE', 'SHELF') and s.state not in ('closing', 'closed')
             order by i.show_id, i.item_id
             limit 100
            """;
    private static final String ON_SALE = """
            select distinct on (m.product_id) m.product_id, m.merchant_id, m.dossier_id, m.reason
              from measure m
              join product p on p.id = m.product_id and p.merchant_id = m.merchant_id and p.archived_at is null
             where m.taken_at is not null and m.ended_at is null and m.until_at > :now and m.kind = 'GOODS_REMOVAL'
             order by m.product_id, m.until_at desc
             limit 100
            """;

    private final JdbcClient jdbc;

    MeasureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record InForce(
            long measureId,
            long dossierId,
            long merchantId,
            MeasureKind kind,
            String reason,
            Instant since,
            Instant until,
            Instant appealBy,
            boolean appealed,
            @Nullable Long productId) {}

    record Over(long dossierId, long measureId) {}

    record Flash(long showId, long flashId) {}

    /** A product that should be away and is not, with the measure that binds it longest. */
    record OnSale(long productId, long merchantId, long dossierId, String reason) {}

    /** An item of a show, before it opened or on air, or of a shelf. */
    record OnCounter(long showId, long itemId) {}

    List<InForce> ofShop(long merchantId, Instant now) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("now", now.atOffset(UTC))
                .query(MeasureRows::inForce)
                .list();
    }

    /** The one of these kinds that binds a shop longest. */
    Optional<InForce> first(long merchantId, Set<MeasureKind> kinds, Instant now) {
        return jdbc.sql(FIRST)
                .param("merchant", merchantId)
                .param("kinds", names(kinds))
                .param("now", now.atOffset(UTC))
                .query(MeasureRows::inForce)
                .optional();
    }

    /** What keeps a product off sale longest. */
    Optional<InForce> offSale(long productId, Instant now) {
        return jdbc.sql(OFF_SALE)
                .param("product", productId)
                .param("now", now.atOffset(UTC))
                .query(MeasureRows::inForce)
                .optional();
    }

    /** Items of shows and shelves, whoever's, whose goods are off sale, a hundred at a time. */
    List<OnCounter> onCounters(Instant now) {
        return jdbc.sql(ON_COUNTERS)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new OnCounter(row.getLong("show_id"), row.getLong("item_id")))
                .list();
    }

    /** Goods that a measure keeps off sale and that are on sale all the same, a hundred at a time. */
    List<OnSale> onSale(Instant now) {
        return jdbc.sql(ON_SALE)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new OnSale(
                        row.getLong("product_id"),
                        row.getLong("merchant_id"),
                        row.getLong("dossier_id"),
                        row.getString("reason")))
                .list();
    }

    Set<Long> shopsUnder(MeasureKind kind, Instant now) {
        return new TreeSet<>(jdbc.sql(SHOPS)
                .param("kind", kind.name())
                .param("now", now.atOffset(UTC))
                .query(Long.class)
                .list());
    }

    /** Those whose term is over and whose end has not been written. */
    List<Over> over(Instant now) {
        return jdbc.sql(OVER)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Over(row.getLong("dossier_id"), row.getLong("measure_id")))
                .list();
    }

    /** Shows on air of shops that measures of these kinds bind, a hundred at a time. */
    List<Long> onAir(Set<MeasureKind> kinds, Instant now) {
        return jdbc.sql(ON_AIR)
                .param("kinds", names(kinds))
                .param("now", now.atOffset(UTC))
                .query((row, _) -> row.getLong("show_id"))
                .list();
    }

    /** Flash sales, running or to come, of shops that measures of these kinds bind, a hundred at a time. */
    List<Flash> flashes(Set<MeasureKind> kinds, Instant now) {
        return jdbc.sql(FLASHES)
                .param("kinds", names(kinds))
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Flash(row.getLong("show_id"), row.getLong("flash_id")))
                .list();
    }

    private static String[] names(Set<MeasureKind> kinds) {
        return kinds.stream().map(Enum::name).toArray(String[]::new);
    }

    private static InForce inForce(ResultSet row, int number) throws SQLException {
        return new InForce(
                row.getLong("measure_id"),
                row.getLong("dossier_id"),
                row.getLong("merchant_id"),
                MeasureKind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getObject("appeal_by", OffsetDateTime.class).toInstant(),
                row.getObject("appealed_at") != null,
                row.getObject("product_id", Long.class));
    }
}
