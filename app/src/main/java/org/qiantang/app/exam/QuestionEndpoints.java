package org.qiantang.app.exam;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
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

/** Questions made of findings: proposed, written, agreed to by another, withdrawn. */
@RestController
@RequestMapping("/api/officer/questions")
class QuestionEndpoints {
    private static final int MOST_REASON = 200;
    private static final Set<String> STATES = Set.of("", "DRAFT", "PUBLISHED", "WITHDRAWN");

    private final QuestionDesk desk;
    private final QuestionTable questions;
    private final FoundLines lines;
    private final Proposals proposals;
    private final Guidance guidance;
    private final FourEyes eyes;
    private final People people;

    QuestionEndpoints(
            QuestionDesk desk,
            QuestionTable questions,
            FoundLines lines,
            Proposals proposals,
            Guidance guidance,
            FourEyes eyes,
            People people) {
        this.desk = desk;
        this.questions = questions;
        this.lines = lines;
        this.proposals = proposals;
        this.guidance = guidance;
        this.eyes = eyes;
        this.people = people;
    }

    record NewBody(
            @Nullable Long showId,
            @Nullable Long lineId,
            @Nullable DraftBody draft) {}

    record AgreementBody(@Nullable Integer revision) {}

    record WithdrawalBody(@Nullable String reason) {}

    /** {@code state} is DRAFT, PUBLISHED or WITHDRAWN. */
    @GetMapping
    Page<QuestionView.Row> questionsOfFindings(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String course,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        if (!STATES.contains(state)) {
            throw Problem.nonsense("state", "应为 DRAFT、PUBLISHED 或 WITHDRAWN", "DRAFT, PUBLISHED or WITHDRAWN");
        }
        int most = Page.limit(limit);
        return Page.of(
                        questions.listed(state, course, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        question -> Long.toString(question.id()))
                .map(this::row);
    }

    /** A draft made of a finding, for an officer to put right; {@code kind} is VERDICT, ARTICLE or LAWFUL. */
    @GetMapping("/proposal")
    QuestionView.Proposal proposedQuestion(
            @RequestParam long show,
            @RequestParam long line,
            @RequestParam(defaultValue = "VERDICT") String kind,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        Found found = lines.line(show, line).orElseThrow(Problem::notFound);
        if (found.goesOn()) {
            throw QuestionRefusals.beginsEarlier();
        }
        List<Identity> identities = lines.identities(show);
        return new QuestionView.Proposal(
                show,
                line,
                found.text(),
                lines.stands(show, line),
                proposals.of(found, identities, DraftBody.kindOf(kind)),
                known(identities));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    QuestionView.Whole draftQuestion(@RequestBody NewBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        Long show = body.showId();
        Long line = body.lineId();
        if (show == null || line == null) {
            throw Problem.nonsense("lineId", "请从一条线索出题", "say of which finding it is made");
        }
        return view(QuestionRefusals.done(desk.draft(show, line, read(body.draft()), officer.id())), officer);
    }

    @GetMapping("/{id}")
    QuestionView.Whole questionOfFinding(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Person reader = Officers.orAdmin(person);
        return view(questions.one(id).orElseThrow(Problem::notFound), reader);
    }

    @PutMapping("/{id}")
    QuestionView.Whole reviseQuestion(
            @PathVariable long id, @RequestBody DraftBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        int revision = revision(body.revision());
        return view(QuestionRefusals.done(desk.revise(id, revision, read(body), officer.id())), officer);
    }

    /** Another person agrees that it is asked; with one officer alone an administrator may. */
    @PostMapping("/{id}/approve")
    QuestionView.Whole approveQuestion(
            @PathVariable long id, @RequestBody AgreementBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person reader = Officers.orAdmin(person);
        int revision = revision(body.revision());
        return view(QuestionRefusals.done(desk.publish(id, revision, reader.id(), reader.is(Role.OFFICER))), reader);
    }

    /** It is asked no more; a draft is given up. */
    @PostMapping("/{id}/withdraw")
    QuestionView.Whole withdrawQuestion(
            @PathVariable long id, @RequestBody WithdrawalBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        String reason = Fields.text(body.reason(), "reason", MOST_REASON);
        return view(QuestionRefusals.done(desk.withdraw(id, reason, officer.id())), officer);
    }

    private Draft read(@Nullable DraftBody body) {
        if (body == null) {
            throw Problem.nonsense("draft", "请填写题目", "write the question");
        }
        return body.read(guidance.courses());
    }

    private static int revision(@Nullable Integer revision) {
        if (revision == null) {
            throw Problem.nonsense("revision", "请说明是第几稿", "say which revision was read");
        }
        return revision;
    }

    private QuestionView.Row row(ExamQuestion question) {
        return new QuestionView.Row(
                question.id(),
                question.state().name(),
                question.revision(),
                question.draft().course(),
                question.draft().kind().name(),
                question.draft().rule(),
                question.draft().lineZh(),
                people.nickname(question.begunBy()),
                question.begunAt());
    }

    private QuestionView.Whole view(ExamQuestion question, Person asker) {
        List<Identity> identities = lines.identities(question.showId());
        Set<Long> writers = questions.writers(question.id());
        ExamQuestion.Publication published = question.published();
        ExamQuestion.Withdrawal withdrawn = question.withdrawn();
        return new QuestionView.Whole(
                question.id(),
                question.state().name(),
                question.revision(),
                question.showId(),
                question.lineId(),
                lines.line(question.showId(), question.lineId())
                        .map(Found::text)
                        .orElse(""),
                lines.stands(question.showId(), question.lineId()),
                question.draft(),
                Unknowable.standing(question.asked(), identities),
                known(identities),
                revisions(question.id()),
                published == null
                        ? null
                        : new QuestionView.Published(
                                people.nickname(published.by()), published.at(), published.alone()),
                withdrawn == null
                        ? null
                        : new QuestionView.Withdrawn(
                                withdrawn.reason().name(),
                                withdrawn.words(),
                                withdrawn.by() == null ? "" : people.nickname(withdrawn.by()),
                                withdrawn.at()),
                writers.contains(asker.id()),
                eyes.allow(writers, asker),
                people.countOf(Role.OFFICER));
    }

    private static List<QuestionView.Known> known(List<Identity> identities) {
        return identities.stream()
                .map(one -> new QuestionView.Known(one.kind().name(), one.name()))
                .toList();
    }

    private List<QuestionView.Revision> revisions(long questionId) {
        return questions.revisions(questionId).stream()
                .map(one -> new QuestionView.Revision(
                        one.revision(),
                        people.nickname(one.by()),
                        one.at(),
                        one.draft().lineZh()))
                .toList();
    }
}
