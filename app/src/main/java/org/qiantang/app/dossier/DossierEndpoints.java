package org.qiantang.app.dossier;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DossierEvent.DossierEnd;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.NoticeKind;
import org.qiantang.event.DossierEvent.Subject;
import org.qiantang.event.DossierEvent.SubjectKind;
import org.qiantang.event.Ids;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers (案卷) for officers: the working list, opening, notices, repair, handing over and closing. */
@RestController
@RequestMapping("/api/officer/dossiers")
class DossierEndpoints {
    static final int MOST_FACTS = 1_000;

    private static final int MOST_FINDINGS = 100;
    private static final Set<String> STATES = Set.of("", "open", "closed", "waiting");

    private final DossierDesk desk;
    private final DossierRows rows;
    private final DossierSheets sheets;
    private final DossierSubjects subjects;
    private final FoundRows found;
    private final Ladder ladder;
    private final People people;
    private final DossierReaders readers;
    private final Ids ids;
    private final InstantSource clock;

    DossierEndpoints(
            DossierDesk desk,
            DossierRows rows,
            DossierSheets sheets,
            DossierSubjects subjects,
            FoundRows found,
            Ladder ladder,
            People people,
            DossierReaders readers,
            Ids ids,
            InstantSource clock) {
        this.desk = desk;
        this.rows = rows;
        this.sheets = sheets;
        this.subjects = subjects;
        this.found = found;
        this.ladder = ladder;
        this.people = people;
        this.readers = readers;
        this.ids = ids;
        this.clock = clock;
    }

    /** A dossier in the list; {@code waits} says what an officer has to do: consent, appeal, repair, answer. */
    record Listed(
            long dossierId,
            String subjectKind,
            String subjectName,
            String shopName,
            String facts,
            int findings,
            String officerName,
            boolean mine,
            Instant openedAt,
            Instant dueAt,
            @Nullable Instant decideBy,
            boolean overdue,
            String state,
            List<String> waits,
            int inForce,
            @Nullable String end) {}

    /**
     * From findings, or by hand against a shop, host or room, or from a report.
     *
     * @param subjectKind shop, host or room; left out, it is the shop of the first finding
     */
    record OpenBody(
            @Nullable List<FindingEndpoints.LineBody> findings,
            @Nullable String subjectKind,
            @Nullable Long subjectId,
            @Nullable Long reportId,
            @Nullable String facts) {}

    record Opened(long dossierId) {}

    record FindingsBody(@Nullable List<FindingEndpoints.LineBody> findings) {}

    record OfficerBody(@Nullable Long officerId) {}

    record NoticeBody(
            @Nullable String kind,
            @Nullable String words,
            @Nullable Integer replyHours) {}

    record CheckBody(@Nullable Boolean passed, @Nullable String words) {}

    record CloseBody(@Nullable String end, @Nullable String reason) {}

    @GetMapping
    Page<Listed> dossiers(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam @Nullable Long shop,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officerOrHead(person);
        if (!STATES.contains(state)) {
            throw Problem.nonsense("state", "没有这种状态", "state: open, closed or waiting");
        }
        int most = Page.limit(limit);
        var asked =
                new DossierRows.Asked(Fields.optional(q, "q", 40), state, overdue, mine ? officer.id() : null, shop);
        Instant now = clock.instant();
        return Page.of(
                        rows.listed(asked, now, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        row -> Long.toString(row.dossierId()))
                .map(row -> listed(row, officer, now));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Opened openDossier(@RequestBody OpenBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        String facts = lines(body.facts(), "facts", MOST_FACTS);
        List<FoundLine> findings = body.findings() == null ? List.of() : findings(body.findings());
        Subject subject = subjects.of(kind(body.subjectKind()), body.subjectId(), findings, body.reportId());
        long id = ids.next();
        sheets.await(desk.ask(
                id,
                new DossierRequest.Open(
                        subject,
                        facts,
                        findings,
                        body.reportId(),
                        officer.id(),
                        ladder.due(severities(findings)).toHours())));
        return new Opened(id);
    }

    @GetMapping("/{id}")
    DossierSheet dossier(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officerOrHead(person);
        DossierSheet sheet = sheets.whole(id, officer);
        readers.opened(id, officer.id());
        return sheet;
    }

    @PostMapping("/{id}/findings")
    DossierSheet joinFindings(
            @PathVariable long id, @RequestBody FindingsBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        List<FoundLine> findings = findings(body.findings());
        subjects.requireSameShop(sheets.opened(id), findings);
        return after(id, new DossierRequest.Join(findings, officer.id()), officer);
    }

    @PostMapping("/{id}/officer")
    DossierSheet handDossierOver(
            @PathVariable long id, @RequestBody OfficerBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        Long other = body.officerId();
        boolean isOfficer = other != null
                && people.byId(other).filter(one -> one.is(Role.OFFICER)).isPresent();
        if (other == null || !isOfficer) {
            throw Problem.nonsense("officerId", "请选择一名治理员", "choose an officer");
        }
        return after(id, new DossierRequest.HandOver(other, officer.id()), officer);
    }

    @PostMapping("/{id}/notices")
    DossierSheet giveNotice(
            @PathVariable long id, @RequestBody NoticeBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        NoticeKind kind = named(NoticeKind.values(), body.kind(), "kind");
        String words = lines(body.words(), "words", MOST_FACTS);
        int hours = body.replyHours() == null ? 168 : body.replyHours();
        return after(id, new DossierRequest.GiveNotice(ids.next(), kind, words, hours, officer.id()), officer);
    }

    /** Looks at what the shop says to have put right. */
    @PostMapping("/{id}/repair")
    DossierSheet checkRepair(
            @PathVariable long id, @RequestBody CheckBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        Boolean passed = body.passed();
        if (passed == null) {
            throw Problem.nonsense("passed", "请选择复核结果", "passed: true or false");
        }
        String words = lines(body.words(), "words", MOST_FACTS);
        return after(id, new DossierRequest.CheckRepair(passed, words, officer.id()), officer);
    }

    @PostMapping("/{id}/close")
    DossierSheet closeDossier(
            @PathVariable long id, @RequestBody CloseBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        DossierEnd end = named(DossierEnd.values(), body.end(), "end");
        String reason = lines(body.reason(), "reason", MOST_FACTS);
        return after(id, new DossierRequest.Close(end, reason, officer.id()), officer);
    }

    private DossierSheet after(long id, DossierRequest request, Person officer) {
        sheets.opened(id);
        sheets.await(desk.ask(id, request));
        return sheets.whole(id, officer);
    }

    private Listed listed(DossierRows.Row row, Person asker, Instant now) {
        Instant decideBy = row.decideBy();
        var subject = new Subject(SubjectKind.valueOf(row.subjectKind()), row.subjectId(), row.merchantId());
        boolean late = row.closedAt() == null && row.dueAt().isBefore(now);
        return new Listed(
                row.dossierId(),
                row.subjectKind(),
                sheets.subjectName(subject),
                row.shop(),
                row.facts(),
                row.findings(),
                people.nickname(row.officerId()),
                row.officerId() == asker.id(),
                row.openedAt(),
                row.dueAt(),
                decideBy,
                late || (decideBy != null && decideBy.isBefore(now)),
                row.closedAt() == null ? "open" : "closed",
                Waits.of(row),
                row.inForce(),
                row.end());
    }

    private List<String> severities(List<FoundLine> lines) {
        return found.of(lines).stream()
                .flatMap(row -> FindingSheets.found(row).stream())
                .map(one -> one.severity())
                .distinct()
                .toList();
    }

    private List<FoundLine> findings(@Nullable List<FindingEndpoints.LineBody> asked) {
        return FindingEndpoints.chosen(asked, "findings", MOST_FINDINGS, found);
    }

    private static @Nullable SubjectKind kind(@Nullable String word) {
        return word == null || word.isEmpty() ? null : named(SubjectKind.values(), word, "subjectKind");
    }

    /** What must be written, in as many lines as it takes. */
    static String lines(@Nullable String value, String field, int most) {
        String text = value == null ? "" : value.strip();
        boolean seen = text.codePoints().allMatch(unit -> unit == '\n' || !Character.isISOControl(unit));
        if (text.isEmpty() || text.codePointCount(0, text.length()) > most || !seen) {
            throw Problem.nonsense(field, "请填写，最多 " + most + " 个字", "required, " + most + " characters at most");
        }
        return text;
    }

    static <E extends Enum<E>> E named(E[] values, @Nullable String word, String field) {
        for (E value : values) {
            if (value.name().equals(word)) {
                return value;
            }
        }
        throw Problem.nonsense(field, "请从列表中选择", field + ": one of " + List.of(values));
    }
}
