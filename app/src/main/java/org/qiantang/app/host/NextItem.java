package org.qiantang.app.host;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.room.Board;

/** Chooses the item to be told next, from the board of the moment, what viewers want, and the flash sales. */
final class NextItem implements Cursor.Chooser {
    private final long showId;
    private final Performance.Company company;
    private final Demand demand;
    private final Interludes interludes;

    NextItem(long showId, Performance.Company company, Demand demand, Interludes interludes) {
        this.showId = showId;
        this.company = company;
        this.demand = demand;
        this.interludes = interludes;
    }

    @Override
    public int next(List<Integer> open, List<Segment> round) {
        Map<Long, Integer> places = new HashMap<>();
        open.forEach(index -> places.putIfAbsent(round.get(index).itemId(), index));
        List<Ranking.Ranked> ranked =
                rank(open.stream().map(index -> round.get(index).itemId()).toList());
        return ranked.isEmpty()
                ? open.getFirst()
                : places.getOrDefault(ranked.getFirst().itemId(), open.getFirst());
    }

    /** These items, the next one first; those sold out or no longer lined up are left out. */
    List<Ranking.Ranked> rank(List<Long> items) {
        Instant now = company.clock().instant();
        Optional<Board> board = company.boards().apply(showId);
        List<Ranking.Goods> goods = items.stream()
                .flatMap(itemId -> board.flatMap(one -> one.item(itemId)).stream())
                .map(item -> goods(item, now))
                .toList();
        return Ranking.of(goods, now);
    }

    private Ranking.Goods goods(Board.Item item, Instant now) {
        return new Ranking.Goods(
                item.itemId(),
                item.place(),
                item.left(),
                item.skus().stream().mapToInt(Board.Sku::allotted).sum(),
                interludes.flashOf(item.itemId(), now),
                demand.questions(item.itemId(), now),
                demand.rate(item.itemId(), now));
    }
}
