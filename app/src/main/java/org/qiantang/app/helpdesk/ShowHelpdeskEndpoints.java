package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.Mode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The helpdesk of a running show in its control room: how it works, what it suggests, and what staff do with it. */
@RestController
@RequestMapping("/api/studio/shows/{id}/helpdesk")
class ShowHelpdeskEndpoints {
    static final int MOST_WORDS = 300;

    private final Helpdesk helpdesk;
    private final HandOverRows handOvers;
    private final FaqDesk faq;
    private final Team team;
    private final InstantSource clock;

    ShowHelpdeskEndpoints(Helpdesk helpdesk, HandOverRows handOvers, FaqDesk faq, Team team, InstantSource clock) {
        this.helpdesk = helpdesk;
        this.handOvers = handOvers;
        this.faq = faq;
        this.team = team;
        this.clock = clock;
    }

    record SettingBody(
            @Nullable String mode,
            @Nullable Integer sureness,
            @Nullable Integer thanksSeconds) {}

    record WordsBody(@Nullable String text) {}

    /** {@code kind} is told, ask_back, hand_over or declined; {@code verdict} the guard's word for the answer. */
    record Suggested(
            long id,
            String kind,
            String question,
            String text,
            @Nullable Long itemId,
            int askers,
            boolean buyer,
            boolean simulated,
            Instant since,
            List<FactUsed> facts,
            boolean grounded,
            String verdict,
            String message,
            int sureness) {}

    record Counts(
            long said,
            long handedOver,
            long thanked,
            long joined,
            long tooManyOfOne,
            long full,
            long missed,
            long dropped,
            int gathering) {}

    /** {@code quietSince} is when the helpdesk fell silent because the room quarrels; null while it does not. */
    record Status(
            String mode,
            int sureness,
            int thanksSeconds,
            @Nullable Instant quietSince,
            List<Suggested> waiting,
            int handedOver,
            Counts counts) {}

    /** What came of it: the line that was said, the question that was handed over, the FAQ that was proposed. */
    record Done(
            @Nullable Long lineId,
            @Nullable Long questionId,
            @Nullable Long faqId) {}

    @GetMapping
    Status helpdesk(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        team.requireSight(person, id);
        return status(id, Fields.signedIn(person));
    }

    @PutMapping
    Status set(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody SettingBody body) {
        team.require(person, id, Act.ANSWER);
        Person who = Fields.signedIn(person);
        Setting now = helpdesk.setting(id).orElseThrow(Problem::notFound);
        int sureness = body.sureness() == null ? now.sureness() : body.sureness();
        int thanks = body.thanksSeconds() == null ? now.thanksSeconds() : body.thanksSeconds();
        if (sureness < 0 || sureness > 100) {
            throw Problem.nonsense("sureness", "把握须在 0–100 之间", "sureness: 0..100");
        }
        if (thanks != 0 && (thanks < Setting.LEAST_THANKS || thanks > 3_600)) {
            throw Problem.nonsense(
                    "thanksSeconds", "答谢间隔为 0（不答谢）或 20–3600 秒", "thanksSeconds: 0 for none, or 20..3600");
        }
        helpdesk.set(id, new Setting(mode(body.mode(), now.mode()), sureness, thanks), who.id());
        return status(id, who);
    }

    /** Says a suggested answer: as it is, or in the words of the body. */
    @PostMapping("/{suggestion}/say")
    Done sayAnswer(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @PathVariable long suggestion,
            @RequestBody WordsBody body) {
        team.require(person, id, Act.ANSWER);
        Person who = Fields.signedIn(person);
        LiveDesk desk = desk(id);
        String text = Fields.optional(body.text(), "text", MOST_WORDS);
        return done(
                id,
                text.isEmpty()
                        ? desk.approve(suggestion, who.id(), clock.instant())
                        : desk.correct(suggestion, text, who.id(), clock.instant()),
                who);
    }

    /** Hands the question to people, and tells who asked so. */
    @PostMapping("/{suggestion}/hand-over")
    Done handOver(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @PathVariable long suggestion) {
        team.require(person, id, Act.ANSWER);
        Person who = Fields.signedIn(person);
        return done(id, desk(id).pass(suggestion, who.id(), clock.instant()), who);
    }

    @DeleteMapping("/{suggestion}")
    Status dismiss(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @PathVariable long suggestion) {
        team.require(person, id, Act.ANSWER);
        if (!desk(id).dismiss(suggestion, clock.instant())) {
            throw Refusals.gone();
        }
        return status(id, Fields.signedIn(person));
    }

    private LiveDesk desk(long showId) {
        return helpdesk.of(showId).orElseThrow(Refusals::gone);
    }

    private Done done(long showId, Approval approval, Person who) {
        return switch (approval) {
            case Approval.Said(long lineId, Suggestion from, var corrected) ->
                new Done(lineId, null, corrected == null ? null : proposed(showId, from, corrected, who));
            case Approval.HandedOver(long questionId) -> new Done(null, questionId, null);
            case Approval.Gone() -> throw Refusals.gone();
            case Approval.Moved(String text) -> throw Refusals.moved(text);
            case Approval.NotClear(String message) -> throw Refusals.notClear(message);
            case Approval.Refused(Refusal refusal) -> throw Refusals.of(refusal);
        };
    }

    /** What a person said better than the machine may be of use again. */
    private @Nullable Long proposed(long showId, Suggestion from, String text, Person who) {
        long merchantId = helpdesk.merchantOf(showId).orElseThrow();
        return faq.propose(
                        merchantId,
                        new FaqDesk.Wording(
                                from.draft().productId(), from.group().text(), text),
                        from.draft().facts(),
                        null,
                        who.id())
                .map(Faq::id)
                .orElse(null);
    }

    private Status status(long showId, Person who) {
        Setting setting = helpdesk.setting(showId).orElseThrow(Problem::notFound);
        Optional<LiveDesk.Status> live = helpdesk.of(showId).map(desk -> desk.status(clock.instant()));
        int open = helpdesk.merchantOf(showId)
                .map(merchant -> handOvers.openIn(merchant, showId))
                .orElse(0);
        boolean reads = team.may(who, showId, Act.ANSWER);
        return new Status(
                setting.mode().name().toLowerCase(Locale.ROOT),
                setting.sureness(),
                setting.thanksSeconds(),
                live.map(LiveDesk.Status::quietSince).orElse(null),
                reads
                        ? live.map(now -> now.waiting().stream()
                                        .map(ShowHelpdeskEndpoints::suggested)
                                        .toList())
                                .orElse(List.of())
                        : List.of(),
                open,
                live.map(ShowHelpdeskEndpoints::counts).orElse(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0)));
    }

    private static Counts counts(LiveDesk.Status now) {
        Intake.Counts intake = now.intake();
        return new Counts(
                now.said(),
                now.handedOver(),
                now.thanked(),
                intake.joined(),
                intake.tooManyOfOne(),
                intake.full(),
                now.missed(),
                now.dropped(),
                intake.waiting());
    }

    private static Suggested suggested(Suggestion one) {
        Draft draft = one.draft();
        return new Suggested(
                one.id(),
                draft.kind().name().toLowerCase(Locale.ROOT),
                one.group().text(),
                one.text(),
                draft.itemId(),
                one.group().count(),
                one.group().buyer(),
                !one.group().isOfPerson(),
                one.group().since(),
                draft.facts(),
                draft.grounded(),
                draft.judged().verdict(),
                draft.judged().message(),
                draft.sureness());
    }

    private static Mode mode(@Nullable String word, Mode now) {
        if (word == null) {
            return now;
        }
        for (Mode mode : Mode.values()) {
            if (mode.name().equalsIgnoreCase(word)) {
                return mode;
            }
        }
        throw Problem.nonsense("mode", "mode 应为 off、suggest 或 alone", "mode: off, suggest or alone");
    }
}
