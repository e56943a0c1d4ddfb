package org.qiantang.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.recording.Clips;
import org.qiantang.app.report.ReportStep.Tie;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What officers do about reports: take them on, ask the shop, join them to a finding or a dossier, decide. */
@RestController
@RequestMapping("/api/reports")
class OfficerReportEndpoints {
    private static final int MOST_ANSWER = 200;
    private static final int MOST_QUESTION = 500;
    private static final Duration LATELY = Duration.ofDays(30);
    private static final Set<String> STATES =
            Set.of("", "open", "closed", "new", "asked", "answered", "overdue", "contested");

    private final ReportTable reports;
    private final ReportDesk desk;
    private final ReportViews views;
    private final Clips clips;
    private final ChatAround chat;
    private final ReportReaders readers;
    private final InstantSource clock;

    OfficerReportEndpoints(
            ReportTable reports,
            ReportDesk desk,
            ReportViews views,
            Clips clips,
            ChatAround chat,
            ReportReaders readers,
            InstantSource clock) {
        this.reports = reports;
        this.desk = desk;
        this.views = views;
        this.clips = clips;
        this.chat = chat;
        this.readers = readers;
        this.clock = clock;
    }

    /** {@code answer} is what the reporter reads, {@code basis} why, for officers. */
    record Closing(
            @Nullable String outcome,
            @Nullable String answer,
            @Nullable String basis) {}

    record Question(@Nullable String words) {}

    /** One of both. */
    record TieBody(@Nullable Long lineId, @Nullable Long dossierId) {}

    @GetMapping
    Page<ReportViews.View> page(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        Officers.orAdmin(person);
        if (!STATES.contains(state)) {
            throw Problem.nonsense(
                    "state",
                    "state 应为 open、closed、new、asked、answered、overdue 或 contested",
                    "state: open, closed, new, asked, answered, overdue or contested");
        }
        Reason why = Words.named(Reason.values(), reason);
        if (!reason.isEmpty() && why == null) {
            throw Problem.nonsense("reason", "没有这个举报原因", "reason: none of ours");
        }
        int most = Page.limit(limit);
        return Page.of(
                        reports.listed(
                                state,
                                why == null ? "" : why.name(),
                                q.strip(),
                                clock.instant(),
                                Page.after(after, Long.MAX_VALUE),
                                most + 1),
                        most,
                        report -> Long.toString(report.id()))
                .map(views::view);
    }

    /** How many wait, and for what; of the last thirty days how many were answered, and how many of them in time. */
    @GetMapping("/counts")
    ReportTable.Counts counts(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        Instant now = clock.instant();
        return reports.counts(now, now.minus(LATELY));
    }

    /** One with all around it; that it was opened, and by whom, comes into the ledger of custody. */
    @GetMapping("/{id}")
    ReportViews.Sheet one(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Person officer = Officers.orAdmin(person);
        return views.sheet(opened(id, officer), officer.id());
    }

    /** What could be read in the chat within a minute of the moment; who reads it comes into the ledger by itself. */
    @GetMapping("/{id}/chat")
    ChatAround.Chat chat(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Person officer = Officers.orAdmin(person);
        Report report = reports.one(id).filter(one -> one.filmId() == null).orElseThrow(Problem::notFound);
        readers.readChat(report.showId(), id, officer.id());
        return chat.of(report);
    }

    @GetMapping("/{id}/index.m3u8")
    ResponseEntity<String> playlist(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Report report = opened(id, Officers.orAdmin(person));
        return clips.playlist(report.showId(), report.seenAt());
    }

    @GetMapping("/{id}/{number:[0-9]{1,9}}.ts")
    ResponseEntity<Resource> piece(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @PathVariable int number) {
        Officers.orAdmin(person);
        Report report = reports.one(id).orElseThrow(Problem::notFound);
        return clips.piece(report.showId(), report.seenAt(), number);
    }

    @PostMapping("/{id}/accept")
    ReportViews.Sheet accept(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Person officer = Officers.orAdmin(person);
        return views.sheet(ReportRefusals.done(desk.accept(id, officer.id())), officer.id());
    }

    @PostMapping("/{id}/ask")
    ReportViews.Sheet ask(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Question body) {
        Person officer = Officers.orAdmin(person);
        String words = Fields.text(body.words(), "words", MOST_QUESTION);
        return views.sheet(ReportRefusals.done(desk.ask(id, words, officer.id())), officer.id());
    }

    @PostMapping("/{id}/tie")
    ReportViews.Sheet tie(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody TieBody body) {
        Person officer = Officers.orAdmin(person);
        Long lineId = body.lineId();
        Long dossierId = body.dossierId();
        if (lineId != null && dossierId == null) {
            return views.sheet(ReportRefusals.done(desk.tie(id, Tie.FINDING, lineId, officer.id())), officer.id());
        }
        if (dossierId != null && lineId == null) {
            return views.sheet(ReportRefusals.done(desk.tie(id, Tie.DOSSIER, dossierId, officer.id())), officer.id());
        }
        throw Problem.nonsense("lineId", "请选择一条线索或一个案卷", "lineId or dossierId, one of both");
    }

    @PostMapping("/{id}/close")
    ReportViews.View close(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Closing body) {
        Person officer = Officers.orAdmin(person);
        Outcome outcome = Words.named(Outcome.values(), body.outcome());
        if (outcome == null) {
            throw Problem.nonsense(
                    "outcome", "处理结果应为 upheld、unfounded 或 elsewhere", "outcome: upheld, unfounded or elsewhere");
        }
        String answer = Fields.text(body.answer(), "answer", MOST_ANSWER);
        String basis = Fields.optional(body.basis(), "basis", MOST_QUESTION);
        return views.view(ReportRefusals.done(desk.decide(id, outcome, answer, basis, officer.id())));
    }

    private Report opened(long id, Person officer) {
        Report report = reports.one(id).orElseThrow(Problem::notFound);
        Long filmId = report.filmId();
        if (filmId == null) {
            readers.opened(report.showId(), id, officer.id());
        } else {
            readers.openedOfFilm(filmId, id, officer.id());
        }
        return report;
    }
}
