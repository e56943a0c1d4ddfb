package org.qiantang.app.show;

import java.util.Set;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.PriceChanged;
import org.qiantang.event.Streams;

/**
 * Tells the shop which prices its goods have in shows. The show decides first, so that a price it refused is nowhere; what
 * the shop knows already, as its own list prices, it keeps once.
 */
final class PriceCourier extends EventCourier {
    static final String LINE_UP = "直播价";
    static final String FLASH = "秒杀";

    private final ShopDesk shop;

    PriceCourier(EventCodec codec, ShopDesk shop) {
        super(codec, Set.of(ItemLinedUp.class, PriceChanged.class, FlashPlanned.class));
        this.shop = shop;
    }

    @Override
    public String name() {
        return "show-prices";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) {
        long showId = Streams.idOf(place.stream());
        if (event instanceof ItemLinedUp item) {
            item.skus()
                    .forEach(sku -> shop.keepShowPrice(showId, sku.skuId(), sku.priceVersion(), sku.price(), LINE_UP));
        } else if (event instanceof PriceChanged price) {
            shop.keepShowPrice(showId, price.skuId(), price.priceVersion(), price.price(), price.reason());
        } else if (event instanceof FlashPlanned flash) {
            flash.prices()
                    .forEach(one -> shop.keepShowPrice(showId, one.skuId(), one.priceVersion(), one.price(), FLASH));
        }
    }
}
