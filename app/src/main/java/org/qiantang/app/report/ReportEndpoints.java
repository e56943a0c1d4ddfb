package org.qiantang.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Attempts;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reporting (举报) a room or a line; one's own reports and their answers; and the officers' list. */
@RestController
class ReportEndpoints {
    private static final int MOST_WORDS = 200;
    private static final int MOST_QUOTED = 100;
    private static final int MOST_ANSWER = 200;

    private final ReportTable reports;
    private final ReportedShows shows;
    private final People people;
    private final Ids ids;
    private final InstantSource clock;
    private final Attempts pace;

    ReportEndpoints(ReportTable reports, ReportedShows shows, People people, Ids ids, InstantSource clock) {
        this.reports = reports;
        this.shows = shows;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
        this.pace = new Attempts(clock, 10, Duration.ofMinutes(10));
    }

    /**
     * What is reported: a show (kind {@code show}), or a line of its talk ({@code line}, with its id and its text as
     * seen).
     */
    record NewReport(
            @Nullable String kind,
            @Nullable Long showId,
            @Nullable Long lineId,
            @Nullable String quoted,
            @Nullable String reason,
            @Nullable String words) {}

    /** {@code state} is open or closed; {@code outcome} is there with the latter. */
    record Own(
            long id,
            Instant at,
            String kind,
            long showId,
            String showTitle,
            String reason,
            String words,
            String quoted,
            String state,
            @Nullable String outcome,
            String answer,
            @Nullable Instant closedAt) {}

    /** What was reported: a show, or a line in it. */
    record Target(long showId, String showTitle, @Nullable Long lineId, String quoted) {}

    record View(
            long id,
            Instant at,
            String kind,
            Target target,
            String reason,
            String words,
            String state,
            long byPerson,
            String by,
            @Nullable String outcome,
            String answer,
            @Nullable Instant closedAt) {}

    record Closing(@Nullable String outcome, @Nullable String answer) {}

    @PostMapping("/api/reports")
    @ResponseStatus(HttpStatus.CREATED)
    Own report(@AuthenticationPrincipal @Nullable Person person, @RequestBody NewReport body) {
        Person who = Fields.signedIn(person);
        Report.Kind kind = kind(body.kind());
        Long showId = body.showId();
        if (showId == null || shows.title(showId).isEmpty()) {
            throw Problem.notFound();
        }
        Long lineId = body.lineId();
        if (kind == Report.Kind.LINE && lineId == null) {
            throw Problem.nonsense("lineId", "请选择要举报的那一条发言", "pick the line to report");
        }
        Reason reason = reason(body.reason());
        String words = Fields.optional(body.words(), "words", MOST_WORDS);
        if (reason == Reason.OTHER && words.isEmpty()) {
            throw Problem.nonsense("words", "选“其他”时请写明情况", "say what it is about where none of the reasons fits");
        }
        String quoted = kind == Report.Kind.LINE ? Fields.text(body.quoted(), "quoted", MOST_QUOTED) : "";
        pace.require(Long.toString(who.id()));
        return own(reports.put(new Report(
                ids.next(),
                clock.instant(),
                who.id(),
                kind,
                showId,
                kind == Report.Kind.LINE && lineId != null ? lineId : showId,
                reason,
                words,
                quoted,
                null,
                "",
                null)));
    }

    /** What one has reported, the newest first, and what came of it. */
    @GetMapping("/api/me/reports")
    Page<Own> mine(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        return Page.of(
                        reports.of(Fields.signedIn(person).id(), Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        report -> Long.toString(report.id()))
                .map(this::own);
    }

    @GetMapping("/api/reports")
    Page<View> page(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        officer(person);
        if (!state.isEmpty() && !state.equals("open") && !state.equals("closed")) {
            throw Problem.nonsense("state", "state 应为 open 或 closed", "state: open or closed");
        }
        int most = Page.limit(limit);
        return Page.of(
                        reports.listed(state, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        report -> Long.toString(report.id()))
                .map(this::view);
    }

    @PostMapping("/api/reports/{id}/close")
    View close(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Closing body) {
        Person officer = officer(person);
        Outcome outcome = named(Outcome.values(), body.outcome());
        if (outcome == null) {
            throw Problem.nonsense(
                    "outcome", "处理结果应为 upheld、unfounded 或 elsewhere", "outcome: upheld, unfounded or elsewhere");
        }
        String answer = Fields.optional(body.answer(), "answer", MOST_ANSWER);
        Report before = reports.one(id).orElseThrow(Problem::notFound);
        if (!reports.close(id, outcome, answer, officer.id(), clock.instant())) {
            throw new Problem(409, "closed-already", "这条举报已经处理过", "this report has been closed already");
        }
        return view(reports.one(id).orElse(before));
    }

    private Own own(Report report) {
        Outcome outcome = report.outcome();
        return new Own(
                report.id(),
                report.at(),
                word(report.kind()),
                report.showId(),
                shows.title(report.showId()).orElse(""),
                word(report.reason()),
                report.words(),
                report.quoted(),
                state(report),
                outcome == null ? null : word(outcome),
                report.answer(),
                report.closedAt());
    }

    private View view(Report report) {
        Outcome outcome = report.outcome();
        Long lineId = report.kind() == Report.Kind.LINE ? report.targetId() : null;
        String title = shows.title(report.showId()).orElse("");
        return new View(
                report.id(),
                report.at(),
                word(report.kind()),
                new Target(report.showId(), title, lineId, report.quoted()),
                word(report.reason()),
                report.words(),
                state(report),
                report.byPerson(),
                people.nickname(report.byPerson()),
                outcome == null ? null : word(outcome),
                report.answer(),
                report.closedAt());
    }

    private static String state(Report report) {
        return report.closedAt() == null ? "open" : "closed";
    }

    private static Person officer(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER) && !who.is(Role.ADMIN)) {
            throw new Problem(403, "forbidden", "只有治理员可以这样做", "only officers may do this");
        }
        return who;
    }

    private static Report.Kind kind(@Nullable String word) {
        Report.Kind kind = named(Report.Kind.values(), word);
        if (kind == null) {
            throw Problem.nonsense("kind", "举报对象应为 show 或 line", "kind: show or line");
        }
        return kind;
    }

    private static Reason reason(@Nullable String word) {
        Reason reason = named(Reason.values(), word);
        if (reason == null) {
            throw Problem.nonsense("reason", "请选择一个举报原因", "pick a reason");
        }
        return reason;
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String word) {
        for (E value : values) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        return null;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
