package org.qiantang.app.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * The guard's judgement of one line.
 *
 * @param allowed whether a machine may say it
 * @param verdict as the journal keeps it, such as {@code clear}
 * @param judgedBy the version of the rules that judged; null where that is not known
 */
public record Passed(
        boolean allowed,
        String verdict,
        List<FoundInLine> findings,
        @Nullable String judgedBy) {
    public Passed {
        findings = List.copyOf(findings);
    }
}
