package org.qiantang.app.host;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.Stage;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.ItemRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cards of the goods on screen, with the prices and pieces of this moment. */
final class Cards {
    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);
    private static final int MOST_KNOWN = 64;
    private static final long MOST_FEN = 99_999_999_999L;

    private static final int BOARD_LINES = 4;

    private final ItemPictures pictures;
    private final InstantSource clock;
    // Those looked at last; guarded by itself.
    private final SequencedMap<Long, Optional<BufferedImage>> known = new LinkedHashMap<>(16, 0.75f, true);

    Cards(ItemPictures pictures) {
        this(pictures, () -> Instant.EPOCH);
    }

    /** @param clock against which deadlines are counted down */
    Cards(ItemPictures pictures, InstantSource clock) {
        this.pictures = pictures;
        this.clock = clock;
    }

    /** All that stands beside the host: the pinned item's card, the price board, and the flash sale that ends. */
    Dressing dressing(Board board) {
        GoodsCard card = of(board);
        return new Dressing(card, offers(board), card == null ? null : countdown(board));
    }

    /** The pinned item first, then what follows it in the line-up and can still be bought. */
    private List<Stage.Offer> offers(Board board) {
        Long pinned = board.pinned();
        List<Stage.Offer> offers = new ArrayList<>();
        board.pinnedItem().flatMap(item -> offer(item, true)).ifPresent(offers::add);
        int place = board.pinnedItem().map(Board.Item::place).orElse(0);
        board.items().stream()
                .filter(item -> pinned == null || item.itemId() != pinned)
                .filter(item -> item.left() > 0)
                .sorted(Comparator.comparing((Board.Item item) -> item.place() < place)
                        .thenComparingInt(Board.Item::place))
                .flatMap(item -> offer(item, false).stream())
                .limit(BOARD_LINES - offers.size())
                .forEach(offers::add);
        // A board of one line only says again what the card says.
        return offers.size() < 2 ? List.of() : offers;
    }

    private static Optional<Stage.Offer> offer(Board.Item item, boolean shown) {
        return offered(item)
                .filter(sku -> isDrawable(sku.price()) && !item.title().isBlank())
                .map(sku -> new Stage.Offer(
                        item.title(), GoodsCard.priceOf(sku.price().minor()), shown));
    }

    private Stage.@Nullable Countdown countdown(Board board) {
        Long pinned = board.pinned();
        Instant end = pinned == null ? null : board.flashEnds().get(pinned);
        if (end == null) {
            return null;
        }
        long left = Duration.between(clock.instant(), end).toSeconds();
        return left < 0 || left > Stage.Countdown.MOST_SECONDS ? null : new Stage.Countdown("秒杀还剩", left);
    }

    /** The card of the pinned item; null where none is pinned, or its price cannot be drawn. */
    @Nullable
    GoodsCard of(Board board) {
        return board.pinnedItem().map(this::card).orElse(null);
    }

    private @Nullable GoodsCard card(Board.Item item) {
        Optional<Board.Sku> offered = offered(item);
        if (offered.isEmpty() || item.title().isBlank()) {
            return null;
        }
        Money price = offered.get().price();
        if (!isDrawable(price)) {
            return null;
        }
        return new GoodsCard(
                item.title(),
                GoodsCard.priceOf(price.minor()),
                note(item, offered.get()),
                picture(item.productId()),
                item.role() == ItemRole.HERO ? "主推款" : null,
                stock(item));
    }

    /** What can still be bought comes first, then the lowest price. */
    private static Optional<Board.Sku> offered(Board.Item item) {
        return item.skus().stream()
                .min(Comparator.comparing((Board.Sku sku) -> sku.left() <= 0)
                        .thenComparingLong(sku -> sku.price().minor()));
    }

    private static boolean isDrawable(Money price) {
        return price.currency().equals(Money.CNY) && price.minor() >= 0 && price.minor() <= MOST_FEN;
    }

    private @Nullable BufferedImage picture(long productId) {
        synchronized (known) {
            Optional<BufferedImage> picture = known.computeIfAbsent(productId, this::find);
            if (known.size() > MOST_KNOWN) {
                known.remove(known.sequencedKeySet().getFirst());
            }
            return picture.orElse(null);
        }
    }

    /** A picture that cannot be had is none, also the next time: the card is shown twice a second. */
    private Optional<BufferedImage> find(long productId) {
        try {
            return Optional.ofNullable(pictures.of(productId));
        } catch (RuntimeException | Error broken) {
            LOG.warn("a goods card goes without its picture: product={}", productId, broken);
            return Optional.empty();
        }
    }

    /** Where sizes or colours differ in price, the card says whose price it shows. */
    private static String note(Board.Item item, Board.Sku offered) {
        List<Money> prices =
                item.skus().stream().map(Board.Sku::price).distinct().toList();
        if (item.left() <= 0) {
            return "已抢完";
        }
        return prices.size() > 1 ? offered.name() : "库存 " + item.left() + " 件";
    }

    private static GoodsCard.@Nullable Stock stock(Board.Item item) {
        int allotted = item.skus().stream().mapToInt(Board.Sku::allotted).sum();
        return allotted < 1 ? null : new GoodsCard.Stock(Math.clamp(item.left(), 0, allotted), allotted);
    }
}
