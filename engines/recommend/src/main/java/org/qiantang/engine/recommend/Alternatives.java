package org.qiantang.engine.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each other policy would have put at the places of one list, from the same candidates; and the chance of each item to
 * come to stand at a place of it.
 */
final class Alternatives {
    private final List<Arrangement.Scored> arranged;
    private final Set<Long> tried = new HashSet<>();
    private final int triedFrom;
    private final double trying;
    private final List<List<Arrangement.Scored>> lists = new ArrayList<>();

    /**
     * @param arranged the list before something new is tried in it; what was just seen stands at its end
     * @param unseen all candidates that were not just seen, the most fitting first
     * @param tried what may be tried, each as likely as the others
     * @param triedFrom the first place, from 0, at which something may be tried, each as likely as those after it
     * @param trying the probability with which something is tried in this list; 0 where nothing may be
     */
    Alternatives(
            List<Arrangement.Scored> arranged,
            List<Arrangement.Scored> unseen,
            List<Arrangement.Scored> tried,
            int triedFrom,
            double trying) {
        this.arranged = arranged;
        this.triedFrom = triedFrom;
        this.trying = trying;
        tried.forEach(one -> this.tried.add(one.item().id()));
        for (Policy policy : Policy.values()) {
            lists.add(list(policy, unseen));
        }
    }

    /** The probability with which an item comes to stand at a place; 0 where it cannot. */
    double chance(int place, long item) {
        double triedHere = place < triedFrom ? 0 : trying / (arranged.size() - triedFrom);
        if (item == arranged.get(place).item().id()) {
            return 1 - triedHere;
        }
        return tried.contains(item) ? triedHere / tried.size() : 0;
    }

    /** What the policies would have done at a place, at which an item has come to stand. */
    List<Alternative> at(int place, long shown) {
        List<Alternative> others = new ArrayList<>();
        for (List<Arrangement.Scored> list : lists) {
            Arrangement.Scored chosen = list.get(place);
            long item = chosen.item().id();
            others.add(new Alternative(item == shown, chance(place, item), chosen.predicted()));
        }
        return others;
    }

    private List<Arrangement.Scored> list(Policy policy, List<Arrangement.Scored> unseen) {
        return switch (policy) {
            case NO_TRIALS -> arranged;
            case RELEVANCE_ONLY -> filled(unseen);
            case POPULARITY ->
                filled(unseen.stream()
                        .sorted(Comparator.comparingDouble((Arrangement.Scored one) ->
                                        -one.features().get(Feature.TRENDING.place()))
                                .thenComparingLong(one -> one.item().id()))
                        .toList());
        };
    }

    /** As long as the list that is answered; what was just seen fills the places that would stay empty, as there. */
    private List<Arrangement.Scored> filled(List<Arrangement.Scored> ordered) {
        int own = Math.min(ordered.size(), arranged.size());
        var filled = new ArrayList<>(ordered.subList(0, own));
        filled.addAll(arranged.subList(own, arranged.size()));
        return filled;
    }
}
