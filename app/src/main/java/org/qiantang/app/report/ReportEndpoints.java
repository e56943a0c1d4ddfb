package org.qiantang.app.report;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Attempts;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reporting (举报) a room or a line, a film or a comment; one's own reports, each step of them, and not being satisfied once. */
@RestController
class ReportEndpoints {
    private static final int MOST_WORDS = 200;
    private static final int MOST_QUOTED = 100;

    private final ReportTable reports;
    private final ReportDesk desk;
    private final ReportViews views;
    private final ReportedShows shows;
    private final ReportedFilms films;
    private final Attempts pace;

    ReportEndpoints(
            ReportTable reports,
            ReportDesk desk,
            ReportViews views,
            ReportedShows shows,
            ReportedFilms films,
            InstantSource clock) {
        this.films = films;
        this.reports = reports;
        this.desk = desk;
        this.views = views;
        this.shows = shows;
        this.pace = new Attempts(clock, 10, Duration.ofMinutes(10));
    }

    /**
     * What is reported: a show (kind {@code show}), or a line of its talk ({@code line}, with its id and its text as
     * seen); a film ({@code film}), or what is said below it ({@code comment}, with its id). {@code secondsAgo} says how
     * long before it was seen; it may be left out.
     */
    record NewReport(
            @Nullable String kind,
            @Nullable Long showId,
            @Nullable Long lineId,
            @Nullable Long filmId,
            @Nullable Long commentId,
            @Nullable String quoted,
            @Nullable String reason,
            @Nullable String words,
            @Nullable Integer secondsAgo) {}

    record Contest(@Nullable String words) {}

    @PostMapping("/api/reports")
    @ResponseStatus(HttpStatus.CREATED)
    ReportViews.Own report(@AuthenticationPrincipal @Nullable Person person, @RequestBody NewReport body) {
        Person who = Fields.signedIn(person);
        Report.Kind kind = kind(body.kind());
        About about = switch (kind) {
            case SHOW, LINE -> inShow(kind, body);
            case FILM, COMMENT -> ofFilm(kind, body);
        };
        Reason reason = Words.named(Reason.values(), body.reason());
        if (reason == null) {
            throw Problem.nonsense("reason", "请选择一个举报原因", "pick a reason");
        }
        String words = Fields.optional(body.words(), "words", MOST_WORDS);
        if (reason == Reason.OTHER && words.isEmpty()) {
            throw Problem.nonsense("words", "选“其他”时请写明情况", "say what it is about where none of the reasons fits");
        }
        Integer ago = body.secondsAgo();
        pace.require(Long.toString(who.id()));
        var filing = new ReportDesk.Filing(
                who.id(),
                kind,
                about.showId(),
                about.filmId(),
                about.targetId(),
                reason,
                words,
                about.quoted(),
                ago == null ? 0 : ago);
        return views.own(ReportRefusals.done(desk.file(filing, about.reported())));
    }

    /** What a report is about: the show or the film, what in it, and its words where it has some. */
    private record About(
            ReportedShows.Reported reported,
            long showId,
            @Nullable Long filmId,
            long targetId,
            String quoted) {}

    private About inShow(Report.Kind kind, NewReport body) {
        Long showId = body.showId();
        if (showId == null) {
            throw Problem.notFound();
        }
        ReportedShows.Reported show = shows.show(showId).orElseThrow(Problem::notFound);
        if (kind == Report.Kind.SHOW) {
            return new About(show, showId, null, showId, "");
        }
        Long lineId = body.lineId();
        if (lineId == null) {
            throw Problem.nonsense("lineId", "请选择要举报的那一条发言", "pick the line to report");
        }
        return new About(show, showId, null, lineId, Fields.text(body.quoted(), "quoted", MOST_QUOTED));
    }

    /** A comment's words are those that stand there, whatever the reporter's page showed. */
    private About ofFilm(Report.Kind kind, NewReport body) {
        Long filmId = body.filmId();
        if (filmId == null) {
            throw Problem.notFound();
        }
        ReportedFilms.Reported film = films.shown(filmId).orElseThrow(Problem::notFound);
        var reported = new ReportedShows.Reported(film.title(), film.merchantId(), null, null);
        if (kind == Report.Kind.FILM) {
            return new About(reported, 0, filmId, filmId, film.title());
        }
        Long commentId = body.commentId();
        if (commentId == null) {
            throw Problem.nonsense("commentId", "请选择要举报的那一条评论", "pick the comment to report");
        }
        String said = films.comment(filmId, commentId).orElseThrow(Problem::notFound);
        return new About(reported, 0, filmId, commentId, said);
    }

    /** What one has reported, the newest first, and what came of it. */
    @GetMapping("/api/me/reports")
    Page<ReportViews.Own> mine(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        return Page.of(
                        reports.of(Fields.signedIn(person).id(), Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        report -> Long.toString(report.id()))
                .map(views::own);
    }

    /** One of one's own, with each step that was taken. */
    @GetMapping("/api/me/reports/{id}")
    ReportViews.OwnSheet mine(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        long personId = Fields.signedIn(person).id();
        return views.ownSheet(
                reports.one(id).filter(report -> report.byPerson() == personId).orElseThrow(Problem::notFound));
    }

    /** Once, and within the term: says why the decision does not satisfy. */
    @PostMapping("/api/me/reports/{id}/contest")
    ReportViews.OwnSheet contest(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Contest body) {
        Person who = Fields.signedIn(person);
        String words = Fields.text(body.words(), "words", MOST_WORDS);
        return views.ownSheet(ReportRefusals.done(desk.contest(id, who.id(), words)));
    }

    private static Report.Kind kind(@Nullable String word) {
        Report.Kind kind = Words.named(Report.Kind.values(), word);
        if (kind == null) {
            throw Problem.nonsense("kind", "举报对象应为 show、line、film 或 comment", "kind: show, line, film or comment");
        }
        return kind;
    }
}
