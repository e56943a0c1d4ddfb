package org.qiantang.app.doubt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.FindingEvent.Ruling;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Doubtful acts, likes and orders (刷单刷量) for officers: the list, one with the events behind it, and judging. */
@RestController
@RequestMapping("/api/officer/doubts")
class DoubtEndpoints {
    private static final int MOST_REASON = 200;
    private static final Map<String, Ruling> RULINGS =
            Map.of("confirmed", Ruling.CONFIRMED, "withdrawn", Ruling.WITHDRAWN);

    private final DoubtRows rows;
    private final DoubtDesk desk;
    private final OwnWrites ownWrites;

    DoubtEndpoints(DoubtRows rows, DoubtDesk desk, OwnWrites ownWrites) {
        this.rows = rows;
        this.desk = desk;
        this.ownWrites = ownWrites;
    }

    /** All rules, in the order in which they are told. */
    record Rules(List<DoubtRule.Told> rules) {
        Rules {
            rules = List.copyOf(rules);
        }
    }

    /** {@code ruling} is confirmed, or withdrawn for a false alarm. */
    record Judging(@Nullable String ruling, @Nullable String reason) {}

    @GetMapping
    Page<Doubt> doubts(
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable Long show,
            @RequestParam @Nullable Long shop,
            @RequestParam @Nullable Long account,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        int most = Page.limit(limit);
        var filter = new DoubtFilter(rule, state, show, shop, account);
        return Page.of(
                rows.list(filter, Bookmark.read(after, Bookmark.NEWEST), most + 1),
                most,
                doubt -> doubt.place().cursor());
    }

    /** What makes something doubtful, with the public source of each rule. */
    @GetMapping("/rules")
    Rules doubtRules(@AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        return new Rules(Arrays.stream(DoubtRule.values()).map(DoubtRule::told).toList());
    }

    @GetMapping("/{id}")
    Doubt doubt(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        return rows.one(id).orElseThrow(Problem::notFound);
    }

    /** The events of the journal behind it. */
    @GetMapping("/{id}/events")
    Page<Doubt.Proof> doubtEvents(
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        int most = Page.limit(limit);
        Doubt doubt = rows.one(id).orElseThrow(Problem::notFound);
        return Page.of(
                        rows.proofs(doubt.doubtId(), Page.after(after, 0), most + 1),
                        most,
                        placed -> String.valueOf(placed.place()))
                .map(DoubtRows.Placed::proof);
    }

    /** Confirms a doubt or calls it a false alarm; what was judged last counts. */
    @PostMapping("/{id}/judgement")
    Doubt judgeDoubt(
            @PathVariable long id, @RequestBody Judging body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        String word = body.ruling();
        Ruling ruling = word == null ? null : RULINGS.get(word);
        if (ruling == null) {
            throw Problem.nonsense("ruling", "结论应为 confirmed 或 withdrawn", "ruling: confirmed or withdrawn");
        }
        String reason = Fields.text(body.reason(), "reason", MOST_REASON);
        Doubt doubt = rows.one(id).orElseThrow(Problem::notFound);
        Office.Written<Boolean> written = desk.judge(doubt, ruling, reason, officer.id());
        ownWrites.await(written);
        return rows.one(id).orElseThrow(Problem::notFound);
    }
}
