package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.GatheringTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds what goods cost in shows, and the deals: prices at which orders were paid. */
final class DealTable extends GatheringTable {
    static final String NAME = "deals";

    private static final String SHOW = """
            insert into deal_show (show_id, title) values (:show, :title)
                on conflict (show_id) do update set title = excluded.title
            """;

    private static final String OPENED = """
            update deal_show
               set opened_at = :at
             where show_id = :show
            """;

    private static final String PRICE = """
            insert into deal_price (show_id, id, sku_id, minor, currency, reason, at)
            values (:show, :version, :sku, :minor, :currency, :reason, :at)
                on conflict (show_id, sku_id, id) do nothing
            """;

    private static final String FLASH = """
            insert into deal_flash (show_id, flash_id, version, sku_id, minor, currency)
            values (:show, :flash, :version, :sku, :minor, :currency)
                on conflict (show_id, flash_id, version) do nothing
            """;

    private static final String STARTED = """
            insert into deal_price (show_id, id, sku_id, minor, currency, reason, at, flash_id)
            select show_id, version, sku_id, minor, currency, '', :at, flash_id
              from deal_flash
             where show_id = :show and flash_id = :flash
                on conflict (show_id, sku_id, id) do nothing
            """;

    /** A window that was over before its show opened was nobody's price. */
    private static final String NEVER = """
            delete from deal_price
             where show_id = :show and flash_id = :flash
               and not exists (select 1 from deal_show where show_id = :show and opened_at is not null)
            """;

    private static final String HELD = """
            insert into deal_held (order_id, number, show_id, sku_id, pieces, version, minor, currency)
            values (:order, :number, :show, :sku, :pieces, :version, :minor, :currency)
                on conflict (order_id, number) do nothing
            """;

    private static final String DEAL = """
            insert into sku_deal (order_id, number, show_id, sku_id, pieces, version, minor, currency, at)
            select order_id, number, show_id, sku_id, pieces, version, minor, currency, :at
              from deal_held
             where order_id = :order
                on conflict (order_id, number) do nothing
            """;

    private static final String GONE = """
            delete from deal_held
             where order_id = :order
            """;

    DealTable(EventCodec codec) {
        super(codec, List.of(HELD, DEAL, GONE));
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
    protected void fold(Recorded place, Event event, Gathered later, JdbcClient rows) {
        switch (event) {
            case ShowEvent happened -> fold(Streams.idOf(place.stream()), happened, rows, later);
            case ShopEvent _, PaymentEvent _, GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    private static void fold(long showId, ShowEvent event, JdbcClient rows, Gathered later) {
        if (event instanceof ShowEvent.ShowPlanned planned) {
            rows.sql(SHOW).param("show", showId).param("title", planned.title()).update();
        } else if (event instanceof ShowEvent.ShowOpened opened) {
            rows.sql(OPENED)
                    .param("show", showId)
                    .param("at", opened.at().atOffset(UTC))
                    .update();
        } else if (event instanceof ShowEvent.ItemLinedUp item) {
            item.skus()
                    .forEach(sku -> price(showId, sku.skuId(), sku.priceVersion(), sku.price(), "", item.at(), rows));
        } else if (event instanceof ShowEvent.PriceChanged price) {
            price(showId, price.skuId(), price.priceVersion(), price.price(), price.reason(), price.at(), rows);
        } else if (event instanceof ShowEvent.FlashPlanned flash) {
            flash.prices().forEach(price -> flash(showId, flash.flashId(), price, rows));
        } else if (event instanceof ShowEvent.FlashStarted flash) {
            rows.sql(STARTED)
                    .param("show", showId)
                    .param("flash", flash.flashId())
                    .param("at", flash.at().atOffset(UTC))
                    .update();
        } else if (event instanceof ShowEvent.FlashEnded flash) {
            rows.sql(NEVER)
                    .param("show", showId)
                    .param("flash", flash.flashId())
                    .update();
        } else if (event instanceof ShowEvent.PiecesHeld held) {
            hold(showId, held, later);
        } else if (event instanceof ShowEvent.OrderPaid paid) {
            later.add(
                    DEAL,
                    new MapSqlParameterSource("order", paid.orderId())
                            .addValue("at", paid.at().atOffset(UTC)));
            later.add(GONE, new MapSqlParameterSource("order", paid.orderId()));
        } else if (event instanceof ShowEvent.HoldReleased released) {
            later.add(GONE, new MapSqlParameterSource("order", released.orderId()));
            // What comes of a released order is no deal: it must find nothing held.
            later.write();
        }
    }

    private static void price(
            long showId, long skuId, long version, Money price, String reason, Instant at, JdbcClient rows) {
        rows.sql(PRICE)
                .param("show", showId)
                .param("version", version)
                .param("sku", skuId)
                .param("minor", price.minor())
                .param("currency", price.currency())
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .update();
    }

    private static void flash(long showId, long flashId, ShowEvent.FlashPrice price, JdbcClient rows) {
        rows.sql(FLASH)
                .param("show", showId)
                .param("flash", flashId)
                .param("version", price.priceVersion())
                .param("sku", price.skuId())
                .param("minor", price.price().minor())
                .param("currency", price.price().currency())
                .update();
    }

    private static void hold(long showId, ShowEvent.PiecesHeld held, Gathered later) {
        List<ShowEvent.HeldLine> lines = held.lines();
        for (int number = 0; number < lines.size(); number++) {
            ShowEvent.HeldLine line = lines.get(number);
            later.add(
                    HELD,
                    new MapSqlParameterSource("order", held.orderId())
                            .addValue("number", number)
                            .addValue("show", showId)
                            .addValue("sku", line.skuId())
                            .addValue("pieces", line.pieces())
                            .addValue("version", line.priceVersion())
                            .addValue("minor", line.price().minor())
                            .addValue("currency", line.price().currency()));
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : List.of("deal_show", "deal_price", "deal_flash", "deal_held", "sku_deal")) {
            rows.sql("delete from " + table).update();
        }
    }
}
