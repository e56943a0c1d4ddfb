package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import org.qiantang.tools.Snapshot;

/** Holds the shop's own rows, written in the transactions of its events, against those events. */
final class ShopRowsCheck {
    private static final String WAREHOUSE = """
            select sku_id::text,
                   concat_ws(' ', 'received', received, 'free', free, 'in transit', in_transit, 'at shows', at_shows)
              from warehouse
             where (received, free, in_transit, at_shows) <> (0, 0, 0, 0)
            """;
    private static final String TRANSFERS = """
            select id::text,
                   concat_ws(' ', state, 'shop', merchant_id, 'sku', sku_id, 'show', show_id, 'item', item_id,
                             'pieces', pieces)
              from transfer
            """;
    private static final String RETURNS = """
            select id::text, concat_ws(' ', 'sku', sku_id, 'show', show_id, 'pieces', pieces)
              from stock_return
            """;
    private static final String PRICES = """
            select id::text, concat_ws(' ', 'sku', sku_id, minor, currency, 'show', coalesce(show_id::text, '-'))
              from price_version
            """;
    private static final String UNSHELVED = """
            select id::text, 'off the shelf'
              from product
             where not on_shelf
            """;
    private static final String ORDERS = """
            select order_id::text,
                   concat_ws(' ', 'shop', merchant_id, 'show', show_id, 'buyer', buyer_id, amount_minor, currency)
              from shop_order
            """;

    private static final String STORIES = """
            select concat(order_id, '/', number), concat(type, ' ', encode(sha256(body), 'hex'))
              from order_story
            """;

    private static final String VOUCHERS = """
            select voucher_id::text,
                   concat('order ', order_id, ' line ', line, ' until ', extract(epoch from good_until)::bigint, ' ',
                          case when redeemed_at is not null
                                   then concat('redeemed by ', redeemed_by, ' at ', redeemed_place)
                               when voided_at is not null
                                   then concat(void_reason, ' case ', coalesce(case_id::text, '-'))
                               else 'open'
                          end)
              from voucher
            """;

    private final OfficeCount office;
    private final Rows rows;

    ShopRowsCheck(Snapshot snapshot, OfficeCount office, Check check) {
        this.office = office;
        this.rows = new Rows(snapshot, check);
    }

    void run() throws SQLException {
        var warehouse = new HashMap<String, String>();
        office.warehouse.forEach((sku, pieces) -> {
            if (pieces.received != 0 || pieces.free != 0 || pieces.inTransit != 0 || pieces.atShows != 0) {
                warehouse.put(Long.toString(sku), pieces.toString());
            }
        });
        rows.mustBe("warehouse", warehouse, WAREHOUSE);

        var transfers = new HashMap<String, String>();
        office.sent.forEach((id, sent) -> {
            var out = sent.event();
            String state = String.valueOf(office.transfers.get(id)).toLowerCase(Locale.ROOT);
            transfers.put(
                    Long.toString(id),
                    state + " shop " + sent.streamId() + " sku " + out.skuId() + " show " + out.showId() + " item "
                            + out.itemId() + " pieces " + out.pieces());
        });
        rows.mustBe("transfer", transfers, TRANSFERS);

        var returns = new HashMap<String, String>();
        office.cameBack.forEach((id, back) -> returns.put(
                Long.toString(id),
                "sku " + back.event().skuId() + " show " + back.event().showId() + " pieces "
                        + back.event().pieces()));
        rows.mustBe("stock_return", returns, RETURNS);

        var prices = new HashMap<String, String>();
        office.prices.forEach((id, price) -> prices.put(
                Long.toString(id),
                "sku " + price.skuId() + " " + price.price().minor() + " "
                        + price.price().currency() + " show " + (price.showId() == null ? "-" : price.showId())));
        rows.mustBe("price_version", prices, PRICES);

        var unshelved = new HashMap<String, String>();
        office.unshelved.forEach(product -> unshelved.put(Long.toString(product), "off the shelf"));
        rows.mustBe("product", unshelved, UNSHELVED);
        orders();
    }

    private void orders() throws SQLException {
        var orders = new HashMap<String, String>();
        office.ordersTaken.forEach((id, taken) -> {
            var order = taken.event();
            orders.put(
                    Long.toString(id),
                    "shop " + taken.streamId() + " show " + order.showId() + " buyer " + order.buyerId() + " "
                            + order.amount().minor() + " " + order.amount().currency());
        });
        rows.mustBe("shop_order", orders, ORDERS);
        rows.mustBe("order_story", office.care.stories, STORIES);

        var vouchers = new HashMap<String, String>();
        office.care.vouchers.states.forEach((id, state) -> vouchers.put(Long.toString(id), state));
        rows.mustBe("voucher", vouchers, VOUCHERS);
    }
}
