package org.qiantang.engine.guard;

import java.util.List;

/** What came of running the tests that stand beside rules. */
public record TestRun(int run, List<Failed> failed) {
    /** A test whose rule made something else of its line. */
    public record Failed(RuleTest test, Verdict actual) {}

    public TestRun {
        failed = List.copyOf(failed);
    }
}
