package org.qiantang.app.selfcheck;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Self-checks for officers and administrators: how many of each kind did theirs, who never did, and one subject's answers. */
@RestController
@RequestMapping("/api/govern/self-checks")
class CheckOverviewEndpoints {
    private static final Set<String> STATES =
            Arrays.stream(Renewal.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Overview overview;
    private final Checks checks;

    CheckOverviewEndpoints(Overview overview, Checks checks) {
        this.overview = overview;
        this.checks = checks;
    }

    @GetMapping("/summary")
    CheckView.Summary selfCheckSummary(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return new CheckView.Summary(Renewal.DAYS, overview.summary());
    }

    /** {@code row} is platform, merchant, operator, host or agency; {@code state} is NEVER, PARTIAL, CURRENT or DUE. */
    @GetMapping
    Page<CheckView.InList> selfChecksOfAll(
            @RequestParam(defaultValue = "") String row,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        if (!row.isEmpty() && CheckRow.named(row).isEmpty()) {
            throw Problem.nonsense("row", "没有这一类主体", "row: one of " + CheckRow.words());
        }
        if (!state.isEmpty() && !STATES.contains(state)) {
            throw Problem.nonsense("state", "没有这种状态", "NEVER, PARTIAL, CURRENT or DUE");
        }
        var wanted = new Overview.Wanted(row, state, Fields.optional(q, "q", 40));
        int most = Page.limit(limit);
        Bookmark place = Bookmark.read(after, new Bookmark(-1, Long.MAX_VALUE));
        return Page.of(
                        overview.listed(wanted, place, most + 1),
                        most,
                        one -> new Bookmark(one.rank(), one.told().id()).cursor())
                .map(Overview.Row::told);
    }

    /** What a host, an agency or the platform answered; what shops answered is in the register of subjects. */
    @GetMapping("/{row}/{id}")
    CheckView.Own selfCheckOfOne(
            @PathVariable String row, @PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return checks.own(CheckRow.answeredHere(row), id);
    }

    @GetMapping("/{row}/{id}/history")
    Page<CheckView.Submission> selfCheckHistoryOfOne(
            @PathVariable String row,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return checks.history(CheckRow.answeredHere(row), id, Page.after(after, Long.MAX_VALUE), Page.limit(limit));
    }
}
