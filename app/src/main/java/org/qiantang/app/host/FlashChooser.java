package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.app.room.Board;

/** Looks between two sentences whether a flash sale that the host may begin is begun now, by {@link FlashChoice}. */
final class FlashChooser {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** What the desk refused it will refuse again for a while. */
    private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(30);

    /** A sale with what she makes of it at this moment. */
    record Judged(AllowedFlash sale, FlashChoice.Verdict verdict) {}

    private final long showId;
    private final Performance.Company company;
    private final Demand demand;
    private volatile FlashChances chances = FlashChances.NONE;
    private volatile Instant nextLook = Instant.EPOCH;

    FlashChooser(long showId, Performance.Company company, Demand demand) {
        this.showId = showId;
        this.company = company;
        this.demand = demand;
    }

    void use(FlashChances allowed) {
        chances = allowed;
    }

    /** Begins one if this is the moment, and says of which item; asked on the performing thread. */
    Optional<Long> begin() {
        Instant now = company.clock().instant();
        if (now.isBefore(nextLook)) {
            return Optional.empty();
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        // Whose time runs out first goes first.
        List<Judged> due = judged().stream()
                .filter(one -> one.verdict() instanceof FlashChoice.Verdict.Begin)
                .sorted(Comparator.comparing((Judged one) -> one.sale().latest()))
                .toList();
        for (Judged one : due) {
            if (one.verdict() instanceof FlashChoice.Verdict.Begin begin) {
                int number = one.sale().openings().size() + 1;
                if (chances.begin(showId, one.sale(), number, begin.grounds())) {
                    return Optional.of(one.sale().terms().itemId());
                }
                nextLook = now.plus(AFTER_A_REFUSAL);
            }
        }
        return Optional.empty();
    }

    /** Those that may still be begun in this show, or are under way, with what she makes of each. */
    List<Judged> judged() {
        Instant now = company.clock().instant();
        Optional<Board> board = company.boards().apply(showId);
        return chances.of(showId).stream()
                .filter(sale -> sale.isOpen(now) || sale.isRunning())
                .map(sale -> new Judged(sale, FlashChoice.of(facts(sale, board, now), now)))
                .toList();
    }

    private FlashChoice.Facts facts(AllowedFlash sale, Optional<Board> board, Instant now) {
        long itemId = sale.terms().itemId();
        Optional<Board.Item> item = board.flatMap(one -> one.item(itemId));
        return new FlashChoice.Facts(
                sale,
                item.isPresent(),
                item.map(sale::left).orElse(0),
                item.map(one -> sale.skusOf(one).mapToInt(Board.Sku::allotted).sum())
                        .orElse(0),
                item.filter(sale::isLower).isPresent(),
                board.filter(one -> isInTheWay(one, itemId, now.plus(sale.length())))
                        .isPresent(),
                board.map(one -> (int) one.crowd().viewers()).orElse(0),
                demand.questions(itemId, now),
                demand.orders(itemId, now),
                demand.slack(now).orElse(null));
    }

    private static boolean isInTheWay(Board board, long itemId, Instant until) {
        Board.Flash ahead = board.flashesAhead().get(itemId);
        return !board.flashEnds().isEmpty() || (ahead != null && ahead.from().isBefore(until));
    }
}
