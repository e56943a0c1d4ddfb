package org.qiantang.app.show;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Pricing;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sending;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

/** Plans and runs shows for those who may: asks the show's desk and the shop's desk, each for its own part. */
public final class ShowDirector {
    private static final int ANSWER_SECONDS = 10;
    private static final int LOCKS = 64;

    private final Rooms rooms;
    private final ShopDesk shop;
    private final Catalog catalog;
    private final RoomTable places;
    private final Ids ids;
    private final InstantSource clock;
    private final Boards boards;
    private final Object[] openings = Stream.generate(Object::new).limit(LOCKS).toArray();

    private final Supplier<Reserve> reserve;
    private final Supplier<Picks> picks;
    private final Supplier<Restraints> restraints;
    private final Supplier<BeforeAir> beforeAir;
    private final StageBar bar;

    ShowDirector(
            Rooms rooms,
            Boards boards,
            ShopDesk shop,
            Catalog catalog,
            RoomTable places,
            Ids ids,
            InstantSource clock,
            Supplier<Reserve> reserve,
            Supplier<Picks> picks,
            Supplier<Restraints> restraints,
            Supplier<BeforeAir> beforeAir,
            StageBar bar) {
        this.rooms = rooms;
        this.boards = boards;
        this.shop = shop;
        this.catalog = catalog;
        this.places = places;
        this.ids = ids;
        this.clock = clock;
        this.reserve = reserve;
        this.picks = picks;
        this.restraints = restraints;
        this.beforeAir = beforeAir;
        this.bar = bar;
    }

    /** Pieces of a SKU for a show, at a price of its own if one is given. */
    public record Allot(long skuId, int pieces, @Nullable Money price) {}

    /** What a SKU is to cost while a flash sale lasts. */
    record FlashWish(long skuId, Money price) {}

    /** Plans a show in the merchant's room; the new show's id and where it stands. */
    public Receipt.Done plan(Person by, String title, HostKind hostKind, int holdSeconds) {
        return plan(merchantOf(by), by.id(), title, hostKind, holdSeconds, null);
    }

    Receipt.Done plan(
            long merchantId,
            long hostId,
            @Nullable String title,
            HostKind hostKind,
            int holdSeconds,
            @Nullable Instant startsAt) {
        String name = PlanCheck.title(title);
        PlanCheck.holdSeconds(holdSeconds);
        requireMayStart(merchantId, startsAt);
        RoomTable.Room room = places.openFor(merchantId, ids.next(), name, clock.instant());
        long showId = ids.next();
        return run(
                showId,
                new RoomRequest.Plan(
                        showId, room.id(), merchantId, hostId, name, hostKind, holdSeconds, null, startsAt));
    }

    /** Lets pass a time to begin that is to come, and before the shop ends where its owner ends it. */
    void requireMayStart(long merchantId, @Nullable Instant startsAt) {
        PlanCheck.startsAt(startsAt, clock.instant());
        restraints.get().requireMayPlan(merchantId, startsAt);
    }

    /** Puts a product into the line-up and sends it pieces. */
    public Receipt.Done lineUp(
            Person by, long showId, long productId, ItemRole role, int perBuyer, List<Allot> allots) {
        return lineUp(merchantOf(by), showId, ids.next(), productId, role, perBuyer, allots);
    }

    /** @param itemId the item's own id: asked twice, it is lined up once */
    Receipt.Done lineUp(
            long merchantId,
            long showId,
            long itemId,
            long productId,
            ItemRole role,
            int perBuyer,
            List<Allot> allots) {
        Product product = catalog.product(productId)
                .filter(one -> one.merchantId() == merchantId)
                .orElseThrow(Problem::notFound);
        restraints.get().requireMaySell(productId);
        PlanCheck.perBuyer(perBuyer);
        checkPieces(merchantId, product.id(), allots);
        var offers = new ArrayList<SkuOffer>();
        for (Sku sku : product.skus()) {
            offers.add(offer(merchantId, sku, allots));
        }
        return lineUp(merchantId, showId, itemId, product, role, perBuyer, allots, offers, null);
    }

    /** Puts a picked product into the line-up, at its shop's own price and the offer's commission. */
    Receipt.Done lineUpPicked(
            long merchantId, long showId, long itemId, long offerId, ItemRole role, int perBuyer, List<Allot> allots) {
        PlanCheck.perBuyer(perBuyer);
        if (allots.stream().anyMatch(allot -> allot.price() != null)) {
            throw notYourPrice();
        }
        Picks.Terms terms = picks.get().take(offerId, showId, merchantId, itemId);
        restraints.get().requireMaySell(terms.productId());
        Product product = catalog.product(terms.productId()).orElseThrow(Problem::notFound);
        checkPieces(terms.shopId(), product.id(), allots);
        if (allots.stream().mapToLong(Allot::pieces).sum() > terms.left()) {
            throw notPromised(terms.left());
        }
        List<SkuOffer> offers = product.skus().stream()
                .map(sku -> new SkuOffer(sku.skuId(), sku.name(), sku.priceVersion(), sku.price()))
                .toList();
        return lineUp(terms.shopId(), showId, itemId, product, role, perBuyer, allots, offers, terms.picked());
    }

    private Receipt.Done lineUp(
            long merchantId,
            long showId,
            long itemId,
            Product product,
            ItemRole role,
            int perBuyer,
            List<Allot> allots,
            List<SkuOffer> offers,
            RoomRequest.@Nullable Picked picked) {
        String picture = product.pictures().isEmpty() ? "" : product.pictures().getFirst();
        Receipt.Done done = run(
                showId,
                new RoomRequest.LineUp(itemId, product.id(), role, product.title(), picture, perBuyer, offers, picked));
        for (Allot allot : allots) {
            if (allot.pieces() > 0) {
                sendPieces(merchantId, showId, itemId, allot.skuId(), allot.pieces());
            }
        }
        return done;
    }

    private void requireOwnPrice(long itemId) {
        if (picks.get().shopOf(itemId).isPresent()) {
            throw notYourPrice();
        }
    }

    private static Problem notPromised(int left) {
        return new Problem(
                409,
                "not-promised",
                left <= 0 ? "供货店铺承诺的件数已全部用完" : "供货店铺承诺的件数只剩 " + left + " 件",
                left <= 0
                        ? "all pieces that the shop promised are given out"
                        : "only " + left + " of the pieces that the shop promised are left",
                Map.of("left", left, "field", "pieces"));
    }

    private static Problem notYourPrice() {
        return new Problem(
                409,
                "not-your-price",
                "选品商品按供货店铺的价格出售，不能在场次里另定价或设秒杀",
                "picked goods sell at the price of the shop that offers them; a show cannot change it",
                Map.of("field", "price"));
    }

    /** Gives a SKU a new price in the show; {@link PriceCourier} tells the shop, which keeps it for good. */
    Receipt.Done setPrice(long merchantId, long showId, long itemId, long skuId, Money price, String reason) {
        requireOwnPrice(itemId);
        long version = price(merchantId, skuId, price);
        return run(showId, new RoomRequest.SetPrice(itemId, skuId, version, price, reason));
    }

    /** Sends free pieces of the warehouse to an item that is in the line-up. */
    Receipt.Done addPieces(long merchantId, long showId, long itemId, long skuId, int pieces) {
        boolean isOffered = boards.of(showId)
                .flatMap(board -> board.item(itemId))
                .filter(item -> item.skus().stream().anyMatch(sku -> sku.skuId() == skuId))
                .isPresent();
        if (!isOffered) {
            throw Refused.problem(new Refusal.NoSuchItem(itemId));
        }
        return sendPieces(merchantId, showId, itemId, skuId, pieces);
    }

    /** Sets a flash sale; its prices are versions of the shop's once the show has agreed, though they hold only then. */
    Receipt.Done planFlash(
            long merchantId, long showId, long itemId, Instant from, Instant until, List<FlashWish> wishes) {
        requireOwnPrice(itemId);
        restraints.get().requireMayFlash(merchantId);
        var prices = new ArrayList<FlashPrice>();
        for (FlashWish wish : wishes) {
            long version = price(merchantId, wish.skuId(), wish.price());
            prices.add(new FlashPrice(wish.skuId(), version, wish.price()));
        }
        return run(showId, new RoomRequest.PlanFlash(ids.next(), itemId, from, until, prices));
    }

    /** Whether no officer's measure keeps the shop from flash sales. */
    boolean mayFlash(long merchantId) {
        return restraints.get().mayFlash(merchantId);
    }

    /** Lets a flash sale be begun when the moment is good, by the digital host or by hand; nothing of it is told before. */
    Receipt.Done allowFlash(long merchantId, long showId, FlashTerms terms, long staffId) {
        requireOwnPrice(terms.itemId());
        restraints.get().requireMayFlash(merchantId);
        for (FlashOffer offer : terms.prices()) {
            // Only to see that it could be a price: each time that it holds it has a version of its own.
            price(merchantId, offer.skuId(), offer.price());
        }
        return run(showId, new RoomRequest.AllowFlash(ids.next(), terms, staffId));
    }

    /**
     * Begins a flash sale that was allowed, by all rules that held when it was.
     *
     * @param number which of its openings, from 1: asked twice, it begins once
     * @param staffId who begins it by hand; null where the digital host chose the moment
     */
    public Receipt.Done beginFlash(
            long showId, long allowedId, int number, @Nullable Long staffId, List<FlashGround> grounds) {
        long merchantId = boards.of(showId).map(Board::merchantId).orElseThrow(Problem::notFound);
        FlashTerms terms = boards.allowedFlashes(showId).stream()
                .filter(one -> one.allowedId() == allowedId)
                .map(AllowedFlash::terms)
                .findFirst()
                .orElseThrow(() -> Refused.problem(new Refusal.NoSuchFlash(allowedId)));
        requireOwnPrice(terms.itemId());
        restraints.get().requireMayFlash(merchantId);
        List<FlashPrice> prices = terms.prices().stream()
                .map(offer ->
                        new FlashPrice(offer.skuId(), price(merchantId, offer.skuId(), offer.price()), offer.price()))
                .toList();
        return run(showId, new RoomRequest.BeginFlash(allowedId, number, ids.next(), prices, staffId, grounds));
    }

    /** Lets machines listen to and read a show, or no longer, as its owner wants it. */
    public Receipt.Done switchWatch(long showId, boolean on, long ownerId) {
        return run(showId, new RoomRequest.SwitchWatch(on, ownerId));
    }

    /** Says how the digital host works in a show. */
    public Receipt.Done setHost(long showId, HostUse use, HostTurn turn, int labelSeconds, long staffId) {
        return run(showId, new RoomRequest.SetHost(use, turn, labelSeconds, staffId));
    }

    /** Asks a show's desk for something that needs no other desk. A stage is opened by {@link #open} and by nothing else. */
    Receipt.Done run(long showId, RoomRequest request) {
        return done(ask(showId, request));
    }

    /** Opens a show of the person's shop, as {@link #open(ShowRows.ShowRow, long)} does; its row may not be there yet. */
    public Receipt.Done open(Person by, long showId) {
        long merchantId = merchantOf(by);
        RoomTable.Room room = places.ofMerchant(merchantId).orElseThrow(Problem::notFound);
        Board board =
                boards.of(showId).filter(one -> one.merchantId() == merchantId).orElseThrow(Problem::notFound);
        bar.requireMayOpen(showId, merchantId, by.id(), by.id());
        return open(merchantId, room.id(), board.showId(), by.id());
    }

    /**
     * Opens a show, unless its room has another on air. A room's openings are settled one after the other: only this
     * process opens shows, since it alone holds the floor.
     */
    Receipt.Done open(ShowRows.ShowRow show, long openerId) {
        bar.requireMayOpen(show.id(), show.merchantId(), show.hostId(), openerId);
        return open(show.merchantId(), show.roomId(), show.id(), openerId);
    }

    private Receipt.Done open(long merchantId, long roomId, long showId, long openerId) {
        shop.requireOpen(merchantId);
        restraints.get().requireMayOpen(merchantId);
        synchronized (openings[Math.floorMod(Long.hashCode(roomId), openings.length)]) {
            places.onAir(roomId).stream()
                    .filter(other -> other != showId)
                    .flatMap(other -> boards.of(other).stream())
                    .filter(other ->
                            other.state().equals("open") || other.state().equals("closing"))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new Problem(
                                409,
                                "room-on-air",
                                "直播间里还有一场没有结束，请先结束那一场再开播",
                                "another show of this room is not over yet; close it first",
                                Map.of("showId", Long.toString(other.showId()), "state", other.state()));
                    });
            beforeAir.get().requireReviewed(showId, roomId, openerId);
            places.putOnAir(roomId, showId);
            return run(showId, new RoomRequest.Open());
        }
    }

    /** Before anything is lined up: are there so many, with those that the shelf can give back? */
    private void checkPieces(long merchantId, long productId, List<Allot> allots) {
        Map<Long, Integer> wanted =
                allots.stream().collect(Collectors.toMap(Allot::skuId, Allot::pieces, Math::addExact));
        reserve.get().lend(merchantId, wanted, () -> {
            checkPieces(catalog.product(productId).orElseThrow(Problem::notFound), allots);
            return true;
        });
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

    private SkuOffer offer(long merchantId, Sku sku, List<Allot> allots) {
        Money special = allots.stream()
                .filter(allot -> allot.skuId() == sku.skuId())
                .map(Allot::price)
                .filter(price -> price != null && !price.equals(sku.price()))
                .findFirst()
                .orElse(null);
        return special == null
                ? new SkuOffer(sku.skuId(), sku.name(), sku.priceVersion(), sku.price())
                : new SkuOffer(sku.skuId(), sku.name(), price(merchantId, sku.skuId(), special), special);
    }

    private long price(long merchantId, long skuId, Money price) {
        return switch (shop.versionFor(merchantId, skuId, price)) {
            case Pricing.Priced(long version) -> version;
            case Pricing.OutOfRange(long least, long most) ->
                throw Problem.nonsense(
                        "price", "价格须在 " + least + "–" + most + " 分之间", least + "–" + most + " in minor units");
            case Pricing.NotYours() -> throw Problem.notFound();
        };
    }

    /** The courier of allotments takes them to the show; asking at once saves the viewers a moment. */
    Receipt.Done sendPieces(long merchantId, long showId, long itemId, long skuId, int pieces) {
        Optional<Long> picked = picks.get().shopOf(itemId);
        Sending sending = reserve.get()
                .lend(
                        picked.orElse(merchantId),
                        Map.of(skuId, pieces),
                        () -> picked.isPresent()
                                ? picks.get().send(showId, itemId, skuId, pieces)
                                : shop.sendAllotment(merchantId, showId, itemId, skuId, pieces));
        return switch (sending) {
            case Sending.Sent(long transferId) ->
                run(showId, new RoomRequest.TakeAllotment(transferId, itemId, skuId, pieces));
            case Sending.NotEnough(int free) ->
                throw new Problem(
                        409,
                        "not-enough",
                        "仓库可用库存只剩 " + free + " 件",
                        "only " + free + " pieces are free",
                        Map.of("free", free, "field", "pieces"));
            case Sending.NotPromised(int left) -> throw notPromised(left);
            case Sending.NotYours() -> throw Problem.notFound();
        };
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
