package org.qiantang.app.closure;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.qiantang.app.aftersale.AfterSaleSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of a shop has to end before it is closed, read from the tables of those whose business it is. */
final class ShopTies {
    // Goods that stand in a show of somebody else's go on selling there, whatever has become of their shop.
    private static final String OF = """
            select 'SHOW' as kind, count(*) as many from show_row w
             where w.merchant_id = :shop and w.kind = 'STAGE' and w.state <> 'closed'
             union all
            select 'PICKED', count(*) from offer_item i
              join show_row w on w.show_id = i.show_id
              join show_item t on t.show_id = i.show_id and t.item_id = i.item_id
             where i.merchant_id = :shop and w.merchant_id <> :shop and w.state <> 'closed' and t.withdrawn_at is null
             union all
            select 'ORDER', count(*) from placed_order o
             where o.merchant_id = :shop
               and (o.state in ('held', 'paid', 'taken', 'shipped', 'refunding')
                    or (o.state = 'received' and o.received_at >= :claimable)
                    or exists (select from order_back b where b.order_id = o.order_id and b.done_at is null))
             union all
            select 'VOUCHER', count(*) from voucher
             where merchant_id = :shop and redeemed_at is null and voided_at is null
             union all
            select 'AFTER_SALE', count(*) from after_sale where merchant_id = :shop and ended_at is null
             union all
            select 'COMPLAINT', count(*) from report where merchant_id = :shop and closed_at is null
             union all
            select 'DOSSIER', count(*) from dossier where merchant_id = :shop and closed_at is null
             union all
            select 'MEASURE', count(*) from measure
             where merchant_id = :shop and taken_at is not null and ended_at is null and until_at > :now
             union all
            select 'SAMPLE', count(*) from offer_sample where merchant_id = :shop and state in ('ASKED', 'SENT')
            """;

    private final JdbcClient jdbc;
    private final AfterSaleSettings times;

    ShopTies(JdbcClient jdbc, AfterSaleSettings times) {
        this.jdbc = jdbc;
        this.times = times;
    }

    List<Tie> of(long merchantId, Instant now) {
        return Tie.of(jdbc.sql(OF)
                .param("shop", merchantId)
                .param("now", now.atOffset(UTC))
                .param("claimable", times.claimableSince(now).atOffset(UTC)));
    }
}
