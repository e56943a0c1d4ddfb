package org.qiantang.app.copywriting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which of a script's variants sold more. */
@RestController
@RequestMapping("/api/studio/copy/texts/{id}/comparison")
class CopyComparisonEndpoints {
    /** A show of a day has some hundred rounds; of longer ones the last are shown. */
    private static final int MOST_SHOWN = 200;

    private final Comparisons comparisons;
    private final CopyPosts posts;

    CopyComparisonEndpoints(Comparisons comparisons, CopyPosts posts) {
        this.comparisons = comparisons;
        this.posts = posts;
    }

    /** @param ordersPerThousand paid orders for each thousand viewer-minutes; null where nobody was there */
    record SideView(
            String variant,
            int turns,
            double viewerMinutes,
            long orders,
            Money paid,
            @Nullable Double ordersPerThousand) {}

    record TurnView(String variant, int version, Instant from, Instant until, double viewerMinutes, long orders) {}

    /**
     * How much more the second variant brought for each thousand viewer-minutes, with its interval of 95 %.
     *
     * @param orders of both sides in the pairs that were tested
     */
    record DifferenceView(double value, double low, double high, double p, long orders) {}

    /**
     * Two variants beside each other.
     *
     * @param verdict {@code too-little}, {@code no-difference}, {@code first-better} or {@code second-better}
     * @param blocks pairs of turns that could be compared, {@code looked} after how many of them it was tested last
     * @param nextLook after how many it is tested next; 0 where no further test is made
     * @param leastOrders how many paid orders there must be in all
     * @param turns the last two hundred, in the order in which they were
     */
    record ComparisonView(
            String verdict,
            int blocks,
            int looked,
            int nextLook,
            int leastOrders,
            List<SideView> sides,
            @Nullable DifferenceView difference,
            List<TurnView> turns) {}

    /** What came of the turns that a show's script and its variants had on air; {@code crowd} counts a demo's crowd too. */
    @GetMapping
    ComparisonView comparison(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean crowd) {
        CopyText text = posts.textWithFigures(person, id);
        if (!text.brief().kind().isOfAShow()) {
            throw Problem.nonsense("id", "只有直播脚本的两版可以比较", "only variants of a show's script are compared");
        }
        return view(comparisons.of(text, crowd));
    }

    private static ComparisonView view(Comparison found) {
        Comparison.Difference difference = found.difference();
        List<Turn> turns = found.turns();
        return new ComparisonView(
                found.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                found.blocks(),
                found.looked(),
                found.nextLook(),
                Comparison.LEAST_ORDERS,
                found.sides().stream().map(CopyComparisonEndpoints::side).toList(),
                difference == null
                        ? null
                        : new DifferenceView(
                                difference.value(),
                                difference.low(),
                                difference.high(),
                                difference.p(),
                                difference.orders()),
                turns.subList(Math.max(0, turns.size() - MOST_SHOWN), turns.size()).stream()
                        .map(turn -> new TurnView(
                                turn.variant(),
                                turn.version(),
                                turn.from(),
                                turn.until(),
                                turn.outcome().viewerMinutes(),
                                turn.outcome().orders()))
                        .toList());
    }

    private static SideView side(Comparison.Side side) {
        StretchFigures.Outcome outcome = side.outcome();
        return new SideView(
                side.variant(),
                side.turns(),
                outcome.viewerMinutes(),
                outcome.orders(),
                Money.cny(outcome.paidMinor()),
                side.ordersPerThousand());
    }
}
