package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.tools.Snapshot;

/** Holds the rows of the follower {@code shows} against the shows as they were where it stands. */
final class ShowRowsCheck {
    static final String FOLLOWER = "shows";

    private static final String SHOWS = """
            select show_id::text,
                   concat_ws(' ', state, 'pinned', coalesce(pinned::text, '-'), 'viewers', viewers, 'peak', peak,
                             'visits', visits, 'likes', likes, 'lines', lines, 'orders', orders, 'paid', paid_minor)
              from show_row
            """;
    private static final String SKUS = """
            select concat(show_id, '/', sku_id),
                   concat_ws(' ', 'item', item_id, 'price', price_version, price_minor, currency,
                             'received', received, 'returned', returned, 'allotted', allotted, 'held', held,
                             'sold', sold, 'on sale', on_sale)
              from show_sku
            """;
    private static final String HOLDS = """
            select concat(order_id, '/', sku_id), concat_ws(' ', 'show', show_id, 'pieces', pieces)
              from show_hold
            """;
    private static final String LINES = "select show_id::text, count(*)::text from host_line group by show_id";

    private static final String PRICES = "select show_id::text, count(*)::text from show_price group by show_id";
    private static final String FLASHES = """
            select concat(flash_id, '/', sku_id),
                   concat_ws(' ', 'show', show_id, 'item', item_id, 'price', price_version, price_minor, state)
              from show_flash
            """;
    private static final String MUTES = "select concat(show_id, '/', person_id), 'muted' from show_mute";
    private static final String OFFICER_MUTES =
            "select show_id::text, count(*)::text from officer_mute group by show_id";
    private static final String HIDDEN = "select concat(show_id, '/', line_id), 'hidden' from hidden_line";

    private final FloorCount floor;
    private final Rows rows;

    ShowRowsCheck(Snapshot snapshot, FloorCount floor, Check check) {
        this.floor = floor;
        this.rows = new Rows(snapshot, check);
    }

    void run() throws SQLException {
        var shows = new HashMap<String, String>();
        var skus = new HashMap<String, String>();
        var holds = new HashMap<String, String>();
        var lines = new HashMap<String, String>();
        var prices = new HashMap<String, String>();
        var flashes = new HashMap<String, String>();
        var mutes = new HashMap<String, String>();
        var officerMutes = new HashMap<String, String>();
        var hidden = new HashMap<String, String>();
        floor.shows.forEach((id, show) -> {
            ShowEvent.ShowPlanned planned = show.planned;
            if (planned != null) {
                shows.put(Long.toString(id), line(show));
            }
            show.skus.forEach((sku, count) -> skus.put(id + "/" + sku, line(count)));
            show.orders.values().stream().filter(OrderCount::isOpen).forEach(order -> hold(id, order, holds));
            if (show.prices > 0) {
                prices.put(Long.toString(id), Long.toString(show.prices));
            }
            show.flashes.windows.values().forEach(flash -> flash(id, flash, show.flashes.states, flashes));
            show.mutes.keySet().forEach(person -> mutes.put(id + "/" + person, "muted"));
            if (show.officerMutes > 0) {
                officerMutes.put(Long.toString(id), Long.toString(show.officerMutes));
            }
            show.hidden.forEach(line -> hidden.put(id + "/" + line, "hidden"));
            if (show.hostLines > 0) {
                lines.put(Long.toString(id), Long.toString(show.hostLines));
            }
        });
        rows.mustBe("show_row", shows, SHOWS);
        rows.mustBe("show_sku", skus, SKUS);
        rows.mustBe("show_hold", holds, HOLDS);
        rows.mustBe("host_line", lines, LINES);
        rows.mustBe("show_price", prices, PRICES);
        rows.mustBe("show_flash", flashes, FLASHES);
        rows.mustBe("show_mute", mutes, MUTES);
        rows.mustBe("officer_mute", officerMutes, OFFICER_MUTES);
        rows.mustBe("hidden_line", hidden, HIDDEN);
    }

    private static String line(ShowCount show) {
        return show.state + " pinned " + (show.pinned == null ? "-" : show.pinned) + " viewers " + show.viewers
                + " peak " + show.peak + " visits " + show.visits + " likes " + show.likes + " lines " + show.lines
                + " orders " + show.paidOrders + " paid " + show.paidMinor;
    }

    private static String line(SkuCount sku) {
        return "item " + sku.itemId + " price " + sku.priceVersion + " " + sku.price.minor() + " "
                + sku.price.currency() + " received " + sku.received + " returned " + sku.returned + " allotted "
                + sku.allotted + " held " + sku.held + " sold " + sku.sold + " on sale " + (sku.onSale ? "t" : "f");
    }

    private static void flash(long show, FlashPlanned flash, Map<Long, String> states, Map<String, String> flashes) {
        for (FlashPrice price : flash.prices()) {
            flashes.put(
                    flash.flashId() + "/" + price.skuId(),
                    "show " + show + " item " + flash.itemId() + " price " + price.priceVersion() + " "
                            + price.price().minor() + " " + states.get(flash.flashId()));
        }
    }

    private static void hold(long show, OrderCount order, Map<String, String> holds) {
        var pieces = new HashMap<Long, Integer>();
        for (HeldLine line : order.held.lines()) {
            pieces.merge(line.skuId(), line.pieces(), Integer::sum);
        }
        pieces.forEach(
                (sku, count) -> holds.put(order.held.orderId() + "/" + sku, "show " + show + " pieces " + count));
    }
}
