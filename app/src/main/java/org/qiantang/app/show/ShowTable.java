package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/** The table "shows": every show with its line-up, pieces, figures and the host's lines. A model for all tables. */
final class ShowTable extends EventTable {
    static final String NAME = "shows";

    private static final String PLANNED = """
            insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at,
                                  kind, starts_at)
            values (:show, :room, :merchant, :host, :title, 'planned', :hostKind, :at, :kind, :startsAt)
            """;
    private static final String ITEM = """
            insert into show_item (show_id, item_id, product_id, place, role, title, picture, per_buyer)
            values (:show, :item, :product, :place, :role, :title, :picture, :perBuyer)
            """;
    private static final String SKU = """
            insert into show_sku (show_id, sku_id, item_id, name, price_version, price_minor, currency)
            values (:show, :sku, :item, :name, :version, :minor, :currency)
            """;
    private static final String ALLOT =
            "update show_sku set allotted = allotted + :pieces where show_id = :show and sku_id = :sku";
    private static final String PRICE = """
            update show_sku set price_version = :version, price_minor = :minor
             where show_id = :show and sku_id = :sku
            """;
    private static final String HOLD = """
            insert into show_hold (order_id, show_id, sku_id, pieces) values (:order, :show, :sku, :pieces)
                on conflict (order_id, sku_id) do update set pieces = show_hold.pieces + excluded.pieces
            """;
    private static final String HELD =
            "update show_sku set held = held + :pieces where show_id = :show and sku_id = :sku";
    private static final String UNHELD = """
            update show_sku s set held = s.held - h.pieces, sold = s.sold + h.pieces * :sold
              from show_hold h
             where h.order_id = :order and s.show_id = h.show_id and s.sku_id = h.sku_id
            """;
    private static final String LINE = """
            insert into host_line (show_id, line_id, at, speaker, item_id, text, verdict, findings)
            values (:show, :line, :at, :speaker, :item, :text, :verdict, :findings::jsonb)
            """;

    private final JsonMapper json = new JsonMapper();

    ShowTable(EventCodec codec) {
        super(codec);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected void fold(Recorded place, Event happened, JdbcClient rows) {
        if (!(happened instanceof ShowEvent event)) {
            return;
        }
        long show = Streams.idOf(place.stream());
        switch (event) {
            case ShowEvent.ShowPlanned planned -> plan(show, planned, rows);
            case ShowEvent.ItemLinedUp item -> lineUp(show, item, rows);
            case ShowEvent.AllotmentTaken taken -> allot(show, taken.skuId(), taken.pieces(), rows);
            case ShowEvent.AllotmentReturned back -> allot(show, back.skuId(), -back.pieces(), rows);
            case ShowEvent.ShowOpened opened ->
                set(rows, show, "state = 'open', opened_at = :value")
                        .param("value", opened.at().atOffset(UTC))
                        .update();
            case ShowEvent.ShowClosing _ -> set(rows, show, "state = 'closing'").update();
            case ShowEvent.ShowClosed closed ->
                set(rows, show, "state = 'closed', pinned = null, viewers = 0, closed_at = :value")
                        .param("value", closed.at().atOffset(UTC))
                        .update();
            case ShowEvent.ItemPinned pin ->
                set(rows, show, "pinned = :value").param("value", pin.itemId()).update();
            case ShowEvent.ItemUnpinned _ -> set(rows, show, "pinned = null").update();
            case ShowEvent.PriceChanged price ->
                rows.sql(PRICE)
                        .param("show", show)
                        .param("sku", price.skuId())
                        .param("version", price.priceVersion())
                        .param("minor", price.price().minor())
                        .update();
            case ShowEvent.PiecesHeld held -> hold(show, held, rows);
            case ShowEvent.HoldReleased released -> end(released.orderId(), 0, rows);
            case ShowEvent.OrderPaid paid -> {
                end(paid.orderId(), 1, rows);
                set(rows, show, "orders = orders + 1, paid_minor = paid_minor + :value")
                        .param("value", paid.amount().minor())
                        .update();
            }
            case ShowEvent.PaymentNotTaken _, ShowEvent.SegmentRecorded _, ShowEvent.RecordingTrimmed _ -> {}
            case ShowEvent.TalkHeard talk ->
                set(rows, show, "lines = lines + :value")
                        .param("value", talk.lines().size())
                        .update();
            case ShowEvent.HostSpoke line -> say(show, line, rows);
            case ShowEvent.LikesCounted likes ->
                set(rows, show, "likes = :value").param("value", likes.total()).update();
            case ShowEvent.PresenceCounted presence ->
                set(rows, show, "viewers = :value, peak = :peak, visits = :visits")
                        .param("value", presence.viewers())
                        .param("peak", presence.peak())
                        .param("visits", presence.visits())
                        .update();
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : new String[] {"show_row", "show_item", "show_sku", "show_hold", "host_line"}) {
            rows.sql("delete from " + table).update();
        }
    }

    private static void plan(long show, ShowEvent.ShowPlanned planned, JdbcClient rows) {
        rows.sql(PLANNED)
                .param("show", show)
                .param("room", planned.roomId())
                .param("merchant", planned.merchantId())
                .param("host", planned.hostId())
                .param("title", planned.title())
                .param("hostKind", planned.hostKind().name())
                .param("at", planned.at().atOffset(UTC))
                .param("kind", planned.sellsFromShelf() ? "SHELF" : "STAGE")
                .param("startsAt", utc(planned.startsAt()))
                .update();
    }

    private static void lineUp(long show, ShowEvent.ItemLinedUp item, JdbcClient rows) {
        rows.sql(ITEM)
                .param("show", show)
                .param("item", item.itemId())
                .param("product", item.productId())
                .param("place", item.place())
                .param("role", item.role().name())
                .param("title", item.title())
                .param("picture", item.picture())
                .param("perBuyer", item.perBuyerLimit())
                .update();
        for (ShowEvent.SkuOffer sku : item.skus()) {
            rows.sql(SKU)
                    .param("show", show)
                    .param("sku", sku.skuId())
                    .param("item", item.itemId())
                    .param("name", sku.name())
                    .param("version", sku.priceVersion())
                    .param("minor", sku.price().minor())
                    .param("currency", sku.price().currency())
                    .update();
        }
    }

    private static void allot(long show, long sku, int pieces, JdbcClient rows) {
        rows.sql(ALLOT)
                .param("show", show)
                .param("sku", sku)
                .param("pieces", pieces)
                .update();
    }

    private static void hold(long show, ShowEvent.PiecesHeld held, JdbcClient rows) {
        Map<Long, Integer> pieces = new HashMap<>();
        held.lines().forEach(line -> pieces.merge(line.skuId(), line.pieces(), Integer::sum));
        pieces.forEach((sku, count) -> {
            rows.sql(HOLD)
                    .param("order", held.orderId())
                    .param("show", show)
                    .param("sku", sku)
                    .param("pieces", count)
                    .update();
            rows.sql(HELD)
                    .param("show", show)
                    .param("sku", sku)
                    .param("pieces", count)
                    .update();
        });
    }

    private static void end(long order, int sold, JdbcClient rows) {
        rows.sql(UNHELD).param("order", order).param("sold", sold).update();
        rows.sql("delete from show_hold where order_id = :order")
                .param("order", order)
                .update();
    }

    private void say(long show, ShowEvent.HostSpoke line, JdbcClient rows) {
        rows.sql(LINE)
                .param("show", show)
                .param("line", line.lineId())
                .param("at", line.at().atOffset(UTC))
                .param("speaker", line.speaker().name())
                .param("item", line.itemId())
                .param("text", line.text())
                .param("verdict", line.verdict())
                .param("findings", json.writeValueAsString(line.findings()))
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(UTC);
    }

    private static StatementSpec set(JdbcClient rows, long show, String what) {
        return rows.sql("update show_row set " + what + " where show_id = :show")
                .param("show", show);
    }
}
