package org.qiantang.app.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Products' fact sheets (商品事实表) as they stood at some moment: the front door for whoever judges by them. */
public final class FactSheets {
    private final Listings listings;

    FactSheets(Listings listings) {
        this.listings = listings;
    }

    /**
     * A product's page as it stood then.
     *
     * @param position where the office's journal tells it
     * @param at since when it stood so
     */
    public record Sheet(long position, Instant at, String title, String legalCategory, List<Stated> facts) {
        public Sheet {
            facts = List.copyOf(facts);
        }
    }

    /** One fact with what proves it, if anything does. */
    public record Stated(
            String key,
            String zh,
            String en,
            String value,
            @Nullable String unit,
            @Nullable String proof) {}

    public Optional<Sheet> at(long productId, Instant moment) {
        return listings.pageAt(productId, moment)
                .map(page -> new Sheet(
                        page.position(),
                        page.at(),
                        page.title(),
                        page.legalCategory(),
                        page.facts().stream()
                                .map(fact -> new Stated(
                                        fact.key(), fact.zh(), fact.en(), fact.value(), fact.unit(), fact.proof()))
                                .toList()));
    }
}
