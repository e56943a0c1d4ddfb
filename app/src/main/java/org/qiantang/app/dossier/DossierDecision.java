package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.dossier.Dossier.Measure;
import org.qiantang.app.dossier.DossierRequest.Agree;
import org.qiantang.app.dossier.DossierRequest.Propose;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.AppealDecided;
import org.qiantang.event.DossierEvent.Consent;
import org.qiantang.event.DossierEvent.DossierEnd;
import org.qiantang.event.DossierEvent.EndCause;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.MeasureProposed;
import org.qiantang.event.DossierEvent.MeasureTaken;
import org.qiantang.event.DossierEvent.ReplyKind;

/** Decides what may happen in a dossier, by the ladder; changes nothing. */
final class DossierDecision {
    static final String REPAIRED = "整改复核通过";

    /** Beyond this a dossier takes nothing but what ends something in it. */
    static final int MOST_STEPS = 2_000;

    static final int MOST_FINDINGS = 200;

    /** Of answers and of repairs each, until officers have told the shop something. */
    static final int MOST_REPLIES = 10;

    private static final int HIGHEST_REPLY_HOURS = 720;

    private final Ladder ladder;

    DossierDecision(Ladder ladder) {
        this.ladder = ladder;
    }

    DossierOutcome decide(Dossier dossier, DossierRequest request, AboutFindings about, Instant now) {
        if (!dossier.isOpened() && !(request instanceof DossierRequest.Open)) {
            return DossierOutcome.refused(new DossierRefusal.NoSuchDossier());
        }
        if (dossier.steps() >= MOST_STEPS && adds(request) && !mayEndMeasure(dossier, request, now)) {
            return DossierOutcome.refused(new DossierRefusal.Full(MOST_STEPS));
        }
        return switch (request) {
            case DossierRequest.Open open -> open(dossier, open, about, now);
            case DossierRequest.Join join -> join(dossier, join, about, now);
            case DossierRequest.HandOver over ->
                dossier.officerId() == over.officerId()
                        ? DossierOutcome.of()
                        : DossierOutcome.of(new DossierEvent.DossierHandedOver(now, over.officerId(), over.byId()));
            case DossierRequest.GiveNotice notice -> notice(dossier, notice, now);
            case DossierRequest.ReadNotice read ->
                dossier.isUnread()
                        ? DossierOutcome.of(new DossierEvent.NoticeRead(now, read.personId()))
                        : DossierOutcome.of();
            case DossierRequest.Reply reply -> reply(dossier, reply, now);
            case DossierRequest.CheckRepair check -> check(dossier, check, now);
            case Propose propose -> propose(dossier, propose, about, now);
            case Agree agree -> with(dossier, agree.measureId(), measure -> agree(dossier, measure, agree, about, now));
            case DossierRequest.Decline no -> with(dossier, no.measureId(), measure -> decline(measure, no, now));
            case DossierRequest.Lift lift ->
                with(dossier, lift.measureId(), measure -> lift(dossier, measure, lift, now));
            case DossierRequest.Appeal appeal ->
                with(dossier, appeal.measureId(), measure -> appeal(measure, appeal, now));
            case DossierRequest.DecideAppeal one ->
                with(dossier, one.measureId(), measure -> decideAppeal(dossier, measure, one, about, now));
            case DossierRequest.EndTerm end ->
                with(dossier, end.measureId(), measure -> endTerm(dossier, measure, now));
            case DossierRequest.Close close -> close(dossier, close, now);
        };
    }

    /** Whether it makes a dossier longer without bringing anything in it nearer to its end. */
    private static boolean adds(DossierRequest request) {
        return switch (request) {
            case DossierRequest.Open _,
                    DossierRequest.Join _,
                    DossierRequest.HandOver _,
                    DossierRequest.GiveNotice _,
                    DossierRequest.Reply _,
                    Propose _ -> true;
            case DossierRequest.ReadNotice _,
                    DossierRequest.CheckRepair _,
                    Agree _,
                    DossierRequest.Decline _,
                    DossierRequest.Lift _,
                    DossierRequest.Appeal _,
                    DossierRequest.DecideAppeal _,
                    DossierRequest.EndTerm _,
                    DossierRequest.Close _ -> false;
        };
    }

    /** A repair may bring the end of a measure that binds, however long the dossier is. */
    private boolean mayEndMeasure(Dossier dossier, DossierRequest request, Instant now) {
        return request instanceof DossierRequest.Reply reply
                && reply.kind() == ReplyKind.REPAIR
                && dossier.isRepairable(ladder, now);
    }

    private static DossierOutcome with(Dossier dossier, long measureId, Function<Measure, DossierOutcome> decide) {
        return dossier.known(measureId)
                .map(decide)
                .orElseGet(() -> DossierOutcome.refused(new DossierRefusal.NoSuchMeasure()));
    }

    private static DossierOutcome open(Dossier dossier, DossierRequest.Open open, AboutFindings about, Instant now) {
        if (dossier.isOpened()) {
            return DossierOutcome.of();
        }
        OptionalLong other = about.elsewhere(open.findings());
        return other.isPresent()
                ? DossierOutcome.refused(new DossierRefusal.InAnother(other.getAsLong()))
                : DossierOutcome.of(new DossierEvent.DossierOpened(
                        now,
                        open.subject(),
                        open.facts(),
                        open.findings(),
                        open.reportId(),
                        open.officerId(),
                        now.plus(Duration.ofHours(open.dueHours()))));
    }

    private static DossierOutcome join(Dossier dossier, DossierRequest.Join join, AboutFindings about, Instant now) {
        if (dossier.closed() != null) {
            return DossierOutcome.refused(new DossierRefusal.Closed());
        }
        List<FoundLine> fresh = join.findings().stream()
                .filter(line -> !dossier.findings().contains(line))
                .toList();
        if (dossier.findings().size() + fresh.size() > MOST_FINDINGS) {
            return DossierOutcome.refused(new DossierRefusal.TooManyFindings(MOST_FINDINGS));
        }
        OptionalLong other = about.elsewhere(fresh);
        if (other.isPresent()) {
            return DossierOutcome.refused(new DossierRefusal.InAnother(other.getAsLong()));
        }
        return fresh.isEmpty()
                ? DossierOutcome.of()
                : DossierOutcome.of(new DossierEvent.FindingsJoined(now, fresh, join.officerId()));
    }

    private static DossierOutcome notice(Dossier dossier, DossierRequest.GiveNotice notice, Instant now) {
        if (dossier.closed() != null) {
            return DossierOutcome.refused(new DossierRefusal.Closed());
        }
        if (notice.replyHours() < 1 || notice.replyHours() > HIGHEST_REPLY_HOURS) {
            return DossierOutcome.refused(new DossierRefusal.TermTooLong(HIGHEST_REPLY_HOURS));
        }
        return DossierOutcome.of(new DossierEvent.NoticeGiven(
                now,
                notice.noticeId(),
                notice.kind(),
                notice.words(),
                now.plus(Duration.ofHours(notice.replyHours())),
                notice.officerId()));
    }

    /** A closed dossier still takes a repair while a measure binds that a repair can end. */
    private DossierOutcome reply(Dossier dossier, DossierRequest.Reply reply, Instant now) {
        if (dossier.servedAt() == null) {
            return DossierOutcome.refused(new DossierRefusal.NotServed());
        }
        boolean late = dossier.closed() != null && !mayEndMeasure(dossier, reply, now);
        if (!late && dossier.repliesSinceOfficers(reply.kind()) >= MOST_REPLIES) {
            return DossierOutcome.refused(new DossierRefusal.TooManyReplies(MOST_REPLIES));
        }
        return late
                ? DossierOutcome.refused(new DossierRefusal.Closed())
                : DossierOutcome.of(new DossierEvent.ShopReplied(
                        now, reply.replyId(), reply.kind(), reply.personId(), reply.wordsHash()));
    }

    private DossierOutcome check(Dossier dossier, DossierRequest.CheckRepair check, Instant now) {
        return dossier.uncheckedRepair()
                .map(repair -> {
                    var events = new ArrayList<DossierEvent>();
                    events.add(new DossierEvent.RepairChecked(
                            now, repair.replyId(), check.passed(), check.words(), check.officerId()));
                    if (check.passed()) {
                        dossier.measures().stream()
                                .filter(Measure::isInForce)
                                .filter(measure ->
                                        ladder.rung(measure.proposed().kind()).endedByRepair())
                                .map(measure ->
                                        ended(dossier, measure, now, EndCause.LIFTED, REPAIRED, check.officerId()))
                                .forEach(events::add);
                    }
                    return (DossierOutcome) new DossierOutcome.Written(events);
                })
                .orElseGet(() -> DossierOutcome.refused(new DossierRefusal.NothingToCheck()));
    }

    private DossierOutcome propose(Dossier dossier, Propose propose, AboutFindings about, Instant now) {
        Ladder.Rung rung = ladder.rung(propose.kind());
        if (dossier.closed() != null) {
            return DossierOutcome.refused(new DossierRefusal.Closed());
        }
        if (lacksGround(dossier, about)) {
            return DossierOutcome.refused(new DossierRefusal.NothingConfirmed());
        }
        if (propose.termHours() < 1 || propose.termHours() > rung.most().toHours()) {
            return DossierOutcome.refused(
                    new DossierRefusal.TermTooLong(Math.toIntExact(rung.most().toHours())));
        }
        boolean already = dossier.measures().stream()
                .filter(measure -> measure.proposed().kind() == propose.kind())
                .filter(measure -> Objects.equals(measure.proposed().productId(), propose.productId()))
                .anyMatch(measure -> measure.isWaiting() || measure.isInForce());
        if (already) {
            return DossierOutcome.refused(new DossierRefusal.MeasuredAlready());
        }
        var proposed = new MeasureProposed(
                now,
                propose.measureId(),
                propose.kind(),
                propose.facts(),
                propose.reason(),
                propose.basis(),
                propose.termHours(),
                rung.needs(),
                propose.officerId(),
                propose.productId());
        return rung.needs().isEmpty()
                ? DossierOutcome.of(proposed, taken(dossier, proposed, now))
                : DossierOutcome.of(proposed);
    }

    /** What only needs evidence is no ground for a measure, whatever was so at the proposal. */
    private static boolean lacksGround(Dossier dossier, AboutFindings about) {
        return !dossier.findings().isEmpty() && !about.confirmations().stand();
    }

    private DossierOutcome agree(Dossier dossier, Measure measure, Agree agree, AboutFindings about, Instant now) {
        Optional<Consent> wanted = measure.wants();
        if (!measure.isWaiting() || wanted.isEmpty()) {
            return DossierOutcome.refused(new DossierRefusal.NotWaiting());
        }
        if (measure.isOf(agree.personId())) {
            return DossierOutcome.refused(new DossierRefusal.NotAnother());
        }
        Consent consent = wanted.get();
        boolean may = switch (consent) {
            case SECOND_OFFICER -> agree.officer();
            case HEAD -> agree.head();
        };
        if (!may) {
            return DossierOutcome.refused(
                    consent == Consent.HEAD ? new DossierRefusal.OnlyHead() : new DossierRefusal.OnlyOfficer());
        }
        if (lacksGround(dossier, about)) {
            return DossierOutcome.refused(new DossierRefusal.NothingConfirmed());
        }
        var agreed = new DossierEvent.MeasureAgreed(now, measure.proposed().measureId(), consent, agree.personId());
        boolean last = measure.agreed().size() + 1 == measure.proposed().needs().size();
        return last ? DossierOutcome.of(agreed, taken(dossier, measure.proposed(), now)) : DossierOutcome.of(agreed);
    }

    private static DossierOutcome decline(Measure measure, DossierRequest.Decline no, Instant now) {
        return measure.isWaiting()
                ? DossierOutcome.of(new DossierEvent.MeasureDeclined(
                        now, measure.proposed().measureId(), no.reason(), no.personId()))
                : DossierOutcome.refused(new DossierRefusal.NotWaiting());
    }

    private static DossierOutcome lift(Dossier dossier, Measure measure, DossierRequest.Lift lift, Instant now) {
        return measure.isInForce()
                ? DossierOutcome.of(ended(dossier, measure, now, EndCause.LIFTED, lift.reason(), lift.officerId()))
                : DossierOutcome.refused(new DossierRefusal.NotInForce());
    }

    private DossierOutcome appeal(Measure measure, DossierRequest.Appeal appeal, Instant now) {
        MeasureTaken taken = measure.taken();
        if (taken == null) {
            return DossierOutcome.refused(new DossierRefusal.NoSuchMeasure());
        }
        if (measure.appeal() != null) {
            return DossierOutcome.refused(new DossierRefusal.AppealedAlready());
        }
        if (now.isAfter(taken.appealBy())) {
            return DossierOutcome.refused(new DossierRefusal.AppealTooLate(taken.appealBy()));
        }
        return DossierOutcome.of(new DossierEvent.MeasureAppealed(
                now,
                taken.measureId(),
                appeal.personId(),
                appeal.wordsHash(),
                now.plus(ladder.rung(taken.kind()).answerWithin())));
    }

    private static DossierOutcome decideAppeal(
            Dossier dossier, Measure measure, DossierRequest.DecideAppeal decide, AboutFindings about, Instant now) {
        if (!measure.isBeforeAppeal()) {
            return DossierOutcome.refused(new DossierRefusal.NotAppealed());
        }
        boolean confirmer = about.confirmations().officers().contains(decide.officerId());
        if (confirmer || dossier.hadAHand(measure, decide.officerId())) {
            return DossierOutcome.refused(new DossierRefusal.HadAHand());
        }
        var decided = new AppealDecided(
                now, measure.proposed().measureId(), decide.upheld(), decide.reason(), decide.officerId());
        return decide.upheld() && measure.isInForce()
                ? DossierOutcome.of(
                        decided, ended(dossier, measure, now, EndCause.APPEAL, decide.reason(), decide.officerId()))
                : DossierOutcome.of(decided);
    }

    private static DossierOutcome endTerm(Dossier dossier, Measure measure, Instant now) {
        MeasureTaken taken = measure.taken();
        return taken == null || !measure.isInForce() || now.isBefore(taken.until())
                ? DossierOutcome.of()
                : DossierOutcome.of(ended(dossier, measure, now, EndCause.TERM, "", null));
    }

    private static DossierOutcome close(Dossier dossier, DossierRequest.Close close, Instant now) {
        if (dossier.closed() != null) {
            return DossierOutcome.of();
        }
        boolean pending =
                dossier.measures().stream().anyMatch(measure -> measure.isWaiting() || measure.isBeforeAppeal());
        if (pending || dossier.uncheckedRepair().isPresent()) {
            return DossierOutcome.refused(new DossierRefusal.StillOpen());
        }
        if (close.end() == DossierEnd.MEASURED
                && dossier.measures().stream().noneMatch(measure -> measure.taken() != null)) {
            return DossierOutcome.refused(new DossierRefusal.NeedsMeasure());
        }
        return DossierOutcome.of(new DossierEvent.DossierClosed(now, close.end(), close.reason(), close.officerId()));
    }

    private MeasureTaken taken(Dossier dossier, MeasureProposed proposed, Instant now) {
        return new MeasureTaken(
                now,
                dossier.id(),
                proposed.measureId(),
                proposed.kind(),
                dossier.opened().subject(),
                proposed.reason(),
                now.plus(Duration.ofHours(proposed.termHours())),
                now.plus(ladder.rung(proposed.kind()).appealWithin()),
                proposed.officerId(),
                proposed.productId());
    }

    private static DossierEvent ended(
            Dossier dossier, Measure measure, Instant now, EndCause cause, String reason, @Nullable Long officerId) {
        return new DossierEvent.MeasureEnded(
                now,
                dossier.id(),
                measure.proposed().measureId(),
                measure.proposed().kind(),
                dossier.opened().subject(),
                cause,
                reason,
                officerId,
                measure.proposed().productId());
    }
}
