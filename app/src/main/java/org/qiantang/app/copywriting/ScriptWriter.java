package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.copywriting.LiveScript.Segment;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;

/**
 * Writes the script of a show from its shelf: as the shop has approved it, else by the grammar, or with a language model's
 * praise checked by facts.
 */
public final class ScriptWriter {
    private final Shelves shelves;
    private final Grammar grammar;
    private final Praises praises;
    private final RandomGenerator seeds;
    private final Approved approved;

    ScriptWriter(Shelves shelves, Grammar grammar, Praises praises, RandomGenerator seeds, Approved approved) {
        this.shelves = shelves;
        this.grammar = grammar;
        this.praises = praises;
        this.seeds = seeds;
        this.approved = approved;
    }

    /** Who praises the items of a script: on the budget of its shop, and for as long as somebody waits for it. */
    @FunctionalInterface
    interface Praises {
        Grammar.Praise forOneScript(long merchantId, Watch watch);
    }

    /** Where approved scripts lie. */
    @FunctionalInterface
    interface Approved {
        Optional<LiveScript> next(long showId, Shelf shelf, boolean onAir);

        /** Whether there is more than one to take turns, round by round. */
        default boolean takeTurns(long showId) {
            return false;
        }
    }

    /** The script as it would be said; a new one at each call where none is approved. May take its time. */
    public LiveScript write(long showId) {
        return write(showId, false, () -> false);
    }

    /**
     * The script that the digital host is about to say; without a segment where everything is sold out. Once it is
     * {@code unwanted}, no model is asked or waited for any more, and the grammar ends it.
     */
    public LiveScript writeForAir(long showId, BooleanSupplier unwanted) {
        return write(showId, true, unwanted);
    }

    /** Whether the shop has approved variants, of which each round has the next; they are then written without a model. */
    public boolean takesTurns(long showId) {
        return approved.takeTurns(showId);
    }

    private LiveScript write(long showId, boolean onAir, BooleanSupplier unwanted) {
        Shelf shelf = shelves.of(showId).orElseThrow(() -> noShow(showId));
        var random = new SplittableRandom(seeds.nextLong());
        Optional<LiveScript> chosen = approved.next(showId, shelf, onAir);
        return chosen.map(script -> completed(script, shelf, random))
                .orElseGet(() -> grammar.write(shelf, random, praise(showId, unwanted)));
    }

    private Grammar.Praise praise(long showId, BooleanSupplier unwanted) {
        long merchantId = shelves.shopOf(showId).orElseThrow(() -> noShow(showId));
        return praises.forOneScript(merchantId, new Watch(unwanted, _ -> {}));
    }

    private static IllegalArgumentException noShow(long showId) {
        return new IllegalArgumentException("show: " + showId + " (expected: a planned show)");
    }

    /** A machine says that it is one, and speaks of what joined the line-up after the script was approved too. */
    private LiveScript completed(LiveScript script, Shelf shelf, RandomGenerator random) {
        Set<Long> told = script.segments().stream().map(Segment::itemId).collect(Collectors.toSet());
        var missing = new Shelf(
                shelf.shop(),
                shelf.pinned(),
                shelf.onSale().stream()
                        .filter(offer -> !told.contains(offer.itemId()))
                        .toList());
        var segments = new ArrayList<>(script.segments());
        int end = segments.size();
        if (end > 0 && segments.getLast().itemId() == Segment.NO_ITEM && end > 1) {
            end--;
        }
        segments.addAll(
                end,
                grammar.write(missing, random, _ -> List.of()).segments().stream()
                        .filter(segment -> segment.itemId() != Segment.NO_ITEM)
                        .toList());
        segments.addFirst(grammar.disclosure(random));
        return new LiveScript(segments);
    }
}
