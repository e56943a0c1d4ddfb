package org.qiantang.app.show;

import java.time.Instant;
import java.util.List;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * What is logged of a room on air that says how closely to watch it.
 *
 * @param found lines of the last minutes in which something was found, without those that officers took back
 * @param complaints how many about the show are open
 * @param goods what stands on the counter, the riskiest first
 * @param measures how many were taken against the shop in half a year and not undone by an appeal
 */
record RoomFacts(List<Found> found, int complaints, List<OnCounter> goods, int measures) {
    RoomFacts {
        found = List.copyOf(found);
        goods = List.copyOf(goods);
    }

    /** A line; {@code violates} is false where it only wants evidence. */
    record Found(Instant at, boolean violates, boolean corrected, List<FoundInLine> findings) {
        Found {
            findings = List.copyOf(findings);
        }

        /** What rules found; the reader of the meaning accuses nobody. */
        List<FoundInLine> accused() {
            return findings.stream().filter(one -> one.doubtPercent() == null).toList();
        }

        boolean isUncorrected() {
            return violates && !corrected;
        }
    }

    /** Goods on the counter; the category is spelt as in {@code LegalCategory.zh}, the score is the watch's own. */
    record OnCounter(String title, String category, int score) {}
}
