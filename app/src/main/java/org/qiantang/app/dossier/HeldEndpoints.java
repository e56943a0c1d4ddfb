package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lines of chat that the guard held back, for officers: reading them, judging them, and counting them by rule. */
@RestController
@RequestMapping("/api/officer/findings/held")
class HeldEndpoints {
    private static final Duration COUNTED = Duration.ofDays(90);

    private final HeldRows rows;
    private final HeldJudgements judgements;
    private final FindingSheets sheets;
    private final FindingReaders readers;
    private final Ids ids;
    private final InstantSource clock;

    HeldEndpoints(
            HeldRows rows,
            HeldJudgements judgements,
            FindingSheets sheets,
            FindingReaders readers,
            Ids ids,
            InstantSource clock) {
        this.rows = rows;
        this.judgements = judgements;
        this.sheets = sheets;
        this.readers = readers;
        this.ids = ids;
        this.clock = clock;
    }

    /** {@code ruling} is right where the rules held the line back rightly, else wrong. */
    record HeldRulingBody(@Nullable String ruling, @Nullable String reason) {}

    /** What the rules held back since a time, the rule that was found wrong most often first. */
    record HeldByRule(Instant since, List<HeldJudgements.HeldRuleCount> rules) {
        HeldByRule {
            rules = List.copyOf(rules);
        }
    }

    /** Lines of chat that the guard held back before anybody in the room saw them. */
    @GetMapping
    Page<HeldSheet> linesHeldBack(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable Long show,
            @RequestParam @Nullable Long shop,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String judged,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        int most = Page.limit(limit);
        var found = new FoundFilter(q, show, shop, severity, category, "", "", "", from, until);
        var filter = new HeldFilter(found, rule, judged);
        Page<HeldSheet> page = Page.of(
                        rows.stream(filter, Bookmark.read(after, Bookmark.NEWEST), most + 1),
                        most,
                        row -> row.place().cursor())
                .map(sheets::held);
        readers.readHeld(filter.told(), officer.id());
        return page;
    }

    /** How many lines each rule held back in 90 days, and how many of them officers found rightly or wrongly held. */
    @GetMapping("/rules")
    HeldByRule linesHeldBackByRule(@AuthenticationPrincipal @Nullable Person person) {
        Officers.officer(person);
        Instant since = clock.instant().minus(COUNTED);
        return new HeldByRule(since, judgements.byRule(since));
    }

    /** Says whether the rules held a line back rightly; a later word counts instead, and nothing else comes of it. */
    @PostMapping("/{line}/judgement")
    HeldSheet judgeHeldLine(
            @PathVariable long line,
            @RequestBody HeldRulingBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        boolean rightly = rightly(body.ruling());
        String reason = Fields.text(body.reason(), "reason", FindingEndpoints.MOST_REASON);
        if (rows.one(line).isEmpty()) {
            throw Problem.notFound();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        judgements.add(ids.next(), line, new HeldJudgements.Judgement(rightly, reason, officer.id(), now));
        return sheets.held(rows.one(line).orElseThrow(Problem::notFound));
    }

    private static boolean rightly(@Nullable String ruling) {
        boolean right = "right".equals(ruling);
        if (!right && !"wrong".equals(ruling)) {
            throw Problem.nonsense("ruling", "结论应为 right 或 wrong", "ruling: right or wrong");
        }
        return right;
    }
}
