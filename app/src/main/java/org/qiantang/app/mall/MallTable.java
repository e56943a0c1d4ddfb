package org.qiantang.app.mall;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table "mall": what search, shop pages and the bag need to know of goods, shelves and shows.
 *
 * <p>Its two shards are read by two threads, so each notes what it changed in rows of its own.
 */
final class MallTable extends StepTable<HoldStep> {
    static final String NAME = "mall";

    private static final List<String> ROWS = List.of(
            "mall_shop",
            "mall_product",
            "mall_sku",
            "mall_show",
            "mall_offer",
            "mall_hold",
            "mall_deal",
            "mall_changed");

    private static final String SHOP = """
            insert into mall_shop (merchant_id, name, opened_at) values (:merchant, :name, :at)
                on conflict (merchant_id) do update set name = excluded.name
            """;
    private static final String STANDING = "update mall_shop set open = :open where merchant_id = :merchant";
    // A note that is there already is written over, so that it is this transaction's: who takes notes leaves it until
    // this one's rows can be read.
    private static final String CHANGED_BY_SHOP = """
            insert into mall_changed (shard, product_id)
            select :shard, product_id from mall_product where merchant_id = :merchant
                on conflict (shard, product_id) do update set product_id = excluded.product_id
            """;
    private static final String PRODUCT = """
            insert into mall_product (product_id, merchant_id, title, legal_category, facts, listed_at)
            values (:product, :merchant, :title, :category, :facts, :at)
                on conflict (product_id) do update
                set merchant_id = excluded.merchant_id, title = excluded.title, facts = excluded.facts,
                    legal_category = excluded.legal_category
            """;
    private static final String ON_SHELF = "update mall_product set on_shelf = :on where product_id = :product";
    private static final String ARCHIVED = "update mall_product set archived = :away where product_id = :product";
    private static final String SKU = """
            insert into mall_sku (sku_id, product_id, name) values (:sku, :product, :name)
                on conflict (sku_id) do update set product_id = excluded.product_id, name = excluded.name, listed = true
            """;
    private static final String UNNAMED =
            "update mall_sku set listed = false where product_id = :product and sku_id not in (:skus)";
    private static final String LIST_PRICE = """
            insert into mall_sku (sku_id, list_minor) values (:sku, :minor)
                on conflict (sku_id) do update set list_minor = excluded.list_minor
            """;
    private static final String SHOW = """
            insert into mall_show (show_id, merchant_id, shelf, title, state, starts_at)
            values (:show, :merchant, :shelf, :title, 'planned', :starts)
            """;
    private static final String STATE = "update mall_show set state = :state where show_id = :show";
    private static final String PIN = "update mall_show set pinned = :item where show_id = :show";
    private static final String OFFER = """
            insert into mall_offer (show_id, sku_id, item_id, product_id, price_minor, price_version)
            values (:show, :sku, :item, :product, :minor, :version)
                on conflict (show_id, sku_id) do update
                set item_id = excluded.item_id, product_id = excluded.product_id, listed = true,
                    price_minor = excluded.price_minor, price_version = excluded.price_version
            """;
    private static final String REVISED = """
            update mall_show set title = coalesce(:title, title), starts_at = :starts where show_id = :show
            """;
    private static final String OFFERED =
            "select sku_id, product_id from mall_offer where show_id = :show and item_id = :item";
    private static final String WITHDRAWN =
            "update mall_offer set listed = false where show_id = :show and item_id = :item";
    private static final String BACK = "update mall_offer set listed = true where show_id = :show and sku_id = :sku";
    private static final String PRICE = """
            update mall_offer set price_minor = :minor, price_version = :version
             where show_id = :show and sku_id = :sku
            """;
    private static final String PIECES = """
            update mall_offer set left_pieces = left_pieces + :count where show_id = :show and sku_id = :sku
            """;
    private static final String CHANGED = """
            insert into mall_changed (shard, product_id) values (:shard, :product)
                on conflict (shard, product_id) do update set product_id = excluded.product_id
            """;
    private static final String CHANGED_BY_SKU = """
            insert into mall_changed (shard, product_id)
            select :shard, product_id from mall_sku where sku_id = :sku and product_id is not null
                on conflict (shard, product_id) do update set product_id = excluded.product_id
            """;
    private static final String CHANGED_BY_OFFER = """
            insert into mall_changed (shard, product_id)
            select distinct :shard, product_id from mall_offer
             where show_id = :show and (:all or sku_id = :sku) order by product_id
                on conflict (shard, product_id) do update set product_id = excluded.product_id
            """;
    /** What comes as often as orders and changes none of these rows. */
    private static final Set<Class<? extends ShowEvent>> NOT_OF_GOODS = Set.of(
            ShowEvent.TalkHeard.class,
            ShowEvent.HostSpoke.class,
            ShowEvent.LikesCounted.class,
            ShowEvent.PresenceCounted.class,
            ShowEvent.AudienceCounted.class);

    MallTable(EventCodec codec) {
        super(codec, HoldStep.STATEMENTS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE, Streams.FLOOR);
    }

    @Override
    protected HoldStep begin(List<Told> events, JdbcClient rows, Gathered later) {
        return new HoldStep(rows, later);
    }

    @Override
    protected void fold(Recorded place, Event happened, HoldStep step, JdbcClient rows) {
        long id = Streams.idOf(place.stream());
        if (happened instanceof ShopEvent event) {
            shop(id, event, rows);
        } else if (happened instanceof ShowEvent.PiecesHeld held) {
            step.hold(id, held);
        } else if (happened instanceof ShowEvent.HoldReleased released) {
            step.release(released.orderId());
        } else if (happened instanceof ShowEvent.OrderPaid paid) {
            step.sell(paid);
        } else if (happened instanceof ShowEvent event && !NOT_OF_GOODS.contains(event.getClass())) {
            step.write();
            show(id, event, rows);
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        ROWS.forEach(table -> rows.sql("delete from " + table).update());
    }

    /** Of what happens in shops only goods and prices are looked at; pieces are counted where they are sold. */
    private static void shop(long merchant, ShopEvent event, JdbcClient rows) {
        if (event instanceof ShopEvent.ShopOpened opened) {
            rows.sql(SHOP)
                    .param("merchant", merchant)
                    .param("name", opened.name())
                    .param("at", opened.at().atOffset(UTC))
                    .update();
        } else if (event instanceof ShopEvent.StandingChanged changed) {
            rows.sql(STANDING)
                    .param("merchant", merchant)
                    .param("open", changed.standing() == ShopEvent.Standing.OPEN)
                    .update();
            rows.sql(CHANGED_BY_SHOP)
                    .param("shard", Streams.OFFICE)
                    .param("merchant", merchant)
                    .update();
        } else if (event instanceof ShopEvent.ProductListed listed) {
            list(merchant, listed, rows);
        } else if (event instanceof ShopEvent.ProductShelved on) {
            shelve(on.productId(), true, rows);
        } else if (event instanceof ShopEvent.ProductUnshelved off) {
            shelve(off.productId(), false, rows);
        } else if (event instanceof ShopEvent.ProductArchived away) {
            archive(away.productId(), true, rows);
        } else if (event instanceof ShopEvent.ProductUnarchived back) {
            archive(back.productId(), false, rows);
        } else if (event instanceof ShopEvent.PriceSet price && price.showId() == null) {
            rows.sql(LIST_PRICE)
                    .param("sku", price.skuId())
                    .param("minor", price.price().minor())
                    .update();
            rows.sql(CHANGED_BY_SKU)
                    .param("shard", Streams.OFFICE)
                    .param("sku", price.skuId())
                    .update();
        }
    }

    private static void list(long merchant, ShopEvent.ProductListed listed, JdbcClient rows) {
        String facts = listed.facts().stream()
                .map(fact -> fact.value() + (fact.unit() == null ? "" : fact.unit()))
                .collect(Collectors.joining("\n"));
        rows.sql(PRODUCT)
                .param("product", listed.productId())
                .param("merchant", merchant)
                .param("title", listed.title())
                .param("category", listed.legalCategory())
                .param("facts", facts)
                .param("at", listed.at().atOffset(UTC))
                .update();
        var named = new ArrayList<Long>();
        for (ShopEvent.ListedSku sku : listed.skus()) {
            named.add(sku.skuId());
            rows.sql(SKU)
                    .param("sku", sku.skuId())
                    .param("product", listed.productId())
                    .param("name", sku.name())
                    .update();
        }
        if (!named.isEmpty()) {
            rows.sql(UNNAMED)
                    .param("product", listed.productId())
                    .param("skus", named)
                    .update();
        }
        changed(Streams.OFFICE, listed.productId(), rows);
    }

    private static void shelve(long product, boolean on, JdbcClient rows) {
        rows.sql(ON_SHELF).param("product", product).param("on", on).update();
        changed(Streams.OFFICE, product, rows);
    }

    private static void archive(long product, boolean away, JdbcClient rows) {
        rows.sql(ARCHIVED).param("product", product).param("away", away).update();
        changed(Streams.OFFICE, product, rows);
    }

    private static void show(long show, ShowEvent event, JdbcClient rows) {
        switch (event) {
            case ShowEvent.ShowPlanned planned -> plan(planned, rows);
            case ShowEvent.ShowRevised revised -> plan(show, revised.title(), revised.startsAt(), rows);
            case ShowEvent.ShowAnnounced announced -> plan(show, null, announced.startsAt(), rows);
            case ShowEvent.ItemLinedUp item -> lineUp(show, item.itemId(), item.productId(), item.skus(), rows);
            case ShowEvent.ItemRevised item -> revise(show, item, rows);
            case ShowEvent.ItemWithdrawn gone -> withdraw(show, gone.itemId(), rows);
            case ShowEvent.AllotmentTaken taken -> pieces(show, taken.skuId(), taken.pieces(), rows);
            case ShowEvent.AllotmentReturned back -> pieces(show, back.skuId(), -back.pieces(), rows);
            case ShowEvent.ShowOpened _ -> state(show, "open", rows);
            case ShowEvent.ShowClosing _ -> state(show, "closing", rows);
            case ShowEvent.ShowClosed _ -> state(show, "closed", rows);
            case ShowEvent.ItemPinned pin -> pin(show, pin.itemId(), rows);
            case ShowEvent.ItemUnpinned _ -> pin(show, null, rows);
            case ShowEvent.PriceChanged price -> {
                rows.sql(PRICE)
                        .param("show", show)
                        .param("sku", price.skuId())
                        .param("minor", price.price().minor())
                        .param("version", price.priceVersion())
                        .update();
                changedOffers(show, price.skuId(), rows);
            }
            case ShowEvent.PiecesHeld _,
                    ShowEvent.HoldReleased _,
                    ShowEvent.OrderPaid _,
                    ShowEvent.PaymentNotTaken _,
                    ShowEvent.LineUpReordered _,
                    ShowEvent.FlashPlanned _,
                    ShowEvent.FlashStarted _,
                    ShowEvent.FlashEnded _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.ViewerMuted _,
                    ShowEvent.ViewerUnmuted _,
                    ShowEvent.LineHidden _,
                    ShowEvent.TalkHeard _,
                    ShowEvent.HostSpoke _,
                    ShowEvent.WatchSwitched _,
                    ShowEvent.HostSet _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.LikesCounted _,
                    ShowEvent.PresenceCounted _,
                    ShowEvent.AudienceCounted _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _ -> {}
        }
    }

    private static void plan(ShowEvent.ShowPlanned planned, JdbcClient rows) {
        Instant starts = planned.startsAt();
        rows.sql(SHOW)
                .param("show", planned.showId())
                .param("merchant", planned.merchantId())
                .param("shelf", planned.sellsFromShelf())
                .param("title", planned.title())
                .param("starts", starts == null ? null : starts.atOffset(UTC))
                .update();
    }

    private static void plan(long show, @Nullable String title, @Nullable Instant starts, JdbcClient rows) {
        rows.sql(REVISED)
                .param("show", show)
                .param("title", title)
                .param("starts", starts == null ? null : starts.atOffset(UTC))
                .update();
    }

    /** A SKU that is not named is no longer sold; one that is known keeps its price. */
    private static void revise(long show, ShowEvent.ItemRevised item, JdbcClient rows) {
        List<Offered> known = rows.sql(OFFERED)
                .param("show", show)
                .param("item", item.itemId())
                .query((row, _) -> new Offered(row.getLong("sku_id"), row.getLong("product_id")))
                .list();
        if (known.isEmpty()) {
            return;
        }
        withdraw(show, item.itemId(), rows);
        for (ShowEvent.SkuOffer sku : item.skus()) {
            if (known.stream().anyMatch(offered -> offered.skuId() == sku.skuId())) {
                rows.sql(BACK).param("show", show).param("sku", sku.skuId()).update();
            } else {
                lineUp(show, item.itemId(), known.getFirst().productId(), List.of(sku), rows);
            }
        }
    }

    private record Offered(long skuId, long productId) {}

    private static void withdraw(long show, long item, JdbcClient rows) {
        rows.sql(WITHDRAWN).param("show", show).param("item", item).update();
        changedOffers(show, null, rows);
    }

    private static void lineUp(long show, long item, long product, List<ShowEvent.SkuOffer> skus, JdbcClient rows) {
        for (ShowEvent.SkuOffer sku : skus) {
            rows.sql(OFFER)
                    .param("show", show)
                    .param("sku", sku.skuId())
                    .param("item", item)
                    .param("product", product)
                    .param("minor", sku.price().minor())
                    .param("version", sku.priceVersion())
                    .update();
        }
        changed(Streams.FLOOR, product, rows);
    }

    private static void pieces(long show, long sku, int pieces, JdbcClient rows) {
        rows.sql(PIECES)
                .param("show", show)
                .param("sku", sku)
                .param("count", pieces)
                .update();
        changedOffers(show, sku, rows);
    }

    private static void state(long show, String state, JdbcClient rows) {
        rows.sql(STATE).param("show", show).param("state", state).update();
        if (!state.equals("open")) {
            pin(show, null, rows);
        }
        changedOffers(show, null, rows);
    }

    private static void pin(long show, @Nullable Long item, JdbcClient rows) {
        rows.sql(PIN).param("show", show).param("item", item).update();
    }

    private static void changed(int shard, long product, JdbcClient rows) {
        rows.sql(CHANGED).param("shard", shard).param("product", product).update();
    }

    private static void changedOffers(long show, @Nullable Long sku, JdbcClient rows) {
        rows.sql(CHANGED_BY_OFFER)
                .param("shard", Streams.FLOOR)
                .param("show", show)
                .param("all", sku == null)
                .param("sku", sku == null ? 0 : sku)
                .update();
    }
}
