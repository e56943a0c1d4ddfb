package org.qiantang.app.mall;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.SkuOwner;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;

/** The courier that calls the keeper when something has happened that a shelf must follow. */
final class KeeperCourier extends EventCourier {
    private static final Set<Class<? extends Event>> KINDS = Set.of(
            ShopEvent.ShopOpened.class,
            ShopEvent.StandingChanged.class,
            ShopEvent.ProductListed.class,
            ShopEvent.ProductShelved.class,
            ShopEvent.ProductUnshelved.class,
            ShopEvent.ProductArchived.class,
            ShopEvent.ProductUnarchived.class,
            ShopEvent.PriceSet.class,
            ShopEvent.StockReceived.class,
            ShopEvent.AllotmentCameBack.class,
            ShopEvent.AllotmentBounced.class,
            PiecesHeld.class);

    /** A show that is none stays none; past so many in memory all are asked for anew. */
    private static final int MOST_SHOWS = 10_000;

    private final Keeper keeper;
    private final Catalog catalog;
    private final Shows shows;
    private final Set<Long> noShelves = ConcurrentHashMap.newKeySet();

    KeeperCourier(EventCodec codec, Keeper keeper, Catalog catalog, Shows shows) {
        super(codec, KINDS);
        this.keeper = keeper;
        this.catalog = catalog;
        this.shows = shows;
    }

    @Override
    public String name() {
        return "shelf-keeper";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE, Streams.FLOOR);
    }

    /** In a rush on air nearly all orders are no shelf's, and passing one over must not cost a look and a write. */
    @Override
    protected boolean wants(Recorded place, Event event) {
        return switch (event) {
            case PiecesHeld _ -> !noShelves.contains(Streams.idOf(place.stream()));
            case ShopEvent.PriceSet price -> price.showId() == null;
            case Event _ -> true;
        };
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) {
        if (event instanceof ShopEvent.ShopOpened opened) {
            keeper.open(opened.merchantId());
        } else if (event instanceof ShopEvent.StandingChanged changed) {
            keeper.tidyAll(changed.merchantId());
        } else if (event instanceof ShopEvent.ProductListed listed) {
            keeper.tidy(listed.productId());
        } else if (event instanceof ShopEvent.ProductShelved on) {
            keeper.tidy(on.productId());
        } else if (event instanceof ShopEvent.ProductUnshelved off) {
            keeper.tidy(off.productId());
        } else if (event instanceof ShopEvent.ProductArchived away) {
            keeper.tidy(away.productId());
        } else if (event instanceof ShopEvent.ProductUnarchived back) {
            keeper.tidy(back.productId());
        } else if (event instanceof ShopEvent.PriceSet price) {
            tidySku(price.skuId());
        } else if (event instanceof ShopEvent.StockReceived in) {
            tidySku(in.skuId());
        } else if (event instanceof ShopEvent.AllotmentCameBack back) {
            tidySku(back.skuId());
        } else if (event instanceof ShopEvent.AllotmentBounced bounced) {
            tidySku(bounced.skuId());
        } else if (event instanceof PiecesHeld held && isShelf(Streams.idOf(place.stream()))) {
            productsOf(held.lines()).forEach(keeper::tidy);
        }
    }

    private boolean isShelf(long showId) {
        Optional<Shows.Brief> show = shows.brief(showId);
        if (show.isPresent() && !show.get().isShelf()) {
            if (noShelves.size() >= MOST_SHOWS) {
                noShelves.clear();
            }
            noShelves.add(showId);
        }
        return show.filter(Shows.Brief::isShelf).isPresent();
    }

    private void tidySku(long skuId) {
        catalog.ownerOfSku(skuId).map(SkuOwner::productId).ifPresent(keeper::tidy);
    }

    private List<Long> productsOf(List<HeldLine> lines) {
        return lines.stream()
                .map(line -> catalog.ownerOfSku(line.skuId()).map(SkuOwner::productId))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
