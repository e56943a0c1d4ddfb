package org.qiantang.app.copywriting;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;

/** Writes the script of a show from its shelf: by the grammar, or with a language model's praise checked by facts. */
public final class ScriptWriter {
    private final Shelves shelves;
    private final Grammar grammar;
    private final Supplier<Grammar.Praise> praise;
    private final RandomGenerator seeds;

    ScriptWriter(Shelves shelves, Grammar grammar, Supplier<Grammar.Praise> praise, RandomGenerator seeds) {
        this.shelves = shelves;
        this.grammar = grammar;
        this.praise = praise;
        this.seeds = seeds;
    }

    /** A new script, another one at each call; without a segment where everything is sold out. May take its time. */
    public LiveScript write(long showId) {
        Shelf shelf = shelves.of(showId)
                .orElseThrow(() -> new IllegalArgumentException("show: " + showId + " (expected: a planned show)"));
        var random = new SplittableRandom(seeds.nextLong());
        return grammar.write(shelf, random, praise.get());
    }
}
