package org.qiantang.app.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.RulePage;

/**
 * A change of the rule book as it stands.
 *
 * @param rules ids of the rules that its page speaks of
 */
record RuleChange(
        long id,
        State state,
        int revision,
        Draft draft,
        List<String> rules,
        long begunBy,
        Instant begunAt,
        @Nullable Publication published,
        @Nullable Withdrawal withdrawn) {
    RuleChange {
        rules = List.copyOf(rules);
    }

    /** How far it has come. */
    enum State {
        DRAFT,
        LIVE,
        WITHDRAWN,
        /** A draft that was given up. */
        DROPPED
    }

    /** What an officer writes: the page, its days, and why. */
    record Draft(
            String title,
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String page) {}

    /** @param alone whether an administrator approved for want of a second officer */
    record Publication(int edition, long by, Instant at, boolean alone, int testsRun) {}

    /** @param edition null where it was a draft that was given up */
    record Withdrawal(@Nullable Integer edition, long by, Instant at, String why) {}

    /** One writing of it. */
    record Revision(int revision, long by, Instant at, Draft draft) {}

    /** The name of a change's page, in faults and in files. */
    static String pageName(long id) {
        return "change-" + id;
    }

    RulePage page() {
        return new RulePage(pageName(id), draft.page(), draft.from(), draft.until());
    }
}
