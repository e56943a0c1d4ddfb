package org.qiantang.app.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/**
 * A struck-through price as the web interface shows it, with its words.
 *
 * @param basis {@code DEAL} or {@code MAKERS}
 * @param hidden why buyers do not see it; null where they do
 */
public record StruckView(
        Money price,
        String basis,
        Instant since,
        String zh,
        String en,
        @Nullable Hidden hidden) {
    /** {@code code} is what kept it from holding, such as {@code above-base}. */
    public record Hidden(String code, String zh, String en, String law) {}

    /** What may be shown to buyers beside this price; a show's own price is another comparison, and has none. */
    public static @Nullable StruckView beside(Money price, @Nullable ComparisonPrice one) {
        return one != null && one.holds() && one.selling().equals(price) ? of(one) : null;
    }

    public static StruckView of(ComparisonPrice one) {
        ComparisonStanding standing = one.standing();
        return new StruckView(
                one.price(),
                one.basis().name(),
                one.began(),
                ComparisonWords.label(one, false),
                ComparisonWords.label(one, true),
                standing.holds()
                        ? null
                        : new Hidden(
                                ComparisonWords.code(standing),
                                ComparisonWords.why(standing, false),
                                ComparisonWords.why(standing, true),
                                ComparisonWords.law(standing)));
    }
}
