package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.dossier.LimitSheet.BrokenRule;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.RuleNotice;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.FindingEvent.GraveRule;
import org.qiantang.event.FindingEvent.ProvisionalEnd;
import org.qiantang.event.Streams;

/** Writes out provisional limits of traffic (先行限流): to officers with all of them, to a shop with what binds its rooms or may still be confirmed. */
final class LimitSheets {
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final int MOST = 50;
    private static final String CORRECTED = ProvisionalEnd.CORRECTED.name();

    private final LimitRows rows;
    private final GuardInForce guard;
    private final People people;
    private final Journal journal;
    private final InstantSource clock;

    LimitSheets(LimitRows rows, GuardInForce guard, People people, Journal journal, InstantSource clock) {
        this.rows = rows;
        this.guard = guard;
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What a shop's people are told of a limit of one of its rooms.
     *
     * @param corrected whether everything was taken back, so that it ends before its own time
     * @param confirmBy its own time, till which officers may confirm it
     * @param over whether it binds no more, though officers may still confirm it
     */
    record RoomLimit(
            long showId,
            long limitId,
            String showTitle,
            List<BrokenRule> rules,
            Instant since,
            Instant until,
            boolean corrected,
            Instant confirmBy,
            boolean over,
            boolean contested) {
        RoomLimit {
            rules = List.copyOf(rules);
        }
    }

    /** Those that bind, then those of the last day, 50 at most. */
    List<LimitSheet> newest() {
        Instant now = clock.instant();
        return rows.newest(SHOWN, now, MOST).stream()
                .map(row -> sheet(row, now))
                .toList();
    }

    List<RoomLimit> ofShop(long merchantId) {
        Instant now = clock.instant();
        return rows.ofShop(merchantId, now).stream()
                .map(row -> new RoomLimit(
                        row.showId(),
                        row.limitId(),
                        row.title(),
                        rules(row),
                        row.setAt(),
                        row.bindsUntil(),
                        row.shortUntil() != null,
                        row.until(),
                        !row.binds(now),
                        row.contestedAt() != null))
                .toList();
    }

    private LimitSheet sheet(LimitRows.Row row, Instant now) {
        boolean binds = row.binds(now);
        Long endedBy = row.endedBy();
        return new LimitSheet(
                row.showId(),
                row.limitId(),
                row.title(),
                row.merchantId(),
                row.shop(),
                rules(row),
                row.setAt(),
                row.bindsUntil(),
                row.shortUntil() != null,
                mayConfirm(row, now) ? row.until() : null,
                row.joined(),
                binds ? "binding" : "ended",
                binds ? Duration.between(now, row.bindsUntil()).toSeconds() : 0,
                objection(row),
                row.dossierId(),
                binds ? null : endOf(row),
                binds ? null : causeOf(row),
                row.endReason(),
                endedBy == null ? null : people.nickname(endedBy));
    }

    /** While it binds; and, where it ended early since the host took everything back, up to its own time. */
    private static boolean mayConfirm(LimitRows.Row row, Instant now) {
        boolean early = causeOf(row).equals(CORRECTED) && row.dossierId() == null && now.isBefore(row.until());
        return row.binds(now) || early;
    }

    /** Its end may not be written yet. */
    private static Instant endOf(LimitRows.Row row) {
        Instant ended = row.endedAt();
        return ended == null ? row.bindsUntil() : ended;
    }

    private static String causeOf(LimitRows.Row row) {
        String cause = row.endCause();
        if (cause != null) {
            return cause;
        }
        return row.shortUntil() == null ? ProvisionalEnd.TERM.name() : CORRECTED;
    }

    private LimitSheet.@Nullable LimitObjection objection(LimitRows.Row row) {
        Instant at = row.contestedAt();
        Long position = row.contestPosition();
        if (at == null || position == null) {
            return null;
        }
        return new LimitSheet.LimitObjection(at, ShopWords.beside(Streams.OFFICE, position, journal));
    }

    private List<BrokenRule> rules(LimitRows.Row row) {
        LocalDate day = LocalDate.ofInstant(row.setAt(), FindingSheets.CHINA);
        return row.rules().stream().map(rule -> rule(rule, day)).toList();
    }

    private BrokenRule rule(GraveRule rule, LocalDate day) {
        RuleNotice told = guard.now().sheet(rule.rule(), day).orElse(null);
        return new BrokenRule(
                rule.rule(), rule.article(), told == null ? "" : told.message(), told == null ? "" : told.messageEn());
    }
}
