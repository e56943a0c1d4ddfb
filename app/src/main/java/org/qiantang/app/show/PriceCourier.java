package org.qiantang.app.show;

import java.time.Instant;
import java.util.Set;
import org.qiantang.app.catalog.Price;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
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
        super(codec);
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
            item.skus().forEach(sku -> keep(showId, sku.skuId(), sku.priceVersion(), sku.price(), LINE_UP, item.at()));
        } else if (event instanceof PriceChanged price) {
            keep(showId, price.skuId(), price.priceVersion(), price.price(), price.reason(), price.at());
        } else if (event instanceof FlashPlanned flash) {
            flash.prices()
                    .forEach(one -> keep(showId, one.skuId(), one.priceVersion(), one.price(), FLASH, flash.at()));
        }
    }

    private void keep(long showId, long skuId, long version, Money price, String reason, Instant at) {
        shop.keepShowPrice(new Price(skuId, version, price, reason, at, showId));
    }
}
