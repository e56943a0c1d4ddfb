package org.qiantang.app.exam;

import java.time.Instant;
import java.util.List;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * A host's line in which something was found.
 *
 * @param findings what the rules found in it by itself, doubts left out
 * @param goesOn whether all that was found began in a line before, so that this one breaks nothing by itself
 * @param category the legal category of what was spoken of; empty where it is not known
 */
record Found(
        long showId,
        long lineId,
        Instant at,
        String text,
        String verdict,
        List<FoundInLine> findings,
        boolean goesOn,
        String category) {
    Found {
        findings = List.copyOf(findings);
    }
}
