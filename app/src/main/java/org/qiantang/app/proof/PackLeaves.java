package org.qiantang.app.proof;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Place;
import org.qiantang.engine.tlog.merkle.Hash;

/** Finds the leaves that belong into a pack: a stretch of a show without a gap, all that it was derived from, and the custody. */
final class PackLeaves {
    /** Each leaf makes up to three files, and a pack has no more than 65,534. */
    private static final int MOST_LEAVES = 20_000;

    private static final int MOST_STEPS_BACK = 100;

    private final Notes notes;

    PackLeaves(Notes notes) {
        this.notes = notes;
    }

    /**
     * What a pack is made of.
     *
     * @param show the leaves of the show, in their order
     * @param custody all that was done with the room's evidence before
     */
    record Found(List<Noted> show, List<Noted> custody) {
        Found {
            show = List.copyOf(show);
            custody = List.copyOf(custody);
        }

        long bytes() {
            return show.stream().mapToLong(Noted::bytes).sum();
        }

        List<Noted> pieces() {
            return show.stream().filter(leaf -> leaf.kind() == Kind.MEDIA).toList();
        }

        Map<Long, Noted> byIndex() {
            Map<Long, Noted> all = new LinkedHashMap<>();
            show.forEach(leaf -> all.put(leaf.index(), leaf));
            custody.forEach(leaf -> all.put(leaf.index(), leaf));
            return all;
        }
    }

    /** @param covered how many leaves of the log are confirmed by now */
    Found find(PackAsk ask, String room, Tree tree, long covered) {
        var name = new Notes.Name(room, ask.session());
        Optional<Notes.Range> range = notes.between(name, ask.from(), ask.to());
        if (range.isEmpty()) {
            throw new Problem(404, "nothing-logged", "证据日志里没有这段时间的记录", "the evidence log holds nothing of this time");
        }
        List<Noted> show = withSources(name, range.get(), tree, covered);
        Notes.Name custody = new Notes.Name(room, Place.CUSTODY);
        List<Noted> done = notes.last(room, Place.CUSTODY)
                .map(last -> leaves(custody, new Notes.Range(1, last.seq()), covered))
                .orElse(List.of());
        return new Found(show, done);
    }

    /** What is derived comes with its sources, and no leaf between may be left out: the stretch grows until nothing is lacking. */
    private List<Noted> withSources(Notes.Name name, Notes.Range asked, Tree tree, long covered) {
        Notes.Range range = asked;
        for (int step = 0; step < MOST_STEPS_BACK; step++) {
            List<Noted> leaves = leaves(name, range, covered);
            long first = firstSource(leaves, tree);
            if (first >= range.first()) {
                return leaves;
            }
            range = new Notes.Range(first, range.last());
        }
        throw tooLarge();
    }

    private long firstSource(List<Noted> leaves, Tree tree) {
        Map<Hash, Noted> within = new HashMap<>();
        leaves.forEach(leaf -> within.put(leaf.hash(), leaf));
        long first = leaves.isEmpty() ? 0 : leaves.getFirst().seq();
        for (Noted leaf : leaves) {
            if (leaf.kind().isCaptured()) {
                continue;
            }
            for (Hash source : Leaf.parse(tree.entry(leaf.index())).sources()) {
                if (!within.containsKey(source)) {
                    first = Math.min(first, notes.byHash(source).map(Noted::seq).orElse(first));
                }
            }
        }
        return first;
    }

    private List<Noted> leaves(Notes.Name name, Notes.Range range, long covered) {
        if (range.last() - range.first() >= MOST_LEAVES) {
            throw tooLarge();
        }
        return notes.leaves(name, range).stream()
                .filter(leaf -> leaf.index() < covered)
                .toList();
    }

    static Problem tooLarge() {
        return new Problem(
                413, "pack-too-large", "这一段太大，装不进一个证据包，请缩短时间段", "too large for one pack; ask for a shorter span");
    }
}
