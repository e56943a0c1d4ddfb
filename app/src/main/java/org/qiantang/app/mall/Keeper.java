package org.qiantang.app.mall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sending;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.show.Reserve;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps shelves as their shops are: goods lined up, list prices followed, pieces filled up from what is free.
 *
 * <p>It looks at what is and asks for what lacks, so being called twice, late or after a crash changes nothing: pieces
 * on their way count as there, a SKU that stands in the line-up is not lined up again, and a price version is told once.
 */
public final class Keeper implements Reserve, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int PER_BUYER = 9_999;
    private static final int ANSWER_SECONDS = 20;
    private static final String PRICE_REASON = "日常价";

    private final Catalog catalog;
    private final ShopDesk shop;
    private final Rooms rooms;
    private final Boards boards;
    private final ShelfSettings settings;
    private final LongFunction<Long> shelfOf;
    private final Ids ids;
    private final Map<Long, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final ExecutorService later = Executors.newSingleThreadExecutor(
            task -> Thread.ofVirtual().name("shelf-keeper").unstarted(task));

    /**
     * Wires a keeper.
     *
     * @param shelfOf opens a merchant's shelf, where it is not open yet, and tells its show
     */
    Keeper(
            Catalog catalog,
            ShopDesk shop,
            Rooms rooms,
            Boards boards,
            ShelfSettings settings,
            LongFunction<Long> shelfOf,
            Ids ids) {
        this.catalog = catalog;
        this.shop = shop;
        this.rooms = rooms;
        this.boards = boards;
        this.settings = settings;
        this.shelfOf = shelfOf;
        this.ids = ids;
    }

    /** Opens a shop's shelf, with nothing on it yet. */
    void open(long merchantId) {
        inTurn(merchantId, () -> shelfOf.apply(merchantId));
    }

    /** Makes the shelf right as to one product. */
    void tidy(long productId) {
        Optional<Product> found = catalog.product(productId);
        if (found.isPresent()) {
            long merchantId = found.get().merchantId();
            // Read again in turn: what was seen before may be old by now.
            inTurn(merchantId, () -> catalog.product(productId).map(this::tidyOne));
        }
    }

    /** Makes a shop's whole shelf right. */
    public void tidyAll(long merchantId) {
        inTurn(merchantId, () -> shelfOf.apply(merchantId));
        catalog.productIdsOf(merchantId).forEach(this::tidy);
    }

    /**
     * Does a work that needs free pieces, while the shelf takes none of them; before, the shelf gives back what is
     * lacking, as far as it has it.
     *
     * @param wanted pieces that must be free, by SKU
     */
    @Override
    public <T> T lend(long merchantId, Map<Long, Integer> wanted, Supplier<T> work) {
        return inTurn(merchantId, () -> {
            wanted.forEach((skuId, pieces) -> giveBackFor(merchantId, skuId, pieces));
            return work.get();
        });
    }

    private void giveBackFor(long merchantId, long skuId, int wanted) {
        Optional<Sku> sku = catalog.ownerOfSku(skuId)
                .filter(owner -> owner.merchantId() == merchantId)
                .flatMap(owner -> catalog.product(owner.productId()))
                .flatMap(product -> product.sku(skuId));
        int lacking = wanted - sku.map(Sku::free).orElse(wanted);
        if (lacking <= 0) {
            return;
        }
        long showId = shelfOf.apply(merchantId);
        placeOf(board(showId), skuId).ifPresent(place -> {
            int pieces = Math.min(lacking, there(showId, place));
            if (pieces > 0) {
                takeBack(showId, place, pieces);
            }
        });
    }

    /** The same, soon; what a crash keeps it from is done when the next event calls. */
    void tidyLater(long merchantId) {
        later.execute(() -> {
            try {
                tidyAll(merchantId);
            } catch (RuntimeException trouble) {
                LOG.warn("a shelf could not be tidied: merchant={}", merchantId, trouble);
            }
        });
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private long tidyOne(Product product) {
        long showId = shelfOf.apply(product.merchantId());
        Board board = board(showId);
        if (isOffered(product)) {
            lineUpMissing(showId, board, product);
            board = board(showId);
        }
        ShelfRule rule = settings.of(product.merchantId());
        for (Board.Item item : board.items()) {
            if (item.productId() != product.id()) {
                continue;
            }
            for (Board.Sku there : item.skus()) {
                Optional<Sku> listed = product.sku(there.skuId());
                listed.ifPresent(sku -> followPrice(showId, item, there, sku));
                boolean sells = isOffered(product) && listed.isPresent();
                int free = listed.map(Sku::free).orElse(0);
                settlePieces(product.merchantId(), showId, new Place(item, there), rule, sells, free);
            }
        }
        return showId;
    }

    /** A shop that waits for approval or is suspended sells nothing, on its shelf no more than on air. */
    private boolean isOffered(Product product) {
        return product.onShelf() && !product.archived() && shop.isOpen(product.merchantId());
    }

    /** What came to the catalogue after the product was lined up stands in the line-up as a link of its own. */
    private void lineUpMissing(long showId, Board board, Product product) {
        List<SkuOffer> missing = product.skus().stream()
                .filter(sku -> placeOf(board, sku.skuId()).isEmpty())
                .map(sku -> new SkuOffer(sku.skuId(), sku.name(), sku.priceVersion(), sku.price()))
                .toList();
        if (!missing.isEmpty()) {
            String picture =
                    product.pictures().isEmpty() ? "" : product.pictures().getFirst();
            ask(
                    showId,
                    new RoomRequest.LineUp(
                            ids.next(), product.id(), ItemRole.FILLER, product.title(), picture, PER_BUYER, missing));
        }
    }

    private void followPrice(long showId, Board.Item item, Board.Sku there, Sku listed) {
        if (listed.priceVersion() > there.priceVersion()) {
            ask(
                    showId,
                    new RoomRequest.SetPrice(
                            item.itemId(), listed.skuId(), listed.priceVersion(), listed.price(), PRICE_REASON));
        }
    }

    private void settlePieces(long merchantId, long showId, Place place, ShelfRule rule, boolean sells, int free) {
        int there = there(showId, place);
        int move = rule.move(sells, there, free);
        if (move > 0) {
            send(merchantId, showId, place, move);
        } else if (move < 0) {
            takeBack(showId, place, Math.min(there, -move));
        }
    }

    /**
     * Pieces on the shelf that nobody holds. What was given to it is the shop's own count, which is never behind; the
     * board may be, and then there seems to be too much rather than too little.
     */
    private int there(long showId, Place place) {
        Board.Sku sku =
                placeOf(board(showId), place.sku().skuId()).map(Place::sku).orElse(place.sku());
        return Math.max(0, shop.handedTo(showId, sku.skuId()) - sku.held() - sku.sold());
    }

    /** Sent and delivered in one go, so that nothing is on its way when a show asks; the courier may deliver it again. */
    private void send(long merchantId, long showId, Place place, int pieces) {
        long itemId = place.item().itemId();
        long skuId = place.sku().skuId();
        if (shop.sendAllotment(merchantId, showId, itemId, skuId, pieces) instanceof Sending.Sent(long transferId)
                && ask(showId, new RoomRequest.TakeAllotment(transferId, itemId, skuId, pieces))) {
            shop.arrived(transferId);
        }
    }

    /** The pieces are free as soon as this has been told; the courier of returns may tell it again. */
    private void takeBack(long showId, Place place, int pieces) {
        long transferId = ids.next();
        long skuId = place.sku().skuId();
        if (ask(showId, new RoomRequest.TakeBack(transferId, place.item().itemId(), skuId, pieces))) {
            shop.cameBack(transferId, showId, skuId, pieces);
        }
    }

    private record Place(Board.Item item, Board.Sku sku) {}

    private static Optional<Place> placeOf(Board board, long skuId) {
        return board.items().stream()
                .flatMap(item -> item.skus().stream().map(sku -> new Place(item, sku)))
                .filter(place -> place.sku().skuId() == skuId)
                .findFirst();
    }

    private Board board(long showId) {
        return boards.of(showId)
                .orElseThrow(() -> new IllegalStateException("shelf: " + showId + " (expected: a planned show)"));
    }

    /** False where the shelf would not. */
    private boolean ask(long showId, RoomRequest request) {
        Receipt receipt = rooms.ask(showId, request)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
        switch (receipt) {
            case Receipt.Done _, Receipt.Held _ -> {
                return true;
            }
            case Receipt.Refused(Refusal.Busy _) -> throw new IllegalStateException("the shelf is busy: " + showId);
            // A shelf that is closed, or a SKU that came in between: the next look sees what there is.
            case Receipt.Refused(Refusal refusal) ->
                LOG.warn("the shelf refused: show={} request={} refusal={}", showId, request, refusal);
        }
        return false;
    }

    private <T> T inTurn(long merchantId, Supplier<T> work) {
        ReentrantLock turn = turns.computeIfAbsent(merchantId, _ -> new ReentrantLock());
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
