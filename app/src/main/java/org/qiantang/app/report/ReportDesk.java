package org.qiantang.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.app.report.ReportStep.Tie;
import org.qiantang.app.room.WordHash;
import org.qiantang.event.ComplaintEvent;
import org.qiantang.event.ComplaintEvent.ComplaintAccepted;
import org.qiantang.event.ComplaintEvent.ComplaintContested;
import org.qiantang.event.ComplaintEvent.ComplaintDecided;
import org.qiantang.event.ComplaintEvent.ComplaintFiled;
import org.qiantang.event.ComplaintEvent.ComplaintTied;
import org.qiantang.event.ComplaintEvent.ShopAnswered;
import org.qiantang.event.ComplaintEvent.ShopAsked;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;

/** The only writer of reports: each step is a row and an event, both or neither. */
final class ReportDesk {
    private static final Duration DAY = Duration.ofDays(1);
    /** So far back a viewer may have seen it, before the form was sent. */
    private static final Duration LONGEST_AGO = Duration.ofMinutes(30);

    private final Office office;
    private final ReportTable reports;
    private final StepTable steps;
    private final CaseRows cases;
    private final ReportSettings settings;
    private final WorkingDays working;
    private final WordHash hash;
    private final Recusal recusal;
    private final ReportedFilms films;
    private final Ids ids;
    private final InstantSource clock;

    ReportDesk(
            Office office,
            ReportTable reports,
            StepTable steps,
            CaseRows cases,
            ReportSettings settings,
            WordHash hash,
            Recusal recusal,
            ReportedFilms films,
            Ids ids,
            InstantSource clock) {
        this.office = office;
        this.reports = reports;
        this.steps = steps;
        this.cases = cases;
        this.settings = settings;
        this.working = settings.working();
        this.hash = hash;
        this.recusal = recusal;
        this.films = films;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What somebody reports.
     *
     * @param showId 0 where it is about a film
     * @param filmId null where it is about a show
     * @param secondsAgo how long before it was sent it was seen
     */
    record Filing(
            long personId,
            Report.Kind kind,
            long showId,
            @Nullable Long filmId,
            long targetId,
            Reason reason,
            String words,
            String quoted,
            int secondsAgo) {}

    /** The report as it stands: this one, or the one of the same person about the same thing that still waits. */
    ReportAnswer file(Filing filing, ReportedShows.Reported show) {
        Optional<Report> waiting = reports.openOne(filing.personId(), filing.kind(), filing.targetId());
        if (waiting.isPresent()) {
            return new ReportAnswer.Done(waiting.get());
        }
        Instant now = now();
        if (reports.filedSince(filing.personId(), now.minus(DAY)) >= settings.most()) {
            return new ReportAnswer.TooMany(settings.most());
        }
        Report report = drafted(filing, show, now);
        Set<Long> about = about(filing);
        String day = LocalDate.ofInstant(now, WorkingDays.CHINA).format(DateTimeFormatter.BASIC_ISO_DATE);
        return office.<ReportAnswer>write(pen -> {
                    if (!reports.insert(report, about, day)) {
                        return reports.openOne(filing.personId(), filing.kind(), filing.targetId())
                                .<ReportAnswer>map(ReportAnswer.Done::new)
                                .orElseGet(ReportAnswer.NotThere::new);
                    }
                    steps.add(
                            report.id(),
                            new ReportStep(report.id(), now, ReportStep.Kind.FILED, filing.personId(), report.words())
                                    .due(report.dueAt()));
                    pen.write(Streams.complaint(report.id()), filed(report, now));
                    return new ReportAnswer.Done(reports.one(report.id()).orElseThrow());
                })
                .value();
    }

    private Report drafted(Filing filing, ReportedShows.Reported show, Instant now) {
        Duration ago = Duration.ofSeconds(Math.clamp(filing.secondsAgo(), 0, LONGEST_AGO.toSeconds()));
        Instant seen = now.minus(ago);
        Instant opened = show.openedAt();
        Instant closed = show.closedAt();
        boolean onAir = opened != null && !seen.isBefore(opened) && (closed == null || seen.isBefore(closed));
        return new Report(
                ids.next(),
                "",
                now,
                filing.personId(),
                filing.kind(),
                filing.showId(),
                filing.filmId(),
                show.merchantId(),
                filing.targetId(),
                filing.reason(),
                onAir && opened != null ? Duration.between(opened, seen).toMillis() : null,
                seen,
                filing.words(),
                filing.quoted(),
                working.after(now, settings.decideDays()),
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                null,
                null,
                null,
                now);
    }

    private ComplaintFiled filed(Report report, Instant now) {
        return new ComplaintFiled(
                now,
                report.id(),
                report.id(),
                report.byPerson(),
                ComplaintEvent.About.valueOf(report.kind().name()),
                report.showId(),
                report.targetId(),
                report.merchantId(),
                report.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                report.showMs(),
                hash.of(report.id(), report.words()),
                report.dueAt());
    }

    ReportAnswer accept(long id, long officerId) {
        return turn(id, turn -> {
            if (turn.report().isClosed()) {
                return new ReportAnswer.ClosedAlready();
            }
            if (turn.report().acceptedAt() != null) {
                return new ReportAnswer.AcceptedAlready();
            }
            accepted(turn, officerId);
            return turn.done();
        });
    }

    /** Whoever does something about a report has taken it on. */
    private void accepted(Turn turn, long officerId) {
        if (turn.report().acceptedAt() == null) {
            reports.accept(turn.report().id(), officerId, turn.at());
            long stepId = ids.next();
            turn.add(new ReportStep(stepId, turn.at(), ReportStep.Kind.ACCEPTED, officerId, ""));
            turn.write(new ComplaintAccepted(turn.at(), turn.report().id(), stepId, officerId));
        }
    }

    ReportAnswer ask(long id, String question, long officerId) {
        return turn(id, turn -> {
            Report report = turn.report();
            Long merchantId = report.merchantId();
            if (report.isClosed()) {
                return new ReportAnswer.ClosedAlready();
            }
            if (merchantId == null) {
                return new ReportAnswer.NoShop();
            }
            Instant owed = report.replyBy();
            if (report.waitsForShop() && owed != null && turn.at().isBefore(owed)) {
                return new ReportAnswer.ShopOwes(owed);
            }
            accepted(turn, officerId);
            Instant until = working.after(turn.at(), settings.shopDays());
            long stepId = ids.next();
            reports.ask(id, until, turn.at());
            turn.add(new ReportStep(stepId, turn.at(), ReportStep.Kind.ASKED, officerId, question).due(until));
            turn.write(new ShopAsked(turn.at(), id, stepId, merchantId, officerId, hash.of(stepId, question), until));
            return turn.done();
        });
    }

    /** The shop's answer; of another shop there is no such report. */
    ReportAnswer answer(long id, long merchantId, String words, long personId) {
        return turn(id, turn -> {
            Report report = turn.report();
            if (report.merchantId() == null
                    || report.merchantId() != merchantId
                    || !steps.has(id, ReportStep.Kind.ASKED)) {
                return new ReportAnswer.NotThere();
            }
            if (report.isClosed()) {
                return new ReportAnswer.ClosedAlready();
            }
            if (!report.waitsForShop()) {
                return new ReportAnswer.NothingOwed();
            }
            long stepId = ids.next();
            reports.answered(id, turn.at());
            turn.add(new ReportStep(stepId, turn.at(), ReportStep.Kind.ANSWERED, personId, words));
            turn.write(new ShopAnswered(turn.at(), id, stepId, merchantId, personId, hash.of(stepId, words)));
            return turn.done();
        });
    }

    ReportAnswer tie(long id, Tie tie, long tiedId, long officerId) {
        return turn(id, turn -> {
            Report report = turn.report();
            if (report.isClosed()) {
                return new ReportAnswer.ClosedAlready();
            }
            boolean there = switch (tie) {
                case FINDING -> cases.isFound(report.showId(), tiedId);
                case DOSSIER -> report.merchantId() != null && cases.isOfShop(tiedId, report.merchantId());
            };
            if (!there) {
                return new ReportAnswer.NothingToTie();
            }
            if (steps.isTied(id, tie, tiedId)) {
                return new ReportAnswer.Done(report);
            }
            accepted(turn, officerId);
            long stepId = ids.next();
            reports.moved(id, turn.at());
            turn.add(new ReportStep(stepId, turn.at(), ReportStep.Kind.TIED, officerId, "").tied(tie, tiedId));
            turn.write(new ComplaintTied(
                    turn.at(), id, stepId, ComplaintEvent.Tie.valueOf(tie.name()), tiedId, officerId));
            return turn.done();
        });
    }

    /** @param basis why, for officers; {@code answer} is what the reporter reads */
    ReportAnswer decide(long id, Outcome outcome, String answer, String basis, long officerId) {
        return turn(id, turn -> {
            Report report = turn.report();
            if (report.isClosed()) {
                return new ReportAnswer.ClosedAlready();
            }
            Optional<Recusal.Bar> barred = recusal.of(report, officerId);
            if (barred.isPresent()) {
                return new ReportAnswer.Barred(barred.get());
            }
            boolean again = report.contestedAt() != null;
            accepted(turn, officerId);
            long stepId = ids.next();
            reports.decide(id, outcome, answer, officerId, turn.at());
            turn.add(new ReportStep(stepId, turn.at(), ReportStep.Kind.DECIDED, officerId, answer)
                    .decided(outcome, basis));
            turn.write(new ComplaintDecided(
                    turn.at(),
                    id,
                    stepId,
                    ComplaintEvent.Decision.valueOf(outcome.name()),
                    hash.of(stepId, answer),
                    hash.of(stepId, basis),
                    again,
                    officerId));
            return turn.done();
        });
    }

    /** Whose own matter it is beside the reporter's: of a film who made it, and who said what is reported. Asked when it is reported, since both can be deleted before somebody decides. */
    private Set<Long> about(Filing filing) {
        Long filmId = filing.filmId();
        return filmId == null
                ? Set.of()
                : films.concerned(filmId, filing.kind() == Report.Kind.COMMENT ? filing.targetId() : null);
    }

    /** Whom the decision does not satisfy has it looked at once more. */
    ReportAnswer contest(long id, long personId, String words) {
        return turn(id, turn -> {
            Report report = turn.report();
            Instant closed = report.closedAt();
            if (report.byPerson() != personId) {
                return new ReportAnswer.NotThere();
            }
            if (report.contestedAt() != null) {
                return new ReportAnswer.ContestedBefore();
            }
            if (closed == null) {
                return new ReportAnswer.NotDecided();
            }
            Instant until = closed.plus(Duration.ofDays(settings.contestDays()));
            if (turn.at().isAfter(until)) {
                return new ReportAnswer.TooLate(until);
            }
            Instant due = working.after(turn.at(), settings.decideDays());
            if (!reports.contest(id, due, turn.at())) {
                return new ReportAnswer.FiledAnew();
            }
            long stepId = ids.next();
            turn.add(new ReportStep(stepId, turn.at(), ReportStep.Kind.CONTESTED, personId, words).due(due));
            turn.write(new ComplaintContested(turn.at(), id, stepId, personId, hash.of(stepId, words), due));
            return turn.done();
        });
    }

    /** Until when its reporter may say that a decision does not satisfy; null where that is over or not yet. */
    @Nullable
    Instant contestableUntil(Report report) {
        Instant closed = report.closedAt();
        if (closed == null || report.contestedAt() != null) {
            return null;
        }
        Instant until = closed.plus(Duration.ofDays(settings.contestDays()));
        return clock.instant().isAfter(until) ? null : until;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @FunctionalInterface
    private interface Work {
        ReportAnswer in(Turn turn);
    }

    /** One turn of a report: as it stands, when, and with which pen. */
    private final class Turn {
        private final Report report;
        private final Instant at;
        private final Office.Pen pen;

        Turn(Report report, Instant at, Office.Pen pen) {
            this.report = report;
            this.at = at;
            this.pen = pen;
        }

        Report report() {
            return report;
        }

        Instant at() {
            return at;
        }

        void add(ReportStep step) {
            steps.add(report.id(), step);
        }

        void write(ComplaintEvent event) {
            pen.write(Streams.complaint(report.id()), event);
        }

        ReportAnswer done() {
            return new ReportAnswer.Done(reports.one(report.id()).orElseThrow());
        }
    }

    private ReportAnswer turn(long id, Work work) {
        return office.<ReportAnswer>write(pen -> {
                    Optional<Report> found = reports.locked(id);
                    if (found.isEmpty()) {
                        return new ReportAnswer.NotThere();
                    }
                    Report report = found.get();
                    // Time never runs back in a stream.
                    Instant at = now().isBefore(report.lastAt()) ? report.lastAt() : now();
                    return work.in(new Turn(report, at, pen));
                })
                .value();
    }
}
