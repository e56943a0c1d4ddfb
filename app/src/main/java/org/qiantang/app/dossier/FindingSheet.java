package org.qiantang.app.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.evidence.FactSheets;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * One finding as an officer looks at it.
 *
 * @param around the host's lines of the minute before and after, this one among them
 * @param ruleBase the version of the rule base that the rules are told from, which is today's
 * @param product what was spoken of; null where nothing was named or on screen
 * @param clip where it can be seen; null where it was not recorded, or not yet
 * @param judgements the last first
 * @param dossiers in which it is
 */
record FindingSheet(
        Brief line,
        List<Spoken> around,
        String ruleBase,
        List<Rule> rules,
        @Nullable Product product,
        @Nullable Clip clip,
        Lenient lenient,
        List<Judgement> judgements,
        List<DossierBrief> dossiers) {
    FindingSheet {
        around = List.copyOf(around);
        rules = List.copyOf(rules);
        judgements = List.copyOf(judgements);
        dossiers = List.copyOf(dossiers);
    }

    /** A line in the stream of findings; {@code state} is new, confirmed or withdrawn. */
    record Brief(
            long showId,
            long lineId,
            Instant at,
            String speaker,
            String text,
            String verdict,
            List<FoundInLine> findings,
            @Nullable Instant correctedAt,
            String state,
            long roomId,
            long merchantId,
            String shopName,
            long hostId,
            String hostName,
            String showTitle,
            String showState,
            @Nullable Instant openedAt) {
        Brief {
            findings = List.copyOf(findings);
        }
    }

    record Spoken(
            long lineId,
            Instant at,
            String speaker,
            String text,
            String verdict,
            List<FoundInLine> findings,
            @Nullable Instant correctedAt) {
        Spoken {
            findings = List.copyOf(findings);
        }
    }

    /** A rule as its article stood on the day; {@code to} is the first day on which it no longer holds. */
    record Rule(
            String id,
            String category,
            String severity,
            String action,
            String source,
            String article,
            LocalDate from,
            @Nullable LocalDate to,
            String message,
            String messageEn,
            @Nullable String rewrite) {}

    /** {@code named} where the line names an item that was not on screen when it was said; the sheet is null where none is told. */
    record Product(
            long itemId,
            long productId,
            String title,
            String picture,
            boolean named,
            FactSheets.@Nullable Sheet sheet) {}

    record Clip(String playlist, long playMs, long showMs, long millis) {}

    /**
     * What the ladder asks to weigh, counted from the record.
     *
     * @param sameRuleBefore how many findings of the same rule were confirmed at this shop before
     * @param sameRuleIn30Days how many of them in the 30 days before
     * @param correctedAfterSeconds null where it was not taken back
     * @param salesUntil until when sales are counted as touched: the correction, else the show's end, else now
     * @param simulatedOrders how many of the orders are a demo's crowd's
     */
    record Lenient(
            boolean firstOffence,
            int sameRuleBefore,
            int sameRuleIn30Days,
            @Nullable Long correctedAfterSeconds,
            int ordersTouched,
            int simulatedOrders,
            long minorTouched,
            @Nullable Instant salesUntil) {}

    record Judgement(
            String ruling,
            String reason,
            long officerId,
            String officerName,
            @Nullable Long dossierId,
            Instant at) {}

    record DossierBrief(long dossierId, String state, Instant openedAt) {}
}
