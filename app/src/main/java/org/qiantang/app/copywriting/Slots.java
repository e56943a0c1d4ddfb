package org.qiantang.app.copywriting;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.copywriting.LineTemplate.Slot;
import org.qiantang.app.copywriting.LineTemplate.Words;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.shelf.Spoken;

/**
 * Fills the slots of lines from the live shelf.
 *
 * <p>A line is empty, and so must not be said, once any of its slots has nothing to say: the fact is gone, its proof
 * has run out, or the item it speaks of is sold out.
 */
public final class Slots {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Shelves shelves;
    private final InstantSource clock;

    public Slots(Shelves shelves, InstantSource clock) {
        this.shelves = shelves;
        this.clock = clock;
    }

    public Optional<String> resolve(long showId, LiveScript.Line line) {
        return resolve(showId, line.text());
    }

    /** The line as it can be said now; empty if it can no longer be said. */
    public Optional<String> resolve(long showId, String line) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return shelves.of(showId).flatMap(shelf -> resolve(shelf, today, LineTemplate.parse(line)));
    }

    static Optional<String> resolve(Shelf shelf, LocalDate today, LineTemplate line) {
        return resolve(shelf, today, line, false);
    }

    /**
     * The same for a page, which tells of goods while they are sold out too: all but their price and what is left.
     */
    static Optional<String> resolveForPage(Shelf shelf, LocalDate today, LineTemplate line) {
        return resolve(shelf, today, line, true);
    }

    private static Optional<String> resolve(Shelf shelf, LocalDate today, LineTemplate line, boolean page) {
        var text = new StringBuilder();
        for (LineTemplate.Part part : line.parts()) {
            Optional<String> said = switch (part) {
                case Words words -> Optional.of(words.text());
                case Slot slot -> value(shelf, today, slot, page);
            };
            if (said.isEmpty()) {
                return Optional.empty();
            }
            text.append(said.get());
        }
        return text.toString().isBlank() ? Optional.empty() : Optional.of(text.toString());
    }

    private static Optional<String> value(Shelf shelf, LocalDate today, Slot slot, boolean page) {
        Long itemId = slot.itemId();
        if (slot.kind().isAboutAnItem()) {
            return itemId == null
                    ? Optional.empty()
                    : shelf.offer(itemId)
                            .filter(offer ->
                                    !offer.isSoldOut() || (page && !slot.kind().isLive()))
                            .flatMap(offer -> ofItem(offer, today, slot));
        }
        List<Offer> onSale = shelf.onSale();
        return switch (slot.kind()) {
            case SHOP -> present(shelf.shop());
            case COUNT -> onSale.isEmpty() ? Optional.empty() : Optional.of(Integer.toString(onSale.size()));
            case SORTS ->
                present(onSale.stream()
                        .map(offer -> Sorts.spoken(offer.category()))
                        .distinct()
                        .collect(Collectors.joining("、")));
            case NAME,
                    NUMBER,
                    FACT,
                    BRIEF,
                    LABEL,
                    PROOF,
                    ISSUER,
                    PRICE,
                    PRICES,
                    STOCK,
                    FEW,
                    FLASH_END,
                    MINUTES_LEFT,
                    LIMIT,
                    SKUS,
                    SHIP_FROM,
                    SHIP_HOURS,
                    POST_FREE,
                    AFTER_SALE,
                    SIZES,
                    ON_SALE,
                    SAYS -> throw new AssertionError(slot.kind() + " is about an item");
        };
    }

    private static Optional<String> ofItem(Offer offer, LocalDate today, Slot slot) {
        String argument = slot.argument() == null ? "" : slot.argument();
        return switch (slot.kind()) {
            case NAME -> present(Spoken.text(offer.name()));
            case NUMBER -> Optional.of(Integer.toString(offer.number()));
            case FACT -> offer.facts().fact(argument).map(Spoken::fact);
            case BRIEF -> offer.facts().fact(argument).map(Spoken::brief);
            case LABEL -> offer.facts().fact(argument).map(Fact::label);
            case PROOF -> proof(offer, today, argument).map(Proof::kind);
            case ISSUER -> proof(offer, today, argument).map(Proof::issuer).flatMap(Slots::present);
            case PRICE -> price(offer, slot.argument());
            case PRICES -> offer.hasOnePrice() ? Optional.empty() : present(Spoken.prices(offer.onSale()));
            case STOCK -> Optional.of(Integer.toString(offer.left()));
            case FEW ->
                offer.left() <= Long.parseLong(argument)
                        ? Optional.of(Integer.toString(offer.left()))
                        : Optional.empty();
            case FLASH_END -> offer.terms().flashEnd();
            case MINUTES_LEFT -> offer.terms().minutesLeft().map(minutes -> Long.toString(minutes));
            case LIMIT ->
                offer.terms().perBuyer() == 0
                        ? Optional.empty()
                        : Optional.of(Integer.toString(offer.terms().perBuyer()));
            case SKUS ->
                present(offer.onSale().stream()
                        .map(kind -> Spoken.text(kind.name()))
                        .collect(Collectors.joining("、")));
            case SHIP_FROM -> present(offer.delivery().from());
            case SHIP_HOURS -> Optional.of(offer.delivery().hoursToShip() + "小时");
            case POST_FREE -> offer.delivery().freeShipping() ? Optional.of("包邮") : Optional.empty();
            case AFTER_SALE -> afterSale(offer, argument);
            case SIZES -> sizes(offer.sizes());
            case ON_SALE -> Optional.of("");
            case SAYS -> says(offer, LineTemplate.said(slot));
            case SHOP, COUNT, SORTS -> throw new AssertionError(slot.kind() + " is not about an item");
        };
    }

    private static Optional<Proof> proof(Offer offer, LocalDate today, String key) {
        return offer.facts().fact(key).map(Fact::proof).filter(proof -> proof.holdsOn(today));
    }

    private static Optional<String> price(Offer offer, @Nullable String sku) {
        if (sku != null) {
            return offer.kind(Long.parseLong(sku))
                    .filter(kind -> kind.left() > 0)
                    .map(kind -> Spoken.price(kind.price()));
        }
        return offer.cheapest()
                .map(Kind::price)
                .map(Spoken::price)
                .map(price -> offer.hasOnePrice() ? price : price + "起");
    }

    private static Optional<String> afterSale(Offer offer, String place) {
        long index = Long.parseLong(place);
        return index < offer.afterSale().size()
                ? present(Spoken.text(offer.afterSale().get((int) index)))
                : Optional.empty();
    }

    private static Optional<String> sizes(@Nullable SizeTable table) {
        return table == null
                ? Optional.empty()
                : present(table.rows().stream()
                        .filter(row -> !row.isEmpty())
                        .map(row -> Spoken.text(row.getFirst()))
                        .collect(Collectors.joining("、")));
    }

    /** The literal words are in the line already; this only says whether they may stay. */
    private static Optional<String> says(Offer offer, LineTemplate.Said said) {
        boolean holds = Evidence.holds(offer, said)
                .orElseGet(() -> offer.facts()
                        .fact(said.key())
                        .filter(fact -> Spoken.fact(fact).contains(said.words()))
                        .isPresent());
        return holds ? Optional.of("") : Optional.empty();
    }

    private static Optional<String> present(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
