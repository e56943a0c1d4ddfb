package org.qiantang.app.growth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.qiantang.app.insight.Hiding;
import org.qiantang.event.Ids;

/**
 * Lists that shops have had made, for tools of the house that reach people. A shop is told how many are on one, in whole tens, and never
 * who: no answer to it carries an id, and each time that a tool takes the ids is noted beside the list.
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
    }

    /** Makes a list of who is what it asks for as of the last midnight, and keeps it. */
    Answer make(long merchant, String name, ListTable.Recipe recipe, long by) {
        if (table.count(merchant) >= MOST) {
            return new Answer.TooMany(MOST);
        }
        Instant begun = clock.instant();
        Instant until = Daily.midnight(clock);
        List<Long> people = people(merchant, recipe, until);
        if (people.size() < Hiding.LEAST) {
            return new Answer.TooFew(Hiding.LEAST);
        }
        long id = ids.next();
        table.add(new ListTable.Entry(id, merchant, name, recipe, people, until, by), begun);
        return new Answer.Kept(id, Hiding.rounded(people.size()));
    }

    private List<Long> people(long merchant, ListTable.Recipe recipe, Instant until) {
        Lookalike.Seed seed = recipe.seed();
        Integer percent = recipe.percent();
        Long seedId = recipe.seedId();
        if (seed != null && percent != null) {
            var asked = new Lookalike.Asked(merchant, seed, seedId == null ? 0 : seedId);
            return lookalike.people(asked, percent, until);
        }
        // What is hidden beside other groups must not be learnt from the size of a list either.
        boolean hidden = churn.of(merchant).groups().stream()
                .anyMatch(part -> recipe.groups().contains(part.group()) && part.people() == null);
        return hidden ? List.of() : churn.people(merchant, Set.copyOf(recipe.groups()), until);
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
