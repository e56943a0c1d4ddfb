package org.qiantang.app.growth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.insight.Hiding;
import org.qiantang.event.Ids;

/**
 * Lists that shops have had made, for tools of the house that reach people; no tool does yet. A shop is told how many are on
 * one, in whole tens, and never who: no answer to it carries an id, and each time that a tool takes the ids is noted beside the list.
 */
public final class GrowthLists {
    /** More than these a shop does not keep. */
    static final int MOST = 50;
    /** As long as behaviour is kept. */
    private static final Duration KEPT = Duration.ofDays(180);

    private final Churn churn;
    private final Lookalike lookalike;
    private final ListTable table;
    private final Ids ids;
    private final InstantSource clock;

    GrowthLists(Churn churn, Lookalike lookalike, ListTable table, Ids ids, InstantSource clock) {
        this.churn = churn;
        this.lookalike = lookalike;
        this.table = table;
        this.ids = ids;
        this.clock = clock;
    }

    /** The answer to a wish for a list. */
    sealed interface Answer {
        record Kept(long listId, int people) implements Answer {}

        /** One could be found among so few. */
        record TooFew(int least) implements Answer {}

        record TooMany(int most) implements Answer {}

        /** What people did is still being read, after a start. */
        record NotYet() implements Answer {}
    }

    /** Makes a list out of what was counted up to the last midnight and is told in the reports, and keeps it. */
    Answer make(long merchant, String name, ListTable.Recipe recipe, long by) {
        return picked(merchant, recipe)
                .map(picked -> keep(merchant, name, recipe, picked, by))
                .orElseGet(Answer.NotYet::new);
    }

    private Answer keep(long merchant, String name, ListTable.Recipe recipe, Picked picked, long by) {
        int people = picked.people().size();
        if (people < Hiding.LEAST) {
            return new Answer.TooFew(Hiding.LEAST);
        }
        var entry = new ListTable.Entry(ids.next(), merchant, name, recipe, picked, clock.instant(), by);
        return table.add(entry, MOST)
                ? new Answer.Kept(entry.listId(), Hiding.rounded(people))
                : new Answer.TooMany(MOST);
    }

    private Optional<Picked> picked(long merchant, ListTable.Recipe recipe) {
        Lookalike.Seed seed = recipe.seed();
        Integer percent = recipe.percent();
        Long seedId = recipe.seedId();
        if (seed != null && percent != null) {
            var asked = new Lookalike.Asked(merchant, seed, seedId == null ? 0 : seedId);
            return lookalike.people(asked, percent);
        }
        return Optional.of(churn.people(merchant, Set.copyOf(recipe.groups())));
    }

    /**
     * Whom a list still has, the first first, for a tool that reaches them; empty where the shop has no such list.
     *
     * @param tool who asks, as it is noted
     */
    public List<Long> people(long merchant, long listId, String tool) {
        if (table.name(merchant, listId).isEmpty()) {
            return List.of();
        }
        List<Long> people = table.people(listId);
        table.used(listId, tool, people.size(), clock.instant());
        return people;
    }

    /** Takes away what must not be kept any longer. */
    void trim() {
        table.trim(clock.instant().minus(KEPT));
    }
}
