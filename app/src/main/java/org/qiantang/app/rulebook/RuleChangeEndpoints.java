package org.qiantang.app.rulebook;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.rulebook.RuleChange.Draft;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.RuleFault;
import org.qiantang.engine.guard.RulePage;
import org.qiantang.engine.guard.RuleSheet;
import org.qiantang.engine.guard.RuleText;
import org.qiantang.engine.guard.TestRun;
import org.qiantang.engine.guard.UnfitRules;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Changes of the rule book: written, checked, approved by another, withdrawn; with all their writings. */
@RestController
@RequestMapping("/api/officer/rule-changes")
class RuleChangeEndpoints {
    private static final int MOST_TITLE = 60;
    private static final int MOST_REASON = 300;

    private final RuleDesk desk;
    private final RuleBooks books;
    private final RuleChangeTable changes;
    private final RuleFiles files;
    private final FourEyes eyes;
    private final People people;

    RuleChangeEndpoints(
            RuleDesk desk, RuleBooks books, RuleChangeTable changes, RuleFiles files, FourEyes eyes, People people) {
        this.desk = desk;
        this.books = books;
        this.changes = changes;
        this.files = files;
        this.eyes = eyes;
        this.people = people;
    }

    /** Days as {@code 2026-12-01}; empty where open. {@code revision} is the one that was read; not needed for a new one. */
    record DraftBody(
            @Nullable String title,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String until,
            @Nullable String page,
            @Nullable Integer revision) {}

    record PageBody(@Nullable String page) {}

    record ApprovalBody(@Nullable Integer revision) {}

    record WithdrawalBody(@Nullable String reason) {}

    /** What a form adds to a page; what is empty is left as it is. */
    record FormBody(
            @Nullable String page,
            @Nullable String to,
            @Nullable String note,
            @Nullable List<String> terms,
            @Nullable List<String> proof,
            @Nullable String verdict,
            @Nullable List<String> without,
            @Nullable List<ExcuseBody> exemptions,
            @Nullable String message,
            @Nullable String messageEn,
            @Nullable String rewrite,
            @Nullable List<String> violates,
            @Nullable List<String> clear,
            @Nullable List<String> needsEvidence) {}

    record ExcuseBody(
            @Nullable String id,
            @Nullable String pattern,
            @Nullable String scope,
            @Nullable List<String> goods,
            @Nullable String fact) {}

    record ChangeRow(
            long id,
            String state,
            int revision,
            String title,
            List<String> rules,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String begunBy,
            Instant begunAt,
            @Nullable Integer edition) {}

    record RevisionView(int revision, String who, Instant at, String title, String reason, String page) {}

    record PublicationView(int edition, String who, Instant at, boolean alone, int testsRun) {}

    record WithdrawalView(@Nullable Integer edition, String who, Instant at, String reason) {}

    /** A rule as it counts without this change, and as the change has it. */
    record Turn(String rule, boolean addition, String before, String after) {}

    /**
     * @param faults why it does not fit the book that this program brings; a live one does not count then
     * @param approvable whether the asker may approve it, as far as persons go
     */
    record ChangeView(
            long id,
            String state,
            int revision,
            String title,
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String page,
            List<String> rules,
            List<Turn> turns,
            List<RuleFault> faults,
            List<RevisionView> revisions,
            @Nullable PublicationView published,
            @Nullable WithdrawalView withdrawn,
            boolean mine,
            boolean approvable,
            int officers) {}

    record FailedView(String rule, String text, String expected, String actual) {}

    /** What a page is worth: its faults, or how many test lines of the whole book with it were run, and which failed. */
    record Checked(List<RuleFault> faults, int testsRun, List<FailedView> failed) {}

    record PageText(String page) {}

    record BroughtView(
            String page,
            int items,
            int same,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    @GetMapping
    Page<ChangeRow> all(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        int most = Page.limit(limit);
        List<RuleChange> found =
                changes.listed(state.toUpperCase(Locale.ROOT), rule, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, change -> Long.toString(change.id())).map(this::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ChangeView draft(@AuthenticationPrincipal @Nullable Person person, @RequestBody DraftBody body) {
        Person officer = Officers.only(person);
        return view(RuleRefusals.done(desk.draft(read(body), officer.id())), officer);
    }

    @GetMapping("/{id}")
    ChangeView one(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Person reader = Officers.orAdmin(person);
        return view(changes.one(id).orElseThrow(Problem::notFound), reader);
    }

    @PutMapping("/{id}")
    ChangeView revise(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody DraftBody body) {
        Person officer = Officers.only(person);
        return view(RuleRefusals.done(desk.revise(id, revision(body.revision()), read(body), officer.id())), officer);
    }

    /** Another person lets it go live; with one officer alone an administrator may. */
    @PostMapping("/{id}/approve")
    ChangeView approve(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody ApprovalBody body) {
        Person reader = Officers.orAdmin(person);
        int revision = revision(body.revision());
        return view(RuleRefusals.done(desk.publish(id, revision, reader.id(), reader.is(Role.OFFICER))), reader);
    }

    /** A live change leaves the book; a draft is given up. */
    @PostMapping("/{id}/withdraw")
    ChangeView withdraw(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody WithdrawalBody body) {
        Person officer = Officers.only(person);
        String reason = Fields.text(body.reason(), "reason", MOST_REASON);
        return view(RuleRefusals.done(desk.withdraw(id, officer.id(), reason)), officer);
    }

    /** Checks a page and runs the tests of the whole book with it; nothing is kept. */
    @PostMapping("/check")
    Checked check(@AuthenticationPrincipal @Nullable Person person, @RequestBody DraftBody body) {
        Officers.orAdmin(person);
        String page = page(body.page());
        LocalDate from = Fields.day(body.from(), "from");
        try {
            TestRun run = desk.tested(new RulePage("page", page, from, null));
            return new Checked(
                    List.of(),
                    run.run(),
                    run.failed().stream().map(RuleChangeEndpoints::failed).toList());
        } catch (UnfitRules wrong) {
            return new Checked(wrong.faults(), 0, List.of());
        }
    }

    /** What a form adds, written into a page; nothing is kept. */
    @PostMapping("/compose")
    PageText compose(@AuthenticationPrincipal @Nullable Person person, @RequestBody FormBody body) {
        Officers.only(person);
        String page = body.page() == null ? "" : page(body.page());
        RuleText.Form form = form(body);
        String composed;
        try {
            if (!page.isEmpty()) {
                // What cannot be read would be lost from the page.
                RuleSheet.of(RulePage.always("page", page));
            }
            composed = RuleText.with(page, form);
            books.with(RulePage.always("page", composed));
        } catch (UnfitRules wrong) {
            throw RuleRefusals.unfit(wrong.faults());
        }
        return new PageText(composed);
    }

    /** A zip of pages, a page or rule in YAML, or words in CSV, as the page of a draft; nothing is kept. */
    @PostMapping("/import")
    BroughtView bring(@AuthenticationPrincipal @Nullable Person person, @RequestParam MultipartFile file)
            throws IOException {
        Officers.only(person);
        if (file.getSize() > RuleFiles.MOST_BYTES) {
            throw new Problem(413, "too-large", "文件太大，最多 4 MB", "the file is too large; 4 MB at most");
        }
        String name = file.getOriginalFilename() == null ? "page.yaml" : file.getOriginalFilename();
        RuleFiles.Brought brought = files.read(name, file.getBytes());
        if (!brought.faults().isEmpty()) {
            throw RuleRefusals.unfit(brought.faults());
        }
        return new BroughtView(brought.page(), brought.items(), brought.same(), brought.from(), brought.until());
    }

    private Draft read(DraftBody body) {
        LocalDate from = Fields.day(body.from(), "from");
        LocalDate until = Fields.day(body.until(), "until");
        if (from != null && until != null && !from.isBefore(until)) {
            throw Problem.nonsense("until", "停止日期应晚于生效日期", "until: after the first day");
        }
        return new Draft(
                Fields.text(body.title(), "title", MOST_TITLE),
                Fields.text(body.reason(), "reason", MOST_REASON),
                from,
                until,
                page(body.page()));
    }

    private static String page(@Nullable String page) {
        if (page == null || page.isBlank()) {
            throw Problem.nonsense("page", "请写规则内容", "a page of rules is required");
        }
        if (page.length() > RulePage.MAX_CHARS) {
            throw Problem.nonsense(
                    "page", "最多 " + RulePage.MAX_CHARS + " 个字", RulePage.MAX_CHARS + " characters at most");
        }
        return page.replace("\r\n", "\n");
    }

    /** The revision that was read, of a change or of a version of the second reader. */
    static int revision(@Nullable Integer revision) {
        if (revision == null || revision < 1) {
            throw Problem.nonsense("revision", "请说明针对第几稿", "revision: the one that was read, from 1 on");
        }
        return revision;
    }

    private static RuleText.Form form(FormBody body) {
        return new RuleText.Form(
                Fields.text(body.to(), "to", 40),
                Fields.optional(body.note(), "note", MOST_REASON),
                texts(body.terms(), "terms").stream()
                        .map(RuleText::normal)
                        .filter(term -> !term.isEmpty())
                        .distinct()
                        .toList(),
                texts(body.proof(), "proof"),
                Fields.optional(body.verdict(), "verdict", 20),
                texts(body.without(), "without"),
                excuses(body.exemptions()),
                Fields.optional(body.message(), "message", 200),
                Fields.optional(body.messageEn(), "messageEn", 200),
                Fields.optional(body.rewrite(), "rewrite", 200),
                texts(body.violates(), "violates"),
                texts(body.clear(), "clear"),
                texts(body.needsEvidence(), "needsEvidence"));
    }

    private static List<RuleSheet.Excuse> excuses(@Nullable List<ExcuseBody> bodies) {
        var excuses = new ArrayList<RuleSheet.Excuse>();
        for (ExcuseBody one : bodies == null ? List.<ExcuseBody>of() : bodies) {
            if (one == null) {
                throw Problem.nonsense("exemptions", "豁免不能为空", "exemptions: none may be empty");
            }
            excuses.add(new RuleSheet.Excuse(
                    Fields.text(one.id(), "exemptions", 60),
                    Fields.optional(one.pattern(), "exemptions", 2_000),
                    Fields.optional(one.scope(), "exemptions", 20),
                    texts(one.goods(), "exemptions"),
                    Fields.optional(one.fact(), "exemptions", 60)));
        }
        return excuses;
    }

    private static List<String> texts(@Nullable List<String> texts, String field) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > 500) {
            throw Problem.nonsense(field, "最多 500 条", "500 at most");
        }
        return texts.stream()
                .map(text -> Fields.optional(text, field, 500))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static FailedView failed(TestRun.Failed failed) {
        return new FailedView(
                failed.test().rule(),
                failed.test().text(),
                failed.test().expected().name().toLowerCase(Locale.ROOT),
                failed.actual().name().toLowerCase(Locale.ROOT));
    }

    private ChangeRow row(RuleChange change) {
        RuleChange.Publication published = change.published();
        return new ChangeRow(
                change.id(),
                state(change),
                change.revision(),
                change.draft().title(),
                change.rules(),
                change.draft().from(),
                change.draft().until(),
                people.nickname(change.begunBy()),
                change.begunAt(),
                published == null ? null : published.edition());
    }

    private static String state(RuleChange change) {
        return change.state().name().toLowerCase(Locale.ROOT);
    }

    private ChangeView view(RuleChange change, Person reader) {
        RuleChange.Publication published = change.published();
        RuleChange.Withdrawal withdrawn = change.withdrawn();
        Set<Long> writers = changes.writers(change.id());
        List<RuleFault> faults = books.now().unfit().getOrDefault(change.id(), List.of());
        List<RuleSheet> sheets = List.of();
        try {
            sheets = RuleSheet.of(change.page());
        } catch (UnfitRules wrong) {
            // It could be read once: it is shown as it stands, with what is wrong with it now.
            faults = wrong.faults();
        }
        return new ChangeView(
                change.id(),
                state(change),
                change.revision(),
                change.draft().title(),
                change.draft().reason(),
                change.draft().from(),
                change.draft().until(),
                change.draft().page(),
                change.rules(),
                turns(change, sheets),
                faults,
                changes.revisions(change.id()).stream().map(this::view).toList(),
                published == null
                        ? null
                        : new PublicationView(
                                published.edition(),
                                people.nickname(published.by()),
                                published.at(),
                                published.alone(),
                                published.testsRun()),
                withdrawn == null
                        ? null
                        : new WithdrawalView(
                                withdrawn.edition(), people.nickname(withdrawn.by()), withdrawn.at(), withdrawn.why()),
                writers.contains(reader.id()),
                change.state() == RuleChange.State.DRAFT && eyes.allow(writers, reader),
                people.countOf(Role.OFFICER));
    }

    private RevisionView view(RuleChange.Revision revision) {
        return new RevisionView(
                revision.revision(),
                people.nickname(revision.by()),
                revision.at(),
                revision.draft().title(),
                revision.draft().reason(),
                revision.draft().page());
    }

    private List<Turn> turns(RuleChange change, List<RuleSheet> sheets) {
        String own = RuleChange.pageName(change.id());
        return sheets.stream()
                .map(sheet -> new Turn(
                        sheet.id(),
                        sheet.addition(),
                        sheet.addition()
                                ? ""
                                : books.now().sheets().stream()
                                        .filter(other -> other.id().equals(sheet.id())
                                                && !other.addition()
                                                && !Objects.equals(other.page(), own))
                                        .map(RuleSheet::yaml)
                                        .reduce("", (_, later) -> later),
                        sheet.yaml()))
                .toList();
    }
}
