package org.qiantang.app.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Pinned;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;

/** Which product was on screen when, as the show's events tell it. */
final class PinStory {
    private final Map<Long, ShowEvent.ItemLinedUp> items = new HashMap<>();
    private final Map<Long, Money> prices = new HashMap<>();
    private final List<Pin> pins = new ArrayList<>();
    private @Nullable Instant openedAt;
    private @Nullable Pin open;

    /**
     * One product's time on screen, counted from the show's opening.
     *
     * @param price its lowest price when it was pinned
     */
    record Pin(long fromMs, long toMs, long itemId, long productId, String title, String picture, Money price) {}

    void happened(ShowEvent event) {
        if (event instanceof ShowEvent.ShowOpened opened) {
            openedAt = opened.at();
        } else if (event instanceof ShowEvent.ItemLinedUp item) {
            items.put(item.itemId(), item);
            item.skus().forEach(sku -> prices.put(sku.skuId(), sku.price()));
        } else if (event instanceof ShowEvent.PriceChanged price) {
            prices.put(price.skuId(), price.price());
        } else if (event instanceof ShowEvent.ItemPinned pinned) {
            end(pinned.at());
            begin(pinned);
        } else if (Pinned.isTakenOff(onScreen(), event)) {
            end(event.at());
        } else if (event instanceof ShowEvent.ShowClosing closing) {
            end(closing.at());
        }
    }

    List<Pin> pins() {
        return List.copyOf(pins);
    }

    private void begin(ShowEvent.ItemPinned pinned) {
        ShowEvent.ItemLinedUp item = items.get(pinned.itemId());
        if (item == null) {
            return;
        }
        Money lowest = item.skus().stream()
                .map(sku -> prices.getOrDefault(sku.skuId(), sku.price()))
                .min(Comparator.comparingLong(Money::minor))
                .orElse(Money.cny(0));
        long from = sinceOpening(pinned.at());
        open = new Pin(from, from, item.itemId(), item.productId(), item.title(), item.picture(), lowest);
    }

    private @Nullable Long onScreen() {
        Pin now = open;
        return now == null ? null : now.itemId();
    }

    private void end(Instant at) {
        Pin ending = open;
        open = null;
        if (ending != null) {
            pins.add(new Pin(
                    ending.fromMs(),
                    Math.max(ending.fromMs(), sinceOpening(at)),
                    ending.itemId(),
                    ending.productId(),
                    ending.title(),
                    ending.picture(),
                    ending.price()));
        }
    }

    private long sinceOpening(Instant at) {
        return openedAt == null ? 0 : Math.max(0, Duration.between(openedAt, at).toMillis());
    }
}
