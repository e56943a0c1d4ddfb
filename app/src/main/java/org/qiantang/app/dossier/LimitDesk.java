package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.dossier.ShowLimits.Limit;
import org.qiantang.app.journal.Office;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.GraveRule;
import org.qiantang.event.FindingEvent.ProvisionalEnd;
import org.qiantang.event.FindingEvent.ProvisionalLimitConfirmed;
import org.qiantang.event.FindingEvent.ProvisionalLimitContested;
import org.qiantang.event.FindingEvent.ProvisionalLimitCorrected;
import org.qiantang.event.FindingEvent.ProvisionalLimitEnded;
import org.qiantang.event.FindingEvent.ProvisionalLimitJoined;
import org.qiantang.event.FindingEvent.ProvisionalLimitSet;
import org.qiantang.event.Streams;

/** The only writer of provisional limits of traffic (先行限流): one turn a show, which it shares with the desk of findings. */
final class LimitDesk {
    /** Lines that join one limit; more of them tell an officer nothing new. */
    static final int MOST_JOINED = 50;

    /**
     * How long one binds once the host has taken everything back: long enough for an officer on duty to look while it binds, and so
     * that taking a grave word back is not free of charge.
     */
    static final Duration AFTER_CORRECTION = Duration.ofMinutes(5);

    private static final int MOST_TOLD = 60_000;

    private final Office office;
    private final FindingDesk findings;
    private final EventCodec codec;
    private final Duration term;

    /** @param term how long one binds, counted from the line that brought it about; zero sets none */
    LimitDesk(Office office, FindingDesk findings, EventCodec codec, Duration term) {
        this.office = office;
        this.findings = findings;
        this.codec = codec;
        this.term = term;
    }

    /** A host's line on air that broke rules of the gravest kind. */
    record Found(long showId, long lineId, long merchantId, Instant at, List<GraveRule> rules) {
        Found {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A host's line on air that takes one back and breaks no rule itself.
     *
     * @param lineId the line that is taken back
     * @param correctionId the line that takes it back
     */
    record TakenBack(long showId, long lineId, long correctionId, Instant at) {}

    /** Whether the house wants any. */
    boolean isOn() {
        return term.isPositive();
    }

    /**
     * Sets a limit, or joins the line to the one that binds; a line that was told before changes nothing, nor one that officers
     * withdrew before anybody came to tell of it here.
     */
    void found(Found found) {
        office.write(pen -> {
            Instant now = findings.turn(found.showId());
            ShowLimits limits = read(found.showId());
            List<GraveRule> rules = found.rules().stream()
                    .filter(rule -> !limits.isLifted(rule.rule()))
                    .toList();
            boolean told = limits.knows(new FoundLine(found.showId(), found.lineId()));
            if (!rules.isEmpty() && !told && !limits.isWithdrawn(found.lineId())) {
                write(pen, limits, found, rules, now);
            }
            return true;
        });
    }

    private void write(Office.Pen pen, ShowLimits limits, Found found, List<GraveRule> rules, Instant now) {
        Limit binding = limits.binding(now).orElse(null);
        Instant until = found.at().plus(term);
        if (binding == null && now.isBefore(until)) {
            pen.write(
                    Streams.finding(found.showId()),
                    new ProvisionalLimitSet(now, found.showId(), found.lineId(), found.merchantId(), rules, until));
        } else if (binding != null && binding.joined() < MOST_JOINED) {
            pen.write(
                    Streams.finding(found.showId()),
                    new ProvisionalLimitJoined(now, found.showId(), binding.id(), found.lineId(), rules));
        }
    }

    /**
     * Writes that a line behind the limit that binds was taken back. Where it was the last that stood, the limit ends within
     * minutes, once a show; a line that is behind none, or was taken back before, changes nothing.
     */
    void takenBack(TakenBack back) {
        office.write(pen -> {
            Instant now = findings.turn(back.showId());
            ShowLimits limits = read(back.showId());
            limits.binding(now)
                    .filter(limit -> limit.stands(back.lineId()))
                    .ifPresent(limit -> pen.write(
                            Streams.finding(back.showId()),
                            new ProvisionalLimitCorrected(
                                    now,
                                    back.showId(),
                                    limit.id(),
                                    back.lineId(),
                                    back.correctionId(),
                                    shorter(limits, limit, back.lineId(), back.at()))));
            return true;
        });
    }

    /** Null where it binds as long as before. Lines beyond the most that join are not known here, so that one so full stays. */
    private static @Nullable Instant shorter(ShowLimits limits, Limit limit, long lineId, Instant takenBackAt) {
        boolean may = !limits.wasShortened() && limit.confirmed() == null && limit.joined() < MOST_JOINED;
        Instant until = takenBackAt.plus(AFTER_CORRECTION);
        return may && until.isBefore(limit.until()) && limits.isAllTakenBackWith(limit, lineId) ? until : null;
    }

    /**
     * An officer withdrew a finding: a limit behind which nothing else stands ends with it, and one that has ended early since it
     * was taken back is confirmed by nobody any more. Where the host had taken back all the rest, it is shortened as if that line
     * had not been.
     */
    void withdrawn(FindingJudged judged) {
        office.write(pen -> {
            Instant now = findings.turn(judged.showId());
            ShowLimits limits = read(judged.showId());
            List<Limit> unfounded = limits.unfounded(now);
            unfounded.forEach(limit -> pen.write(
                    Streams.finding(judged.showId()),
                    new ProvisionalLimitEnded(
                            now,
                            judged.showId(),
                            limit.id(),
                            ProvisionalEnd.LIFTED,
                            judged.reason(),
                            judged.officerId())));
            limits.binding(now)
                    .filter(limit -> !unfounded.contains(limit))
                    .ifPresent(limit -> shortenByTheRest(pen, limits, limit, now));
            return true;
        });
    }

    private static void shortenByTheRest(Office.Pen pen, ShowLimits limits, Limit limit, Instant now) {
        ProvisionalLimitCorrected last = limit.lastTakenBack();
        Instant until = last == null ? null : shorter(limits, limit, last.lineId(), last.at());
        if (last != null && until != null) {
            pen.write(
                    Streams.finding(last.showId()),
                    new ProvisionalLimitCorrected(
                            now, last.showId(), last.limitId(), last.lineId(), last.correctionId(), until));
        }
    }

    /** The shop objects, once and as long as officers may begin to confirm it; the words lie beside. */
    Office.Written<Limit> contest(long showId, long limitId, long personId, String wordsHash, Aside words) {
        return asked(showId, limitId, Limit::isOpen, asked -> {
            if (asked.limit().isContested()) {
                throw DossierWords.problem(new DossierRefusal.LimitContested());
            }
            asked.pen()
                    .write(
                            Streams.finding(showId),
                            new ProvisionalLimitContested(asked.now(), showId, limitId, personId, wordsHash),
                            words);
            return asked.limit();
        });
    }

    /**
     * An officer means to carry it on in a dossier; where one meant to before, also after its time.
     *
     * @param dossierId taken where nobody has named one before
     * @return the dossier in which it is carried on
     */
    Office.Written<Long> confirm(long showId, long limitId, long dossierId, String reason, long officerId) {
        return asked(showId, limitId, Limit::isConfirmable, asked -> {
            ProvisionalLimitConfirmed before = asked.limit().confirmed();
            if (before != null) {
                return before.dossierId();
            }
            asked.pen()
                    .write(
                            Streams.finding(showId),
                            new ProvisionalLimitConfirmed(asked.now(), showId, limitId, dossierId, reason, officerId));
            return dossierId;
        });
    }

    /** An officer ends it before its time. */
    Office.Written<Limit> lift(long showId, long limitId, String reason, long officerId) {
        return binding(showId, limitId, asked -> {
            asked.pen()
                    .write(
                            Streams.finding(showId),
                            new ProvisionalLimitEnded(
                                    asked.now(), showId, limitId, ProvisionalEnd.LIFTED, reason, officerId));
            return asked.limit();
        });
    }

    /** The measure of a dossier has taken its place, of one that has ended by itself meanwhile too. */
    Office.Written<Boolean> measured(long showId, long limitId, String reason, long officerId) {
        return office.write(pen -> {
            Instant now = findings.turn(showId);
            read(showId)
                    .of(limitId)
                    .filter(Limit::isEndedByNobody)
                    .ifPresent(limit -> pen.write(
                            Streams.finding(showId),
                            new ProvisionalLimitEnded(
                                    now, showId, limitId, ProvisionalEnd.MEASURED, reason, officerId)));
            return true;
        });
    }

    /** The clock asks: its time may be over. */
    void endTerm(long showId, long limitId) {
        office.write(pen -> {
            Instant now = findings.turn(showId);
            read(showId)
                    .of(limitId)
                    .filter(limit -> limit.isOverdue(now))
                    .ifPresent(limit -> pen.write(
                            Streams.finding(showId),
                            new ProvisionalLimitEnded(
                                    now,
                                    showId,
                                    limitId,
                                    limit.isShortened() ? ProvisionalEnd.CORRECTED : ProvisionalEnd.TERM,
                                    "",
                                    null)));
            return true;
        });
    }

    /** All limits of a show as they stand. */
    ShowLimits read(long showId) {
        var limits = new ShowLimits();
        office.story(Streams.finding(showId), MOST_TOLD).stream()
                .map(place -> codec.read(place.type(), place.version(), place.body()))
                .filter(FindingEvent.class::isInstance)
                .map(FindingEvent.class::cast)
                .forEach(limits::apply);
        return limits;
    }

    /** One for whoever wants to do something about it in its show's turn. */
    private record Asked(Office.Pen pen, Limit limit, Instant now) {}

    private <T> Office.Written<T> binding(long showId, long limitId, Function<Asked, T> work) {
        return asked(showId, limitId, Limit::binds, work);
    }

    private <T> Office.Written<T> asked(
            long showId, long limitId, BiPredicate<Limit, Instant> mayBe, Function<Asked, T> work) {
        return office.write(pen -> {
            Instant now = findings.turn(showId);
            Limit limit =
                    read(showId).of(limitId).orElseThrow(() -> DossierWords.problem(new DossierRefusal.NoSuchLimit()));
            if (!mayBe.test(limit, now)) {
                throw DossierWords.problem(new DossierRefusal.LimitOver());
            }
            return work.apply(new Asked(pen, limit, now));
        });
    }
}
