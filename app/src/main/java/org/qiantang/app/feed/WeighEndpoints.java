package org.qiantang.app.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.recommend.weigh.Bounds;
import org.qiantang.engine.recommend.weigh.Outcome;
import org.qiantang.engine.recommend.weigh.Verdict;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ways to make lists, weighed by what was seen, for administrators; nothing is told of one person. */
@RestController
@RequestMapping("/api/admin/recommendations/weighing")
class WeighEndpoints {
    private static final int USUAL_DAYS = 28;

    private final Weighings weighings;

    WeighEndpoints(Weighings weighings) {
        this.weighings = weighings;
    }

    /** So many days back; left out, 28. */
    record WeighBody(@Nullable Integer days) {}

    record Estimate(double value, double low, double high) {}

    /**
     * The share of seen places after which it came to that within half an hour, by three estimates.
     *
     * @param outcome {@code click}, {@code watch}, {@code cart} or {@code pay}
     */
    record OutcomeRates(String outcome, Estimate ips, Estimate snips, Estimate dr) {}

    /**
     * @param effective so many places of equal weight would tell as much
     * @param covered share of places at which what would have been put there could have stood often enough
     * @param clipped share of all weight that was cut off
     */
    record Basis(long places, int people, double effective, double covered, double clipped) {}

    /**
     * One way to make lists.
     *
     * @param way {@code present}, {@code no_trials}, {@code relevance_only} or {@code popularity}
     * @param unsaid why nothing can be said; null where it can
     * @param basis null where so few people saw it that nothing of them is to be told
     * @param outcomes without those that came to too few people
     */
    record WayView(
            String way, @Nullable String unsaid, @Nullable Basis basis, List<OutcomeRates> outcomes) {}

    /** @param kind {@code room}, {@code product} or {@code video} */
    record KindView(String kind, List<WayView> ways) {}

    /** @param state {@code running}, {@code done} or {@code failed} */
    record WeighedView(
            int days,
            String state,
            Instant begunAt,
            @Nullable Instant endedAt,
            Instant from,
            Instant until,
            long total,
            long done,
            List<KindView> kinds) {}

    /** What is asked of a log before anything is said from it. */
    record Demands(
            double clip,
            double leastEffective,
            int leastPeople,
            int leastCame,
            double leastCovered,
            double mostClipped,
            double confidence,
            int mostDays,
            int mostPlaces) {}

    /** {@code last} is the one under way or the last one since the program was started. */
    record WeighBoard(Demands demands, @Nullable WeighedView last) {}

    /** The last weighing of ways to make lists, or how far the one under way has come; and what is asked of a log. */
    @GetMapping
    WeighBoard weighing(@AuthenticationPrincipal @Nullable Person person) {
        admin(person);
        return board();
    }

    /** Begins to weigh ways to make lists by what was seen in the last days; one at a time. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WeighBoard weigh(@RequestBody WeighBody body, @AuthenticationPrincipal @Nullable Person person) {
        admin(person);
        Integer given = body.days();
        int days = given == null ? USUAL_DAYS : given;
        if (days < 1 || days > Weighings.MOST_DAYS) {
            throw Problem.nonsense("days", "天数须在 1–" + Weighings.MOST_DAYS + " 之间", "days: 1.." + Weighings.MOST_DAYS);
        }
        if (weighings.begin(days).isEmpty()) {
            throw new Problem(
                    409, "weighing-under-way", "已有一次评估在进行，请等它结束", "a weighing is under way already; let it end first");
        }
        return board();
    }

    private WeighBoard board() {
        Bounds bounds = weighings.bounds();
        var demands = new Demands(
                bounds.clip(),
                bounds.leastEffective(),
                bounds.leastPeople(),
                bounds.leastCame(),
                bounds.leastCovered(),
                bounds.mostClipped(),
                bounds.confidence(),
                Weighings.MOST_DAYS,
                Weighings.MOST_PLACES);
        return new WeighBoard(
                demands, weighings.last().map(WeighEndpoints::view).orElse(null));
    }

    private static WeighedView view(Weighed weighed) {
        List<KindView> kinds = weighed.results().stream()
                .map(Weighed.Result::kind)
                .distinct()
                .map(kind -> new KindView(
                        word(kind),
                        weighed.results().stream()
                                .filter(result -> result.kind() == kind)
                                .map(WeighEndpoints::view)
                                .toList()))
                .toList();
        return new WeighedView(
                weighed.days(),
                word(weighed.state()),
                weighed.begunAt(),
                weighed.endedAt(),
                weighed.from(),
                weighed.until(),
                weighed.total(),
                weighed.done(),
                kinds);
    }

    private static WayView view(Weighed.Result result) {
        String way = word(result.way());
        return switch (result.verdict()) {
            case Verdict.Said said -> new WayView(way, null, basis(said.basis()), rates(said.estimates()));
            case Verdict.Unsaid unsaid ->
                new WayView(way, word(unsaid.why()), isOfFew(unsaid.why()) ? null : basis(unsaid.basis()), List.of());
        };
    }

    private static boolean isOfFew(Verdict.Why why) {
        return why == Verdict.Why.NOTHING_LOGGED || why == Verdict.Why.TOO_FEW_PEOPLE;
    }

    private static Basis basis(Verdict.Basis basis) {
        return new Basis(basis.places(), basis.people(), basis.effective(), basis.covered(), basis.clipped());
    }

    private static List<OutcomeRates> rates(Map<Outcome, Verdict.Estimates> estimates) {
        List<OutcomeRates> rates = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            Verdict.@Nullable Estimates one = estimates.get(outcome);
            if (one != null) {
                rates.add(new OutcomeRates(
                        word(outcome), estimate(one.ips()), estimate(one.snips()), estimate(one.dr())));
            }
        }
        return rates;
    }

    private static Estimate estimate(Verdict.Estimate one) {
        return new Estimate(one.value(), one.low(), one.high());
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static Person admin(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.ADMIN)) {
            throw new Problem(403, "forbidden", "只有管理员可以这样做", "only administrators may do this");
        }
        return who;
    }
}
