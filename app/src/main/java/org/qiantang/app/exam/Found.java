package org.qiantang.app.exam;

import java.time.Instant;
import java.util.List;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * A host's line in which something was found.
 *
 * @param findings what the rules found, doubts left out
 * @param category the legal category of what was spoken of; empty where it is not known
 */
record Found(
        long showId,
        long lineId,
        Instant at,
        String text,
        String verdict,
        List<FoundInLine> findings,
        String category) {
    Found {
        findings = List.copyOf(findings);
    }
}
