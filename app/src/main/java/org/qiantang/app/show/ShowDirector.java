package org.qiantang.app.show;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Pricing;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sending;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

/** Plans and runs shows for those who may: asks the show's desk and the shop's desk, each for its own part. */
public final class ShowDirector {
    private static final int MIN_HOLD_SECONDS = 90;
    private static final int MAX_HOLD_SECONDS = 3_600;
    private static final int MAX_TITLE = 40;
    private static final int MAX_PER_BUYER = 99;
    private static final int ANSWER_SECONDS = 10;

    private final Rooms rooms;
    private final ShopDesk shop;
    private final Catalog catalog;
    private final RoomTable places;
    private final Ids ids;
    private final InstantSource clock;

    ShowDirector(Rooms rooms, ShopDesk shop, Catalog catalog, RoomTable places, Ids ids, InstantSource clock) {
        this.rooms = rooms;
        this.shop = shop;
        this.catalog = catalog;
        this.places = places;
        this.ids = ids;
        this.clock = clock;
    }

    /** Pieces of a SKU for a show, at a price of its own if one is given. */
    public record Allot(long skuId, int pieces, @Nullable Money price) {}

    /** Plans a show in the merchant's room; the new show's id and where it stands. */
    public Receipt.Done plan(Person by, String title, HostKind hostKind, int holdSeconds) {
        long merchantId = merchantOf(by);
        String name = title.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_TITLE) {
            throw Problem.nonsense("title", "场次名称 1–" + MAX_TITLE + " 个字", "1–" + MAX_TITLE + " characters");
        }
        if (holdSeconds < MIN_HOLD_SECONDS || holdSeconds > MAX_HOLD_SECONDS) {
            throw Problem.nonsense(
                    "holdSeconds",
                    "付款时限 " + MIN_HOLD_SECONDS + "–" + MAX_HOLD_SECONDS + " 秒",
                    MIN_HOLD_SECONDS + "–" + MAX_HOLD_SECONDS + " seconds");
        }
        RoomTable.Room room = places.openFor(merchantId, ids.next(), name, clock.instant());
        long showId = ids.next();
        return done(
                ask(showId, new RoomRequest.Plan(showId, room.id(), merchantId, by.id(), name, hostKind, holdSeconds)));
    }

    /** Puts a product into the line-up and sends it pieces. */
    public Receipt.Done lineUp(
            Person by, long showId, long productId, ItemRole role, int perBuyer, List<Allot> allots) {
        Product product = catalog.product(productId)
                .filter(one -> one.merchantId() == merchantOf(by))
                .orElseThrow(Problem::notFound);
        if (perBuyer < 1 || perBuyer > MAX_PER_BUYER) {
            throw Problem.nonsense("perBuyerLimit", "每人限购 1–" + MAX_PER_BUYER, "1–" + MAX_PER_BUYER);
        }
        checkPieces(product, allots);
        var offers = new ArrayList<SkuOffer>();
        for (Sku sku : product.skus()) {
            offers.add(offer(by, showId, sku, allots));
        }
        long itemId = ids.next();
        String picture = product.pictures().isEmpty() ? "" : product.pictures().getFirst();
        Receipt.Done done = done(ask(
                showId, new RoomRequest.LineUp(itemId, productId, role, product.title(), picture, perBuyer, offers)));
        for (Allot allot : allots) {
            if (allot.pieces() > 0) {
                sendPieces(merchantOf(by), showId, itemId, allot);
            }
        }
        return done;
    }

    /** Gives an item a new price in the show; the shop keeps it as a version for good. */
    public Receipt.Done setPrice(Person by, long showId, long itemId, long skuId, Money price, String reason) {
        long version = price(by, showId, skuId, price, reason);
        return done(ask(showId, new RoomRequest.SetPrice(itemId, skuId, version, price, reason)));
    }

    /** Asks a show's desk for something that needs no other desk. */
    public Receipt.Done run(long showId, RoomRequest request) {
        return done(ask(showId, request));
    }

    private static void checkPieces(Product product, List<Allot> allots) {
        for (Allot allot : allots) {
            Sku sku = product.sku(allot.skuId()).orElseThrow(Problem::notFound);
            if (allot.pieces() < 0 || allot.pieces() > sku.free()) {
                throw new Problem(
                        409,
                        "not-enough",
                        "仓库可用库存只有 " + sku.free() + " 件：" + sku.name(),
                        "only " + sku.free() + " pieces are free: " + sku.name(),
                        Map.of("skuId", Long.toString(sku.skuId()), "free", sku.free()));
            }
        }
    }

    private SkuOffer offer(Person by, long showId, Sku sku, List<Allot> allots) {
        Money special = allots.stream()
                .filter(allot -> allot.skuId() == sku.skuId())
                .map(Allot::price)
                .filter(price -> price != null && !price.equals(sku.price()))
                .findFirst()
                .orElse(null);
        return special == null
                ? new SkuOffer(sku.skuId(), sku.name(), sku.priceVersion(), sku.price())
                : new SkuOffer(sku.skuId(), sku.name(), price(by, showId, sku.skuId(), special, "直播价"), special);
    }

    private long price(Person by, long showId, long skuId, Money price, String reason) {
        return switch (shop.setShowPrice(merchantOf(by), showId, skuId, price, reason)) {
            case Pricing.Priced(long version) -> version;
            case Pricing.OutOfRange(long least, long most) ->
                throw Problem.nonsense(
                        "price", "价格须在 " + least + "–" + most + " 分之间", least + "–" + most + " in minor units");
            case Pricing.NotYours() -> throw Problem.notFound();
        };
    }

    /** The courier of allotments takes them to the show; asking at once saves the viewers a moment. */
    private void sendPieces(long merchantId, long showId, long itemId, Allot allot) {
        switch (shop.sendAllotment(merchantId, showId, itemId, allot.skuId(), allot.pieces())) {
            case Sending.Sent(long transferId) ->
                ask(showId, new RoomRequest.TakeAllotment(transferId, itemId, allot.skuId(), allot.pieces()));
            case Sending.NotEnough(int free) ->
                throw new Problem(409, "not-enough", "仓库可用库存只剩 " + free + " 件", "only " + free + " pieces are free");
            case Sending.NotYours() -> throw Problem.notFound();
        }
    }

    private Receipt ask(long showId, RoomRequest request) {
        try {
            return rooms.ask(showId, request)
                    .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException trouble) {
            throw new Problem(
                    503, "trouble", "直播间暂时没有答复，请稍后重试；重试不会重复", "the room did not answer; asking again is safe");
        }
    }

    private static Receipt.Done done(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Done done -> done;
            case Receipt.Held _ -> throw new IllegalStateException("receipt: held (expected: done)");
            case Receipt.Refused(var refusal) -> throw Refused.problem(refusal);
        };
    }

    static long merchantOf(Person by) {
        Long merchantId = by.merchantId();
        if (merchantId == null) {
            throw new Problem(403, "forbidden", "这个账号不属于任何商家", "this account belongs to no merchant");
        }
        return merchantId;
    }
}
