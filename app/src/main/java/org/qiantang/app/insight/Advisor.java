package org.qiantang.app.insight;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks every rule of advice about a closed show, and puts what they say in an order: what most money hangs on comes first. */
final class Advisor {
    private static final List<Function<Beside, Optional<Weighed>>> RULES = List.of(
            StepAdvice::fewEnter,
            StepAdvice::leaveEarly,
            StepAdvice::notSeen,
            ItemAdvice::seenNotClicked,
            StepAdvice::clickedNotOrdered,
            ItemAdvice::notBought,
            StepAdvice::notPaid,
            StepAdvice::refunded,
            MinuteAdvice::sellsAfter,
            ItemAdvice::longFewSales,
            ItemAdvice::shortManySales,
            StepAdvice::wayThatBuys,
            MinuteAdvice::warnedAndLeft);

    private Advisor() {}

    static Advice.Told of(Beside show) {
        if (!show.screen().state().equals("closed")) {
            return new Advice.Told(Advice.State.NOT_OVER, List.of());
        }
        if (show.orders() < Least.ORDERS) {
            return new Advice.Told(Advice.State.TOO_FEW, List.of());
        }
        return new Advice.Told(
                Advice.State.TOLD,
                RULES.stream()
                        .flatMap(rule -> rule.apply(show).stream())
                        .sorted(Comparator.comparingDouble(Weighed::minor).reversed())
                        .map(Weighed::advice)
                        .toList());
    }
}
