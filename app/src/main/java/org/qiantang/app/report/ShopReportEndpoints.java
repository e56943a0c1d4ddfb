package org.qiantang.app.report;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Complaints that officers put to a shop: everybody of the shop reads, who plans its shows answers. */
@RestController
@RequestMapping("/api/studio/complaints")
class ShopReportEndpoints {
    private static final int MOST_WORDS = 500;

    private final ReportTable reports;
    private final ReportDesk desk;
    private final ReportViews views;
    private final Team team;

    ShopReportEndpoints(ReportTable reports, ReportDesk desk, ReportViews views, Team team) {
        this.reports = reports;
        this.desk = desk;
        this.views = views;
        this.team = team;
    }

    record Owed(int count) {}

    record AnswerBody(@Nullable String words) {}

    /** {@code state} is open for those that wait for the shop, closed for the others, and may be left out. */
    @GetMapping
    Page<ReportViews.ForShop> complaints(
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = Team.shopOf(person);
        if (!state.isEmpty() && !state.equals("open") && !state.equals("closed")) {
            throw Problem.nonsense("state", "state 应为 open 或 closed", "state: open or closed");
        }
        int most = Page.limit(limit);
        return Page.of(
                        reports.ofShop(shop, state, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        report -> Long.toString(report.id()))
                .map(views::forShop);
    }

    /** How many wait for the shop's answer. */
    @GetMapping("/owed")
    Owed complaintsOwed(@AuthenticationPrincipal @Nullable Person person) {
        return new Owed(reports.owedBy(Team.shopOf(person)));
    }

    @PostMapping("/{id}/answer")
    ReportViews.ForShop answerComplaint(
            @PathVariable long id, @RequestBody AnswerBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.PLAN);
        String words = Fields.text(body.words(), "words", MOST_WORDS);
        return views.forShop(ReportRefusals.done(
                desk.answer(id, shop, words, Fields.signedIn(person).id())));
    }
}
