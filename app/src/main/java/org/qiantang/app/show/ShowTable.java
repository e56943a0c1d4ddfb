package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table "shows": every show with its line-up, pieces, figures and the host's lines. A model for all tables. */
final class ShowTable extends StepTable<HoldStep> {
    static final String NAME = "shows";

    private static final List<String> TABLES = List.of(
            "show_row",
            "show_item",
            "show_sku",
            "show_hold",
            "show_buyer",
            "show_spender",
            "show_crowd",
            "show_price",
            "show_flash",
            "show_mute",
            "officer_mute",
            "hidden_line",
            "host_line",
            "host_setting");

    private static final String PLANNED = """
            insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at,
                                  kind, starts_at, hold_seconds)
            values (:show, :room, :merchant, :host, :title, 'planned', :hostKind, :at, :kind, :startsAt, :hold)
            """;
    private static final String ITEM = """
            insert into show_item (show_id, item_id, product_id, place, role, title, picture, per_buyer)
            values (:show, :item, :product, :place, :role, :title, :picture, :perBuyer)
                on conflict (show_id, item_id) do update
               set product_id = excluded.product_id, place = excluded.place, role = excluded.role,
                   title = excluded.title, picture = excluded.picture, per_buyer = excluded.per_buyer,
                   withdrawn_at = null
            """;
    private static final String SKU = """
            insert into show_sku (show_id, sku_id, item_id, name, price_version, price_minor, currency)
            values (:show, :sku, :item, :name, :version, :minor, :currency)
                on conflict (show_id, sku_id) do update
               set item_id = excluded.item_id, name = excluded.name, price_version = excluded.price_version,
                   price_minor = excluded.price_minor, currency = excluded.currency, on_sale = true
            """;
    private static final String REVISE = """
            update show_item
               set role = :role, title = :title, picture = :picture, per_buyer = :perBuyer
             where show_id = :show and item_id = :item
            """;
    private static final String OFF_SALE =
            "update show_sku set on_sale = false where show_id = :show and item_id = :item";
    private static final String ALLOT = """
            update show_sku
               set allotted = allotted + :pieces, received = received + :pieces
             where show_id = :show and sku_id = :sku
            """;
    private static final String GIVE_BACK = """
            update show_sku
               set allotted = allotted - :pieces, returned = returned + :pieces
             where show_id = :show and sku_id = :sku
            """;
    private static final String PRICED = """
            insert into show_price (show_id, position, sku_id, item_id, price_version, price_minor, currency, reason, at)
            values (:show, :position, :sku, :item, :version, :minor, :currency, :reason, :at)
            """;
    private static final String PRICE = """
            update show_sku set price_version = :version, price_minor = :minor
             where show_id = :show and sku_id = :sku
            """;
    private static final String LIKED_BY_CROWD = """
            insert into show_crowd (show_id, likes) values (:show, :likes)
                on conflict (show_id) do update set likes = excluded.likes
            """;
    private static final String CROWD_PRESENT = """
            insert into show_crowd (show_id, peak, visits) values (:show, :peak, :visits)
                on conflict (show_id) do update set peak = excluded.peak, visits = excluded.visits
            """;
    /** What comes as often as orders and changes neither their rows nor those of goods. */
    private static final Set<Class<? extends ShowEvent>> NOT_OF_GOODS = Set.of(
            ShowEvent.TalkHeard.class,
            ShowEvent.HostSpoke.class,
            ShowEvent.LikesCounted.class,
            ShowEvent.PresenceCounted.class,
            ShowEvent.AudienceCounted.class);

    private final FlashRows flashes = new FlashRows();
    private final MannersRows manners = new MannersRows();
    private final SpokenRows spoken = new SpokenRows();

    ShowTable(EventCodec codec) {
        super(codec, HoldStep.STATEMENTS);
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
    protected HoldStep begin(List<Told> events, JdbcClient rows, Gathered later) {
        return new HoldStep(rows, later);
    }

    @Override
    protected void fold(Recorded place, Event happened, HoldStep step, JdbcClient rows) {
        if (happened instanceof ShowEvent event) {
            long show = Streams.idOf(place.stream());
            switch (event) {
                case ShowEvent.PiecesHeld held -> step.hold(show, held);
                case ShowEvent.HoldReleased released -> step.release(released.orderId());
                case ShowEvent.OrderPaid paid -> step.pay(show, paid);
                case ShowEvent other -> fold(show, place, other, step, rows);
            }
        }
    }

    private void fold(long show, Recorded place, ShowEvent event, HoldStep step, JdbcClient rows) {
        if (!NOT_OF_GOODS.contains(event.getClass())) {
            step.write();
        }
        switch (event) {
            case ShowEvent.ShowPlanned planned -> plan(show, planned, rows);
            case ShowEvent.ShowRevised revised -> revise(show, revised, rows);
            case ShowEvent.ShowAnnounced announced -> announce(show, announced, rows);
            case ShowEvent.ItemLinedUp item -> lineUp(show, place, item, rows);
            case ShowEvent.ItemRevised item -> revise(show, place, item, rows);
            case ShowEvent.LineUpReordered order -> reorder(show, order, rows);
            case ShowEvent.ItemWithdrawn gone -> withdraw(show, gone, rows);
            case ShowEvent.FlashPlanned flash -> flashes.plan(show, flash, rows);
            case ShowEvent.FlashStarted flash -> flashes.start(flash, rows);
            case ShowEvent.FlashEnded flash -> flashes.end(flash, rows);
            case ShowEvent.ViewerMuted mute -> manners.mute(show, place.position(), mute, rows);
            case ShowEvent.ViewerUnmuted mute -> manners.unmute(show, place.position(), mute, rows);
            case ShowEvent.LineHidden line -> manners.hide(show, line, rows);
            case ShowEvent.AllotmentTaken taken -> move(ALLOT, show, taken.skuId(), taken.pieces(), rows);
            case ShowEvent.AllotmentReturned back -> move(GIVE_BACK, show, back.skuId(), back.pieces(), rows);
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
            case ShowEvent.PriceChanged price -> reprice(show, place, price, rows);
            case ShowEvent.PiecesHeld _,
                    ShowEvent.HoldReleased _,
                    ShowEvent.OrderPaid _,
                    ShowEvent.PaymentNotTaken _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.AudienceCounted _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _ -> {}
            case ShowEvent.TalkHeard talk -> count(show, talk, rows);
            case ShowEvent.HostSpoke line -> spoken.say(show, line, rows);
            case ShowEvent.HostSet host -> spoken.set(show, host, rows);
            case ShowEvent.WatchSwitched watch ->
                set(rows, show, "watched = :value").param("value", watch.on()).update();
            case ShowEvent.LikesCounted likes -> count(show, likes, rows);
            case ShowEvent.PresenceCounted presence -> count(show, presence, rows);
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : TABLES) {
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
                .param("hold", planned.holdSeconds())
                .update();
    }

    private static void revise(long show, ShowEvent.ShowRevised revised, JdbcClient rows) {
        set(rows, show, "title = :value, hold_seconds = :hold, starts_at = :startsAt")
                .param("value", revised.title())
                .param("hold", revised.holdSeconds())
                .param("startsAt", utc(revised.startsAt()))
                .update();
    }

    private static void announce(long show, ShowEvent.ShowAnnounced announced, JdbcClient rows) {
        set(rows, show, "announced_at = :value, starts_at = :startsAt, teaser = :teaser")
                .param("value", announced.at().atOffset(UTC))
                .param("startsAt", utc(announced.startsAt()))
                .param("teaser", announced.teaser())
                .update();
    }

    private static void lineUp(long show, Recorded place, ShowEvent.ItemLinedUp item, JdbcClient rows) {
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
            offer(show, item.itemId(), sku, rows);
            priced(show, place, item.itemId(), sku, "上架", rows);
        }
    }

    private static void revise(long show, Recorded place, ShowEvent.ItemRevised item, JdbcClient rows) {
        rows.sql(REVISE)
                .param("show", show)
                .param("item", item.itemId())
                .param("role", item.role().name())
                .param("title", item.title())
                .param("picture", item.picture())
                .param("perBuyer", item.perBuyerLimit())
                .update();
        Set<Long> before = Set.copyOf(onSale(show, item.itemId(), rows));
        rows.sql(OFF_SALE).param("show", show).param("item", item.itemId()).update();
        for (ShowEvent.SkuOffer sku : item.skus()) {
            offer(show, item.itemId(), sku, rows);
            if (!before.contains(sku.skuId())) {
                priced(show, place, item.itemId(), sku, "上架", rows);
            }
        }
    }

    private static List<Long> onSale(long show, long item, JdbcClient rows) {
        return rows.sql("select sku_id from show_sku where show_id = :show and item_id = :item and on_sale")
                .param("show", show)
                .param("item", item)
                .query((row, _) -> row.getLong("sku_id"))
                .list();
    }

    private static void offer(long show, long item, ShowEvent.SkuOffer sku, JdbcClient rows) {
        rows.sql(SKU)
                .param("show", show)
                .param("sku", sku.skuId())
                .param("item", item)
                .param("name", sku.name())
                .param("version", sku.priceVersion())
                .param("minor", sku.price().minor())
                .param("currency", sku.price().currency())
                .update();
    }

    /** Every price that the show ever asked stays, with its reason. */
    private static void priced(
            long show, Recorded place, long item, ShowEvent.SkuOffer sku, String reason, JdbcClient rows) {
        rows.sql(PRICED)
                .param("show", show)
                .param("position", place.position())
                .param("sku", sku.skuId())
                .param("item", item)
                .param("version", sku.priceVersion())
                .param("minor", sku.price().minor())
                .param("currency", sku.price().currency())
                .param("reason", reason)
                .param("at", place.at().atOffset(UTC))
                .update();
    }

    private static void reprice(long show, Recorded place, ShowEvent.PriceChanged price, JdbcClient rows) {
        rows.sql(PRICE)
                .param("show", show)
                .param("sku", price.skuId())
                .param("version", price.priceVersion())
                .param("minor", price.price().minor())
                .update();
        var offer = new ShowEvent.SkuOffer(price.skuId(), "", price.priceVersion(), price.price());
        priced(show, place, price.itemId(), offer, price.reason(), rows);
    }

    private static void reorder(long show, ShowEvent.LineUpReordered order, JdbcClient rows) {
        for (ShowEvent.ItemPlace place : order.places()) {
            rows.sql("update show_item set place = :place where show_id = :show and item_id = :item")
                    .param("show", show)
                    .param("item", place.itemId())
                    .param("place", place.place())
                    .update();
        }
    }

    private static void withdraw(long show, ShowEvent.ItemWithdrawn gone, JdbcClient rows) {
        rows.sql("update show_item set withdrawn_at = :at where show_id = :show and item_id = :item")
                .param("show", show)
                .param("item", gone.itemId())
                .param("at", gone.at().atOffset(UTC))
                .update();
        rows.sql(OFF_SALE).param("show", show).param("item", gone.itemId()).update();
        set(rows, show, "pinned = nullif(pinned, :value)")
                .param("value", gone.itemId())
                .update();
    }

    private static void move(String sql, long show, long sku, int pieces, JdbcClient rows) {
        rows.sql(sql)
                .param("show", show)
                .param("sku", sku)
                .param("pieces", pieces)
                .update();
    }

    private static void count(long show, ShowEvent.TalkHeard talk, JdbcClient rows) {
        set(rows, show, "lines = lines + :value")
                .param("value", talk.lines().size())
                .update();
    }

    private static void count(long show, ShowEvent.PresenceCounted presence, JdbcClient rows) {
        set(rows, show, "viewers = :value, peak = :peak, visits = :visits, simulated = coalesce(:simulated, 0)")
                .param("simulated", presence.simulated(), java.sql.Types.INTEGER)
                .param("value", presence.viewers())
                .param("peak", presence.peak())
                .param("visits", presence.visits())
                .update();
        Integer peak = presence.simulatedPeak();
        Long visits = presence.simulatedVisits();
        if (peak != null || visits != null) {
            rows.sql(CROWD_PRESENT)
                    .param("show", show)
                    .param("peak", peak == null ? 0 : peak)
                    .param("visits", visits == null ? 0 : visits)
                    .update();
        }
    }

    private static void count(long show, ShowEvent.LikesCounted likes, JdbcClient rows) {
        set(rows, show, "likes = :value").param("value", likes.total()).update();
        Long ofCrowd = likes.simulated();
        if (ofCrowd != null) {
            rows.sql(LIKED_BY_CROWD).param("show", show).param("likes", ofCrowd).update();
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(UTC);
    }

    private static StatementSpec set(JdbcClient rows, long show, String what) {
        return rows.sql("update show_row set " + what + " where show_id = :show")
                .param("show", show);
    }
}
