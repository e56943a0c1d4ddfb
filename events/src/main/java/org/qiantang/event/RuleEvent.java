package org.qiantang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rules by which lines are judged: stream {@code rule/ID} in the office shard, one for each change
 * (修订) of the shipped rule book. Texts lie in rows beside; the journal holds their hash. Days are ISO dates in China.
 */
public sealed interface RuleEvent extends GovernEvent {
    long changeId();

    /**
     * A change was written, or written anew.
     *
     * @param revision 1 for the first writing of this change
     * @param sha256 of the page's text in UTF-8
     * @param from the first day on which it is to count, {@code until} the first on which it no longer does
     */
    record RulesDrafted(
            Instant at,
            long changeId,
            int revision,
            long personId,
            String title,
            String reason,
            String sha256,
            @Nullable String from,
            @Nullable String until)
            implements RuleEvent {}

    /** A revision was tried out on lines of past shows: so many would be found anew, so many no longer. */
    record RulesTried(
            Instant at,
            long changeId,
            int revision,
            long tryId,
            long personId,
            String judgedBy,
            int lines,
            int found,
            int gone,
            boolean whole)
            implements RuleEvent {}

    /**
     * A revision went live.
     *
     * @param edition which of the books made of the shipped one this is from now on
     * @param alone whether an administrator approved because there is no second officer
     */
    record RulesPublished(
            Instant at,
            long changeId,
            int revision,
            int edition,
            long personId,
            boolean alone,
            int testsRun,
            long tryId)
            implements RuleEvent {}

    /** A live change was taken back, which makes another edition; or a draft was given up, which makes none. */
    record RulesWithdrawn(
            Instant at, long changeId, @Nullable Integer edition, long personId, String reason) implements RuleEvent {}
}
