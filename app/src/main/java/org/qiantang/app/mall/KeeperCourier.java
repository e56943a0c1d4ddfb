package org.qiantang.app.mall;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> WANTED = Set.of(
            ShopEvent.ShopOpened.class.getSimpleName(),
            ShopEvent.StandingChanged.class.getSimpleName(),
            ShopEvent.ProductListed.class.getSimpleName(),
            ShopEvent.ProductShelved.class.getSimpleName(),
            ShopEvent.ProductUnshelved.class.getSimpleName(),
            ShopEvent.ProductArchived.class.getSimpleName(),
            ShopEvent.ProductUnarchived.class.getSimpleName(),
            ShopEvent.PriceSet.class.getSimpleName(),
            ShopEvent.StockReceived.class.getSimpleName(),
            ShopEvent.AllotmentCameBack.class.getSimpleName(),
            ShopEvent.AllotmentBounced.class.getSimpleName(),
            PiecesHeld.class.getSimpleName());

    private final Keeper keeper;
    private final Catalog catalog;
    private final Shows shows;

    KeeperCourier(EventCodec codec, Keeper keeper, Catalog catalog, Shows shows) {
        super(codec);
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

    @Override
    public boolean wants(Recorded place) {
        return WANTED.contains(place.type());
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
        } else if (event instanceof ShopEvent.PriceSet price && price.showId() == null) {
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
        return shows.brief(showId).filter(Shows.Brief::isShelf).isPresent();
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
