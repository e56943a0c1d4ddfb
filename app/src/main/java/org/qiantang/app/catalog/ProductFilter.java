package org.qiantang.app.catalog;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a merchant's products are wanted.
 *
 * @param query looks into titles, codes and the names of SKUs; empty wants all
 * @param category null wants all
 * @param supplierId null wants all
 */
public record ProductFilter(
        String query,
        @Nullable LegalCategory category,
        @Nullable Long supplierId,
        State state) {

    /** What state goods are in. */
    public enum State {
        /** Offered: not put away. */
        ACTIVE,
        ARCHIVED,
        /** Offered, but the warehouse has none free. */
        SOLD_OUT,
        /** Offered, but its fact sheet is empty. */
        NO_FACTS,
        ALL;

        public static Optional<State> named(String name) {
            try {
                return Optional.of(valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    public static ProductFilter all(String query) {
        return new ProductFilter(query, null, null, State.ALL);
    }
}
