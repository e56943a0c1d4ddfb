package org.qiantang.app.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.event.RegisterEvent.Answer;
import org.qiantang.event.RegisterEvent.Party;
import org.qiantang.event.RegisterEvent.PointAnswered;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A shop's own side of the register: its papers' terms, its answers to the checklists, and an entry against it. */
@RestController
@RequestMapping("/api/studio/self-check")
class OwnRegisterEndpoints {
    static final String SELF_CHECK = "self-check";
    static final String MEDICAL_BEAUTY = "medical-beauty";
    /** The columns that a shop answers: as a merchant, and as the operator of its room. */
    static final Set<String> OWN_COLUMNS = Set.of("merchant", "operator");

    private static final int MOST_POINTS = 150;
    private static final int MOST_NOTE = 200;

    private final Register register;
    private final RegisterDesk desk;
    private final OwnWrites ownWrites;
    private final Guidance guidance;
    private final Team team;

    OwnRegisterEndpoints(Register register, RegisterDesk desk, OwnWrites ownWrites, Guidance guidance, Team team) {
        this.register = register;
        this.desk = desk;
        this.ownWrites = ownWrites;
        this.guidance = guidance;
        this.team = team;
    }

    record Doer(long personId, String nickname) {}

    /** {@code columns} are the subjects of the self-check that a shop answers. */
    record Own(
            List<String> columns,
            boolean sellsMedicalBeauty,
            boolean mayAnswer,
            List<SubjectView.Answered> answers,
            List<SubjectView.Check> papers,
            List<SubjectView.Listed> blacklist,
            List<Doer> doers) {}

    record NewAnswer(
            @Nullable String point,
            @Nullable String answer,
            @Nullable String note,
            @Nullable String dueOn,
            @Nullable Long doerId) {}

    /** {@code list} is self-check or medical-beauty. */
    record NewAnswers(@Nullable String list, @Nullable List<@Nullable NewAnswer> answers) {}

    @GetMapping
    Own own(@AuthenticationPrincipal @Nullable Person person) {
        long shop = Team.shopOf(person);
        return new Own(
                OWN_COLUMNS.stream().sorted().toList(),
                register.sellsMedicalBeauty(shop),
                team.mayInShop(person, shop, Act.GOODS),
                register.answers(shop),
                register.papers(shop),
                register.listed(Party.SHOP, shop).stream()
                        .filter(SubjectView.Listed::binds)
                        .toList(),
                doers(shop));
    }

    @PostMapping
    Own answer(@AuthenticationPrincipal @Nullable Person person, @RequestBody NewAnswers body) {
        long shop = team.shopFor(person, Act.GOODS);
        String list = list(body.list(), shop);
        Set<String> points = points(list);
        List<@Nullable NewAnswer> typed = body.answers() == null ? List.of() : body.answers();
        if (typed.isEmpty() || typed.size() > MOST_POINTS) {
            throw Problem.nonsense("answers", "请至少回答一项", "answer one point at least");
        }
        var seen = new HashSet<String>();
        var answers = new ArrayList<PointAnswered>();
        for (NewAnswer one : typed) {
            if (one == null || one.point() == null || !points.contains(one.point()) || !seen.add(one.point())) {
                throw Problem.nonsense("point", "没有这一项，或者重复了", "no such point, or answered twice");
            }
            answers.add(read(one, one.point(), shop));
        }
        String version = list.equals(SELF_CHECK)
                ? guidance.selfCheck().version()
                : guidance.medicalBeauty().version();
        Office.Written<Long> written = desk.answer(
                shop, list, version, answers, Fields.signedIn(person).id());
        ownWrites.await(written);
        return own(person);
    }

    private PointAnswered read(NewAnswer typed, String point, long shop) {
        Answer answer = Typed.choice(Answer.class, typed.answer(), "answer");
        String note = Fields.optional(typed.note(), "note", MOST_NOTE);
        if (answer == Answer.NOT_APPLICABLE && note.isEmpty()) {
            throw Problem.nonsense("note", "选“不适用”时请说明原因", "say why it does not apply");
        }
        boolean toDo = answer == Answer.NO || answer == Answer.UNSURE;
        LocalDate due = toDo ? Fields.day(typed.dueOn(), "dueOn") : null;
        Long doer = toDo ? typed.doerId() : null;
        if (doer != null && doers(shop).stream().noneMatch(one -> one.personId() == doer)) {
            throw Problem.nonsense("doerId", "请选择本店成员", "pick somebody of the shop");
        }
        return new PointAnswered(point, answer, note, due == null ? null : due.toString(), doer);
    }

    private String list(@Nullable String word, long shop) {
        if (SELF_CHECK.equals(word)) {
            return SELF_CHECK;
        }
        if (!MEDICAL_BEAUTY.equals(word)) {
            throw Problem.nonsense("list", "应为 self-check 或 medical-beauty", "self-check or medical-beauty");
        }
        if (!register.sellsMedicalBeauty(shop)) {
            throw Problem.nonsense("list", "本店没有医美类商品，不用填写", "the shop sells nothing of medical beauty");
        }
        return MEDICAL_BEAUTY;
    }

    private Set<String> points(String list) {
        return list.equals(SELF_CHECK)
                ? guidance.selfCheck().points(OWN_COLUMNS)
                : guidance.medicalBeauty().points();
    }

    private List<Doer> doers(long shop) {
        return register.peopleOf(shop).stream()
                .map(one -> new Doer(one.id(), one.name()))
                .toList();
    }
}
