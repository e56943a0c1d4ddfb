package org.qiantang.app.checkout;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.DeliveryTerms;
import org.qiantang.app.order.Postage;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import tools.jackson.databind.json.JsonMapper;

/** What a shop's goods in one show cost to send to a place: settled before the show's desk is asked, which asks nobody. */
final class Freight implements Postage {
    private final Boards boards;
    private final Catalog catalog;
    private final FreightTable rules;
    private final AddressBook addresses;
    private final JsonMapper json;
    private final InstantSource clock;

    Freight(
            Boards boards,
            Catalog catalog,
            FreightTable rules,
            AddressBook addresses,
            JsonMapper json,
            InstantSource clock) {
        this.boards = boards;
        this.catalog = catalog;
        this.rules = rules;
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The wants that cannot be sent there, and what sending the others costs.
     *
     * @param known false where that goes by the region, and none was named
     */
    record Costs(long minor, boolean known, List<RoomRequest.Want> notServed) {}

    @Override
    public Ready of(long showId, long buyerId, List<RoomRequest.Want> wants) {
        Optional<Board> found = boards.of(showId);
        if (found.isEmpty()) {
            return new Ready(destination(buyerId, null).address(), null); // the desk will say so
        }
        Board board = found.get();
        Map<Long, DeliveryTerms> products = products(board, wants);
        if (isOfVouchers(products.values())) {
            List<RoomRequest.Want> over = over(board, wants, products);
            if (!over.isEmpty()) {
                throw over(over.getFirst().skuId());
            }
            return new Ready(null, null);
        }
        Destination to = destination(buyerId, null);
        Costs costs = costs(board, wants, to.region(), products);
        if (!costs.notServed().isEmpty()) {
            throw notServed(to.region(), costs.notServed().getFirst().skuId());
        }
        return new Ready(to.address(), costs.minor() == 0 ? null : Money.cny(costs.minor()));
    }

    /** Where the items of a wish come from, as far as it decides into which order each goes. */
    Wish.Shops shops(Wish wish) {
        Map<Long, Board> shows = new HashMap<>();
        var ids = new HashSet<Long>();
        for (Wish.Part part : wish.parts()) {
            boards.of(part.showId()).ifPresent(board -> {
                shows.put(part.showId(), board);
                ids.addAll(productIds(board, part.wants()));
            });
        }
        Set<Long> vouchers = catalog.deliveryTerms(ids).stream()
                .filter(product -> product.voucher() != null)
                .map(DeliveryTerms::productId)
                .collect(Collectors.toSet());
        return new Wish.Shops() {
            @Override
            public @Nullable Long of(long showId, long itemId) {
                return item(showId, itemId).map(Board.Item::shopId).orElse(null);
            }

            @Override
            public boolean isVoucher(long showId, long itemId) {
                return item(showId, itemId)
                        .filter(item -> vouchers.contains(item.productId()))
                        .isPresent();
            }

            private Optional<Board.Item> item(long showId, long itemId) {
                return Optional.ofNullable(shows.get(showId)).flatMap(board -> board.item(itemId));
            }
        };
    }

    /** Whether all of it is vouchers, which are sent nowhere; vouchers and goods in one order are refused. */
    private static boolean isOfVouchers(Collection<DeliveryTerms> products) {
        long vouchers =
                products.stream().filter(product -> product.voucher() != null).count();
        if (vouchers > 0 && vouchers < products.size()) {
            throw new Problem(
                    409, "vouchers-apart", "到店券和要寄送的商品请分开下单", "order vouchers apart from goods that are sent");
        }
        return vouchers > 0;
    }

    /** Those of these wants that are vouchers whose last day is over: nobody could use them. */
    List<RoomRequest.Want> over(Board board, List<RoomRequest.Want> wants, Map<Long, DeliveryTerms> products) {
        return wants.stream()
                .filter(want -> board.item(want.itemId())
                        .map(item -> products.get(item.productId()))
                        .map(DeliveryTerms::voucher)
                        .filter(voucher -> voucher.isOver(clock.instant()))
                        .isPresent())
                .toList();
    }

    static Problem over(long skuId) {
        return new Problem(
                409,
                "voucher-over",
                "这种到店券的有效期已过，不再出售",
                "the last day of this voucher is over; it is no longer sold",
                Map.of("skuId", Long.toString(skuId)));
    }

    /** What these wants are of, by the product's id. */
    Map<Long, DeliveryTerms> products(Board board, List<RoomRequest.Want> wants) {
        return catalog.deliveryTerms(productIds(board, wants)).stream()
                .collect(Collectors.toMap(DeliveryTerms::productId, Function.identity()));
    }

    private static List<Long> productIds(Board board, List<RoomRequest.Want> wants) {
        return board.items().stream()
                .filter(item -> wants.stream().anyMatch(want -> want.itemId() == item.itemId()))
                .map(Board.Item::productId)
                .distinct()
                .toList();
    }

    Destination destination(long buyerId, @Nullable Long addressId) {
        Optional<String> address = addresses.of(buyerId, addressId);
        if (address.isEmpty() && addressId != null) {
            throw Problem.notFound();
        }
        return Destination.of(address.orElseThrow(Destination::none), json);
    }

    static Problem notServed(Region region, long skuId) {
        return new Problem(
                409,
                "not-served",
                "这件商品不送" + region.zh(),
                "this is not delivered to " + region.en(),
                Map.of("skuId", Long.toString(skuId), "region", region.zh()));
    }

    /** All of one shop, which sends them; an order has no other goods. The region is null while nobody has named one. */
    Costs costs(Board board, List<RoomRequest.Want> wants, @Nullable Region region, Map<Long, DeliveryTerms> products) {
        FreightRules shop = rules.of(
                wants.isEmpty()
                        ? board.merchantId()
                        : board.shopOf(wants.getFirst().itemId()));
        var lines = new ArrayList<FreightRules.Line>();
        var notServed = new ArrayList<RoomRequest.Want>();
        for (RoomRequest.Want want : wants) {
            Optional<FreightRules.Line> line = line(board, want, products);
            if (line.isPresent()) {
                lines.add(line.get());
                if (region != null && !shop.serves(region, line.get())) {
                    notServed.add(want);
                }
            }
        }
        if (lines.isEmpty() || region == null) {
            return new Costs(0, shop.freeEverywhere(lines), notServed);
        }
        return new Costs(shop.costs(region, lines), true, notServed);
    }

    /** Empty for what the show does not have: its desk will say so. */
    private static Optional<FreightRules.Line> line(
            Board board, RoomRequest.Want want, Map<Long, DeliveryTerms> products) {
        return board.item(want.itemId())
                .flatMap(item -> item.skus().stream()
                        .filter(sku -> sku.skuId() == want.skuId() && want.pieces() > 0)
                        .findFirst()
                        .map(sku -> {
                            DeliveryTerms product = products.get(item.productId());
                            long goods = Math.multiplyExact(sku.price().minor(), want.pieces());
                            return product == null
                                    ? new FreightRules.Line(goods, false, Set.of())
                                    : new FreightRules.Line(
                                            goods, product.delivery().freeShipping(), excluded(product.delivery()));
                        }));
    }

    private static Set<Region> excluded(Delivery delivery) {
        var excluded = EnumSet.noneOf(Region.class);
        delivery.excluded().forEach(name -> excluded.addAll(Region.within(name)));
        return excluded;
    }
}
