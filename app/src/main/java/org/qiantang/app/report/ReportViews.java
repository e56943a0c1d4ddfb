package org.qiantang.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.recording.Clips;
import org.qiantang.app.report.ReportStep.Kind;

/** Reports as their reporters, their officers and the shops see them. To a shop nobody says who reported, nor in which words. */
final class ReportViews {
    private static final Duration AROUND = Duration.ofMinutes(1);

    private final ReportedShows shows;
    private final ReportedFilms films;
    private final StepTable steps;
    private final CaseRows cases;
    private final Clips clips;
    private final ReportDesk desk;
    private final Recusal recusal;
    private final People people;

    ReportViews(
            ReportedShows shows,
            ReportedFilms films,
            StepTable steps,
            CaseRows cases,
            Clips clips,
            ReportDesk desk,
            Recusal recusal,
            People people) {
        this.films = films;
        this.shows = shows;
        this.steps = steps;
        this.cases = cases;
        this.clips = clips;
        this.desk = desk;
        this.recusal = recusal;
        this.people = people;
    }

    /**
     * {@code state} is open or closed, {@code stage} says it more finely; {@code outcome} is there with the latter.
     *
     * @param showTitle of the show; of the film as it was reported; of a comment's film while everybody may see it, else empty
     * @param filmId null where it is about a show
     * @param contestUntil until when its reporter may say that it does not satisfy; null where not
     */
    record Own(
            long id,
            String number,
            Instant at,
            String kind,
            long showId,
            @Nullable Long filmId,
            String showTitle,
            String reason,
            String words,
            String quoted,
            @Nullable Long showMs,
            String state,
            String stage,
            Instant dueAt,
            @Nullable String outcome,
            String answer,
            @Nullable Instant closedAt,
            boolean contested,
            @Nullable Instant contestUntil) {}

    /** A step in words of its kind. What an officer asked the shop is not told to the reporter, its answer is. */
    record OwnStep(
            Instant at,
            String kind,
            String words,
            @Nullable String outcome,
            @Nullable Instant dueAt,
            @Nullable String tie) {}

    record OwnSheet(Own report, List<OwnStep> steps) {
        OwnSheet {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What was reported: a show, or a line in it; a film, or a comment below it.
     *
     * @param showTitle of the show, or of the film as it is now
     * @param quoted the line or the comment, or the film's title when it was reported; empty for a show
     */
    record Target(
            long showId,
            String showTitle,
            @Nullable Long lineId,
            @Nullable Long filmId,
            @Nullable Long commentId,
            String quoted) {}

    record View(
            long id,
            String number,
            Instant at,
            String kind,
            Target target,
            String reason,
            String words,
            @Nullable Long showMs,
            String state,
            String stage,
            Instant dueAt,
            @Nullable Instant replyBy,
            long byPerson,
            String by,
            @Nullable Long merchantId,
            @Nullable String handler,
            @Nullable String outcome,
            String answer,
            boolean contested,
            @Nullable Instant closedAt) {}

    record Step(
            Instant at,
            String kind,
            @Nullable Long personId,
            String by,
            String words,
            @Nullable String outcome,
            String basis,
            @Nullable Instant dueAt,
            @Nullable String tie,
            @Nullable Long tiedId) {}

    /** @param playMs into it, at the moment itself; {@code showMs} since the show's opening */
    record Clip(String playlist, long playMs, long showMs) {}

    /**
     * All that an officer needs to decide.
     *
     * @param clip null where the moment was not recorded, or not yet, or is no longer kept
     * @param around what the host said in the minute before and after
     * @param ofShow how many reports there are of the show, or of the film
     * @param barred the code of the refusal with which who reads it would be told that somebody else must decide; null where not
     */
    record Sheet(
            View report,
            String shop,
            Instant seenAt,
            List<Step> steps,
            @Nullable Clip clip,
            List<CaseRows.Said> around,
            List<CaseRows.Case> dossiers,
            int ofShow,
            @Nullable String barred) {
        Sheet {
            steps = List.copyOf(steps);
            around = List.copyOf(around);
            dossiers = List.copyOf(dossiers);
        }
    }

    /** @param question the last that was asked; {@code answer} is the shop's to it */
    record ForShop(
            long id,
            String number,
            Instant askedAt,
            String kind,
            long showId,
            @Nullable Long filmId,
            String showTitle,
            String reason,
            String quoted,
            @Nullable Long showMs,
            Instant seenAt,
            @Nullable Instant replyBy,
            String state,
            String question,
            String answer,
            @Nullable Instant answeredAt,
            @Nullable String outcome,
            @Nullable Instant closedAt) {}

    Own own(Report report) {
        Outcome outcome = report.outcome();
        return new Own(
                report.id(),
                report.number(),
                report.at(),
                word(report.kind()),
                report.showId(),
                report.filmId(),
                ownTitle(report),
                word(report.reason()),
                report.words(),
                report.kind() == Report.Kind.FILM ? "" : report.quoted(),
                report.showMs(),
                state(report),
                word(report.stage()),
                report.dueAt(),
                outcome == null ? null : word(outcome),
                report.answer(),
                report.closedAt(),
                report.contestedAt() != null,
                desk.contestableUntil(report));
    }

    OwnSheet ownSheet(Report report) {
        return new OwnSheet(
                own(report),
                steps.of(report.id()).stream().map(ReportViews::ownStep).toList());
    }

    private static OwnStep ownStep(ReportStep step) {
        Outcome outcome = step.outcome();
        ReportStep.Tie tie = step.tie();
        return new OwnStep(
                step.at(),
                word(step.kind()),
                step.kind() == Kind.ASKED ? "" : step.words(),
                outcome == null ? null : word(outcome),
                step.dueAt(),
                tie == null ? null : word(tie));
    }

    View view(Report report) {
        Outcome outcome = report.outcome();
        Long lineId = report.kind() == Report.Kind.LINE ? report.targetId() : null;
        Long commentId = report.kind() == Report.Kind.COMMENT ? report.targetId() : null;
        Long handlerId = report.handlerId();
        return new View(
                report.id(),
                report.number(),
                report.at(),
                word(report.kind()),
                new Target(report.showId(), title(report), lineId, report.filmId(), commentId, report.quoted()),
                word(report.reason()),
                report.words(),
                report.showMs(),
                state(report),
                word(report.stage()),
                report.dueAt(),
                report.waitsForShop() ? report.replyBy() : null,
                report.byPerson(),
                people.nickname(report.byPerson()),
                report.merchantId(),
                handlerId == null ? null : people.nickname(handlerId),
                outcome == null ? null : word(outcome),
                report.answer(),
                report.contestedAt() != null,
                report.closedAt());
    }

    Sheet sheet(Report report, long readerId) {
        Long merchantId = report.merchantId();
        return new Sheet(
                view(report),
                merchantId == null ? "" : cases.shop(merchantId),
                report.seenAt(),
                steps.of(report.id()).stream().map(this::step).toList(),
                clips.place(report.showId(), report.seenAt())
                        .map(place ->
                                new Clip("/api/reports/" + report.id() + "/index.m3u8", place.playMs(), place.showMs()))
                        .orElse(null),
                cases.around(
                        report.showId(),
                        report.seenAt().minus(AROUND),
                        report.seenAt().plus(AROUND)),
                merchantId == null ? List.of() : cases.dossiers(merchantId),
                alike(report),
                report.isClosed()
                        ? null
                        : recusal.of(report, readerId).map(ReportViews::word).orElse(null));
    }

    private int alike(Report report) {
        Long filmId = report.filmId();
        return filmId == null ? cases.reportsOfShow(report.showId()) : cases.reportsOfFilm(filmId);
    }

    /** What its reporter may read of the title: as it was when it was reported, or as everybody may read it now. */
    private String ownTitle(Report report) {
        Long filmId = report.filmId();
        if (filmId == null) {
            return shows.title(report.showId()).orElse("");
        }
        return report.kind() == Report.Kind.FILM
                ? report.quoted()
                : films.shown(filmId).map(ReportedFilms.Reported::title).orElse("");
    }

    /** What officers and the shop read of it, shown or not. */
    private String title(Report report) {
        Long filmId = report.filmId();
        return (filmId == null ? shows.title(report.showId()) : films.title(filmId)).orElse("");
    }

    private Step step(ReportStep step) {
        Outcome outcome = step.outcome();
        ReportStep.Tie tie = step.tie();
        Long personId = step.personId();
        return new Step(
                step.at(),
                word(step.kind()),
                personId,
                personId == null ? "" : people.nickname(personId),
                step.words(),
                outcome == null ? null : word(outcome),
                step.basis(),
                step.dueAt(),
                tie == null ? null : word(tie),
                step.tiedId());
    }

    ForShop forShop(Report report) {
        List<ReportStep> all = steps.of(report.id());
        Optional<ReportStep> asked = last(all, Kind.ASKED);
        Optional<ReportStep> answered = last(all, Kind.ANSWERED)
                .filter(answer -> all.indexOf(answer) > asked.map(all::indexOf).orElse(0));
        Outcome outcome = report.outcome();
        return new ForShop(
                report.id(),
                report.number(),
                asked.map(ReportStep::at).orElse(report.at()),
                word(report.kind()),
                report.showId(),
                report.filmId(),
                title(report),
                word(report.reason()),
                report.quoted(),
                report.showMs(),
                report.seenAt(),
                report.waitsForShop() ? report.replyBy() : null,
                state(report),
                asked.map(ReportStep::words).orElse(""),
                answered.map(ReportStep::words).orElse(""),
                answered.map(ReportStep::at).orElse(null),
                outcome == null ? null : word(outcome),
                report.closedAt());
    }

    private static Optional<ReportStep> last(List<ReportStep> steps, Kind kind) {
        return steps.reversed().stream().filter(step -> step.kind() == kind).findFirst();
    }

    static String state(Report report) {
        return report.isClosed() ? "closed" : "open";
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
