package org.qiantang.app.room;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qiantang.engine.stock.Counts;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.SkuOffer;

/**
 * The boards of all shows: the desk's own fold, run once more over what is durable, for those who only look.
 *
 * <p>A show's board is begun by replay when somebody first asks for it.
 */
public final class Boards implements Audience {
    private final Story story;
    private final Map<Long, Watched> watched = new ConcurrentHashMap<>();

    private static final class Watched {
        private Show show = new Show();
        private long merchantId;
        private Board.Planned planned = Board.Planned.UNKNOWN;
        private long position;

        private void see(Happened happened) {
            if (happened.position() <= position) {
                return; // the replay has told it already
            }
            if (happened.event() instanceof ShowEvent.ShowPlanned plan) {
                merchantId = plan.merchantId();
                planned = new Board.Planned(plan.roomId(), plan.hostKind());
            }
            show.apply(happened.event());
            position = happened.position();
        }

        /** Half a past is none: who looks next has it read anew. */
        private void forget() {
            show = new Show();
            merchantId = 0;
            planned = Board.Planned.UNKNOWN;
            position = 0;
        }
    }

    Boards(Story story) {
        this.story = story;
    }

    /** The board as it stands; empty where there is no such show. */
    public Optional<Board> of(long showId) {
        return look(showId, Boards::board);
    }

    /**
     * The flash sales that staff let be begun when the moment is good, in the order in which they were allowed. They are
     * no part of the board: viewers are told nothing of them.
     */
    public List<AllowedFlash> allowedFlashes(long showId) {
        return look(showId, watched -> watched.show.flashes().allowed()).orElse(List.of());
    }

    /**
     * How many pieces of an item a buyer has in a show, held and sold, as the desk counts them towards the limit; 0 where
     * there is no such show.
     */
    public int takenBy(long showId, long itemId, long buyerId) {
        return look(showId, watched -> watched.show.stock().takenBy(itemId, buyerId))
                .orElse(0);
    }

    private <T> Optional<T> look(long showId, Function<Watched, T> what) {
        Watched show = watched.computeIfAbsent(showId, _ -> new Watched());
        synchronized (show) {
            if (show.position == 0) {
                begin(showId, show);
            }
            if (show.position == 0) {
                watched.remove(showId);
                return Optional.empty();
            }
            return Optional.of(what.apply(show));
        }
    }

    private void begin(long showId, Watched show) {
        try {
            story.tellTrade(showId, show::see);
        } catch (RuntimeException trouble) {
            show.forget();
            throw trouble;
        }
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        Watched show = watched.get(showId);
        if (show != null) {
            synchronized (show) {
                // A board that is not begun yet begins by replay, which will tell these too.
                if (show.position > 0) {
                    events.forEach(show::see);
                }
            }
        }
    }

    private static Board board(Watched watched) {
        Show show = watched.show;
        List<Board.Item> items =
                show.items().stream().map(item -> item(show, item)).toList();
        String state = show.state().name().toLowerCase(Locale.ROOT);
        return new Board(
                show.showId(),
                state,
                watched.merchantId,
                show.pinned(),
                items,
                flashEnds(show),
                flashesAhead(show),
                flashGoesOn(show),
                new Board.Crowd(show.presence().viewers(), show.presence().visits(), show.likes()),
                watched.planned);
    }

    private static Map<Long, Integer> flashGoesOn(Show show) {
        return show.flashes().windows().stream()
                .filter(window -> show.flashes().isRunning(window.flashId()))
                .collect(Collectors.toMap(
                        ShowEvent.FlashPlanned::itemId, window -> show.flashes().goesOn(window.flashId()), Math::max));
    }

    private static Map<Long, Instant> flashEnds(Show show) {
        return show.flashes().windows().stream()
                .filter(window -> show.flashes().isRunning(window.flashId()))
                .collect(Collectors.toMap(
                        ShowEvent.FlashPlanned::itemId, ShowEvent.FlashPlanned::until, (one, _) -> one));
    }

    private static Map<Long, Board.Flash> flashesAhead(Show show) {
        Map<Long, Instant> running = flashEnds(show);
        return show.flashes().windows().stream()
                .filter(window -> !running.containsKey(window.itemId()))
                .collect(Collectors.toMap(
                        ShowEvent.FlashPlanned::itemId,
                        FlashFacts::flash,
                        (one, other) -> one.from().isBefore(other.from()) ? one : other));
    }

    private static Board.Item item(Show show, ItemLinedUp item) {
        List<Board.Sku> skus =
                item.skus().stream().map(sku -> sku(show, item, sku)).toList();
        return new Board.Item(
                item.itemId(),
                item.productId(),
                item.place(),
                item.role(),
                item.title(),
                item.perBuyerLimit(),
                skus,
                item.shopId());
    }

    private static Board.Sku sku(Show show, ItemLinedUp item, SkuOffer first) {
        SkuOffer now = show.offer(item.itemId(), first.skuId());
        SkuOffer offer = now == null ? first : now;
        Counts counts = show.stock().counts(first.skuId());
        return new Board.Sku(
                offer.skuId(),
                offer.name(),
                offer.priceVersion(),
                offer.price(),
                counts.allotted(),
                counts.held(),
                counts.sold());
    }
}
