package org.qiantang.app.selfcheck;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.CheckEvent.PointShown;
import org.qiantang.event.RegisterEvent.Answer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own rows of the self-check: a host's, an agency's, and the platform's for its administrators. */
@RestController
@RequestMapping("/api/me/self-checks")
class MyCheckEndpoints {
    private static final int MOST_POINTS = 60;
    private static final int MOST_WORDS = 200;

    private final Checks checks;
    private final Entitled entitled;
    private final CheckDesk desk;
    private final OwnWrites ownWrites;
    private final InstantSource clock;

    MyCheckEndpoints(Checks checks, Entitled entitled, CheckDesk desk, OwnWrites ownWrites, InstantSource clock) {
        this.checks = checks;
        this.entitled = entitled;
        this.desk = desk;
        this.ownWrites = ownWrites;
        this.clock = clock;
    }

    /** {@code proof} says what can be shown, {@code provenOn} its day, {@code dueOn} by when it is put right. */
    record NewAnswer(
            @Nullable String point,
            @Nullable String answer,
            @Nullable String note,
            @Nullable String proof,
            @Nullable String provenOn,
            @Nullable String dueOn) {}

    record NewAnswers(@Nullable List<@Nullable NewAnswer> answers) {}

    @GetMapping
    CheckView.Mine mySelfChecks(@AuthenticationPrincipal @Nullable Person person) {
        Person who = Fields.signedIn(person);
        return new CheckView.Mine(
                checks.version(),
                Renewal.DAYS,
                entitled.rows(who).stream()
                        .map(row -> checks.own(row, subject(row, who)))
                        .toList());
    }

    /** Answers some points of a row; the same again confirms that it is still so. */
    @PostMapping("/{row}")
    CheckView.Own answerSelfCheck(
            @PathVariable String row, @RequestBody NewAnswers body, @AuthenticationPrincipal @Nullable Person person) {
        Person who = Fields.signedIn(person);
        CheckRow own = own(row, who);
        List<PointShown> answers = read(body.answers(), checks.points(own));
        Office.Written<Long> written = desk.answer(own, subject(own, who), checks.version(), answers, who.id());
        ownWrites.await(written);
        return checks.own(own, subject(own, who));
    }

    @GetMapping("/{row}/history")
    Page<CheckView.Submission> mySelfCheckHistory(
            @PathVariable String row,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person who = Fields.signedIn(person);
        CheckRow own = own(row, who);
        return checks.history(own, subject(own, who), Page.after(after, Long.MAX_VALUE), Page.limit(limit));
    }

    private CheckRow own(String word, Person who) {
        CheckRow row = CheckRow.answeredHere(word);
        if (!entitled.rows(who).contains(row)) {
            throw new Problem(403, "forbidden", "这一份自查不由您填写", "this self-check is not yours to answer");
        }
        return row;
    }

    private static long subject(CheckRow row, Person who) {
        return row == CheckRow.PLATFORM ? 0 : who.id();
    }

    private List<PointShown> read(@Nullable List<@Nullable NewAnswer> typed, Set<String> points) {
        if (typed == null || typed.isEmpty() || typed.size() > MOST_POINTS) {
            throw Problem.nonsense("answers", "请至少回答一项", "answer one point at least");
        }
        var seen = new HashSet<String>();
        var answers = new ArrayList<PointShown>();
        for (NewAnswer one : typed) {
            if (one == null || one.point() == null || !points.contains(one.point()) || !seen.add(one.point())) {
                throw Problem.nonsense("point", "没有这一项，或者重复了", "no such point, or answered twice");
            }
            answers.add(read(one, one.point()));
        }
        return answers;
    }

    private PointShown read(NewAnswer typed, String point) {
        Answer answer = Arrays.stream(Answer.values())
                .filter(one -> one.name().equals(typed.answer()))
                .findFirst()
                .orElseThrow(() -> Problem.nonsense("answer", "请选择一个回答", "one of YES, NO, UNSURE, NOT_APPLICABLE"));
        String note = Fields.optional(typed.note(), "note", MOST_WORDS);
        String proof = Fields.optional(typed.proof(), "proof", MOST_WORDS);
        if (answer == Answer.YES && proof.isEmpty()) {
            throw Problem.nonsense("proof", "选“是”时请写明能出示的证明", "say which proof you can show");
        }
        if (answer == Answer.NOT_APPLICABLE && note.isEmpty()) {
            throw Problem.nonsense("note", "选“不适用”时请说明原因", "say why it does not apply");
        }
        LocalDate proven = answer == Answer.YES ? Fields.day(typed.provenOn(), "provenOn") : null;
        if (proven != null && proven.isAfter(LocalDate.ofInstant(clock.instant(), Renewal.CHINA))) {
            throw Problem.nonsense("provenOn", "证明的日期不能在今天以后", "the day of a proof is not after today");
        }
        boolean toDo = answer == Answer.NO || answer == Answer.UNSURE;
        LocalDate due = toDo ? Fields.day(typed.dueOn(), "dueOn") : null;
        return new PointShown(
                point,
                answer,
                note,
                answer == Answer.YES ? proof : "",
                proven == null ? null : proven.toString(),
                due == null ? null : due.toString());
    }
}
