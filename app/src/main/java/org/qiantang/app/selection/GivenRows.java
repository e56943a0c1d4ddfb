package org.qiantang.app.selection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.app.catalog.ShopDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much of each offer is out: pieces at shows or sold there, and samples asked for. */
final class GivenRows {
    // What a show gave back can be promised anew; the follower that knows it may be a moment behind, never ahead.
    private static final String ITEMS = """
            select i.offer_id, i.item_id, coalesce(r.pieces, 0) as returned
              from offer_item i
              left join commission_return r on r.item_id = i.item_id
             where i.offer_id in (:offers)
            """;
    private static final String SAMPLES = """
            select offer_id, sum(pieces) as pieces
              from offer_sample
             where offer_id in (:offers) and state <> 'REFUSED'
             group by offer_id
            """;

    private final JdbcClient jdbc;
    private final ShopDesk shop;

    GivenRows(JdbcClient jdbc, ShopDesk shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    private record Item(long offerId, long itemId, int returned) {}

    OfferRules.Given of(long offerId) {
        return of(List.of(offerId)).getOrDefault(offerId, new OfferRules.Given(0, 0));
    }

    Map<Long, OfferRules.Given> of(Collection<Long> offerIds) {
        var given = new HashMap<Long, OfferRules.Given>();
        if (offerIds.isEmpty()) {
            return given;
        }
        List<Item> items = jdbc.sql(ITEMS)
                .param("offers", offerIds)
                .query((row, _) -> new Item(row.getLong("offer_id"), row.getLong("item_id"), row.getInt("returned")))
                .list();
        Map<Long, Integer> sent = shop.sentTo(items.stream().map(Item::itemId).toList());
        var pieces = new HashMap<Long, Integer>();
        items.forEach(item ->
                pieces.merge(item.offerId(), sent.getOrDefault(item.itemId(), 0) - item.returned(), Integer::sum));
        var samples = new HashMap<Long, Integer>();
        jdbc.sql(SAMPLES).param("offers", offerIds).query(row -> {
            samples.put(row.getLong("offer_id"), row.getInt("pieces"));
        });
        offerIds.forEach(offer ->
                given.put(offer, new OfferRules.Given(pieces.getOrDefault(offer, 0), samples.getOrDefault(offer, 0))));
        return given;
    }
}
