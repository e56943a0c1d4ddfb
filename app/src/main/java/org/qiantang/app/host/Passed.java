package org.qiantang.app.host;

import java.util.List;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * The guard's judgement of one line.
 *
 * @param allowed whether a machine may say it
 * @param verdict as the journal keeps it, such as {@code clear}
 */
public record Passed(boolean allowed, String verdict, List<FoundInLine> findings) {
    public Passed {
        findings = List.copyOf(findings);
    }
}
