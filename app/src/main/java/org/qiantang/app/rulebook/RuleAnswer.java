package org.qiantang.app.rulebook;

import java.util.List;
import org.qiantang.engine.guard.RuleFault;
import org.qiantang.engine.guard.TestRun;

/** The answer to who would change the rule book. Every answer is normal business; none is an error. */
sealed interface RuleAnswer {
    record Done(RuleChange change) implements RuleAnswer {}

    record NotThere() implements RuleAnswer {}

    /** What is wrong with the page. */
    record Unfit(List<RuleFault> faults) implements RuleAnswer {}

    /** It is not in the state that this needs. */
    record NotNow(RuleChange.State state) implements RuleAnswer {}

    /** Somebody wrote it anew meanwhile. */
    record Moved(int revision) implements RuleAnswer {}

    /** Who wrote it cannot approve it. */
    record OwnWork() implements RuleAnswer {}

    /** An administrator approves only where no officer is left who had no hand in it. */
    record OfficersFirst() implements RuleAnswer {}

    record NotTried() implements RuleAnswer {}

    record TestsFail(TestRun run) implements RuleAnswer {}

    /** Another change went live, or left, while this one was tested with the book. */
    record BookMoved() implements RuleAnswer {}

    /** Its last day is over. */
    record Over() implements RuleAnswer {}
}
