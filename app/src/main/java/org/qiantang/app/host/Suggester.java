package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;

/**
 * Which items people might present next, and why: by the same points as the digital host ({@link Ranking}), with what those
 * in the room would have. Hard rules come first: in stock, not kept off sale, not on screen now or a moment ago.
 *
 * <p>No reason tells of a single viewer: of what people did, and of orders while an item was told, fewer than
 * {@link Taste#LEAST} count as none. Questions are said aloud in the room; they count from two people on.
 */
final class Suggester {
    static final int MOST = 3;
    static final Duration JUST_SHOWN = Duration.ofMinutes(5);

    private static final int MOST_REASONS = 3;
    private static final int LEAST_ASKERS = 2;
    /** An item is told to sell well where it does so by a fifth more than all. */
    private static final double WELL = 1.2;

    private static final double MUCH = 0.5;
    /** Lists for many people take their time, and several of a shop's people may look. */
    private static final Duration TASTES_KEPT = Duration.ofSeconds(8);

    private record Kept(Instant at, Map<Long, Taste> tastes) {}

    private final LongFunction<Optional<Board>> boards;
    private final LongFunction<Optional<Floor>> floors;
    private final RoomSignals signals;
    private final InstantSource clock;
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    Suggester(
            LongFunction<Optional<Board>> boards,
            LongFunction<Optional<Floor>> floors,
            RoomSignals signals,
            InstantSource clock) {
        this.boards = boards;
        this.floors = floors;
        this.signals = signals;
        this.clock = clock;
    }

    /** At most three, the best first; none where the show is not open or nothing fits. */
    List<Suggested> of(long showId) {
        return boards.apply(showId)
                .filter(Board::isOpen)
                .flatMap(board -> floors.apply(showId).map(floor -> of(board, floor, clock.instant())))
                .orElse(List.of());
    }

    private List<Suggested> of(Board board, Floor floor, Instant now) {
        List<Board.Item> fitting = board.items().stream()
                .filter(item -> fits(board, floor, item, now))
                .toList();
        if (fitting.isEmpty()) {
            return List.of();
        }
        Map<Long, Integer> askers = signals.askers(board.showId());
        // Of all that is lined up, so that an item's figure does not hang on what was shown a moment ago.
        Map<Long, Taste> tastes = tastes(board, now);
        Map<Long, Ranking.Goods> goods = fitting.stream()
                .map(item -> goods(board, floor, item, askers, tastes, now))
                .collect(Collectors.toMap(Ranking.Goods::itemId, one -> one));
        return Ranking.of(List.copyOf(goods.values()), now).stream()
                .flatMap(ranked -> suggested(ranked, goods.get(ranked.itemId())))
                .filter(one -> maySell(board, one.itemId()))
                .limit(MOST)
                .toList();
    }

    private boolean fits(Board board, Floor floor, Board.Item item, Instant now) {
        boolean onScreen = Long.valueOf(item.itemId()).equals(board.pinned());
        return item.left() > 0 && !onScreen && !floor.wasShownWithin(item.itemId(), JUST_SHOWN, now);
    }

    /** Asked last, item by item until three are found: it may read a table. */
    private boolean maySell(Board board, long itemId) {
        return board.item(itemId)
                .filter(item -> signals.maySell(item.productId()))
                .isPresent();
    }

    private Map<Long, Taste> tastes(Board board, Instant now) {
        Kept known = kept.get(board.showId());
        if (known != null && known.at().plus(TASTES_KEPT).isAfter(now)) {
            return known.tastes();
        }
        Set<Long> products = board.items().stream().map(Board.Item::productId).collect(Collectors.toSet());
        var fresh = new Kept(now, Map.copyOf(signals.tastes(board.showId(), products)));
        kept.values().removeIf(old -> !old.at().plus(TASTES_KEPT).isAfter(now));
        kept.put(board.showId(), fresh);
        return fresh.tastes();
    }

    private static Ranking.Goods goods(
            Board board,
            Floor floor,
            Board.Item item,
            Map<Long, Integer> askers,
            Map<Long, Taste> tastes,
            Instant now) {
        int asked = askers.getOrDefault(item.itemId(), 0);
        return new Ranking.Goods(
                item.itemId(),
                item.place(),
                item.left(),
                item.skus().stream().mapToInt(Board.Sku::allotted).sum(),
                flash(board, item.itemId()),
                asked < LEAST_ASKERS ? 0 : asked,
                floor.rate(item.itemId(), now),
                tastes.getOrDefault(item.productId(), Taste.NONE));
    }

    private static @Nullable Flash flash(Board board, long itemId) {
        Instant runsUntil = board.flashEnds().get(itemId);
        if (runsUntil != null) {
            return new Flash(0, itemId, Instant.EPOCH, runsUntil);
        }
        Board.Flash ahead = board.flashesAhead().get(itemId);
        return ahead == null ? null : new Flash(0, itemId, ahead.from(), ahead.until());
    }

    private static Stream<Suggested> suggested(Ranking.Ranked ranked, Ranking.@Nullable Goods goods) {
        if (goods == null) {
            return Stream.empty();
        }
        List<Suggested.Why> reasons = ranked.reasons().stream()
                .flatMap(points -> why(points.reason(), goods))
                .limit(MOST_REASONS)
                .toList();
        boolean speaks = reasons.stream().anyMatch(one -> one.reason() != Ranking.Reason.NEARLY_GONE);
        return speaks ? Stream.of(new Suggested(ranked.itemId(), reasons)) : Stream.empty();
    }

    /** Points in words; nothing where they are no more than what every item gets. */
    private static Stream<Suggested.Why> why(Ranking.Reason reason, Ranking.Goods goods) {
        Flash flash = goods.flash();
        return switch (reason) {
            case FLASH_RUNNING -> told(reason, 0, flash == null ? null : flash.until());
            case FLASH_SOON -> told(reason, 0, flash == null ? null : flash.from());
            case ASKED -> told(reason, goods.questions(), null);
            case SELLS ->
                goods.rate() < WELL ? Stream.empty() : told(reason, (int) Math.round(100 * goods.rate()), null);
            case STOCK ->
                goods.left() <= Ranking.FEW || goods.left() < MUCH * goods.allotted()
                        ? Stream.empty()
                        : told(reason, goods.left(), null);
            case NEARLY_GONE -> told(reason, goods.left(), null);
            case SUITS -> told(reason, goods.taste().suits(), null);
            case SEEN -> told(reason, goods.taste().seen(), null);
        };
    }

    private static Stream<Suggested.Why> told(Ranking.Reason reason, int number, @Nullable Instant at) {
        return Stream.of(new Suggested.Why(reason, number, at));
    }
}
