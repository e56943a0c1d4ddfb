package org.qiantang.app.selection;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.event.ShowEvent;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one step notes of orders, and for which of them it has to work out anew what is owed: that follows from all that is noted, so
 * that it may be done once for all of them.
 */
final class SaleStep implements StepTable.Unwritten {
    private static final String BORN = """
            update commission_order
               set show_id = :show, total_minor = :minor, currency = :currency,
                   simulated = exists (select 1 from person where id = :buyer and simulated),
                   shop_id = coalesce(:shop, (select merchant_id from commission_show where show_id = :show))
             where order_id = :order
            """;
    private static final String LINE = """
            insert into commission_line (order_id, number, item_id, product_id, sku_id, pieces, price_minor, offer_id,
                                         basis_points)
            select :order, :number, item_id, product_id, :sku, :pieces, :minor, offer_id, basis_points
              from commission_item
             where item_id = :item
                on conflict (order_id, number) do nothing
            """;
    private static final String PAID = "update commission_order set paid_at = :at where order_id = :order";
    static final List<String> STATEMENTS = List.of(BORN, LINE, PAID, Owing.OWED);

    private final Gathered later;
    private final Owing owing;
    private final Set<Long> unsettled = new LinkedHashSet<>();

    SaleStep(JdbcClient rows, Gathered later) {
        this.later = later;
        this.owing = new Owing(rows, later);
    }

    /** The order's row is locked since the step began. */
    void bear(long show, ShowEvent.PiecesHeld held) {
        later.add(
                BORN,
                new MapSqlParameterSource()
                        .addValue("order", held.orderId())
                        .addValue("show", show)
                        .addValue("minor", held.total().minor())
                        .addValue("currency", held.total().currency())
                        .addValue("buyer", held.buyerId())
                        .addValue("shop", held.shopId(), Types.BIGINT));
        List<ShowEvent.HeldLine> lines = held.lines();
        for (int number = 0; number < lines.size(); number++) {
            ShowEvent.HeldLine line = lines.get(number);
            later.add(
                    LINE,
                    new MapSqlParameterSource()
                            .addValue("order", held.orderId())
                            .addValue("number", number)
                            .addValue("item", line.itemId())
                            .addValue("sku", line.skuId())
                            .addValue("pieces", line.pieces())
                            .addValue("minor", line.price().minor()));
        }
    }

    /** The order's row is locked since the step began. */
    void pay(ShowEvent.OrderPaid paid) {
        later.add(
                PAID,
                new MapSqlParameterSource()
                        .addValue("order", paid.orderId())
                        .addValue("at", paid.at().atOffset(UTC)));
        settle(paid.orderId());
    }

    void settle(long order) {
        unsettled.add(order);
    }

    /** Writes what is noted and what is owed; before anything that it follows from is written otherwise. */
    @Override
    public void write() {
        later.write();
        if (!unsettled.isEmpty()) {
            owing.settle(unsettled);
            unsettled.clear();
            later.write();
        }
    }
}
