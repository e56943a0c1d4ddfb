package org.qiantang.app.insight;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is behind the sums of the asker's own shop. */
@RestController
@RequestMapping("/api/studio/insight")
class ShopInsightEndpoints {
    private static final int MOST_DAYS = 90;

    private final Team team;
    private final BehindDays behind;
    private final MetricBook book;

    ShopInsightEndpoints(Team team, BehindDays behind, MetricBook book) {
        this.team = team;
        this.behind = behind;
        this.book = book;
    }

    /**
     * The events behind a sum of the shop's week, the newest first. {@code first} and {@code last} are days such as 2026-11-24, in the
     * time of China: those in which the orders were paid, 90 at most.
     */
    @GetMapping("/events")
    Page<Behind.Fact> daysBehind(
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.FIGURES);
        Metric wanted = book.metric(metric)
                .filter(one -> one.group() == Metric.Group.WEEK)
                .orElseThrow(() ->
                        Problem.nonsense("metric", "没有这个指标", "metric: one of the group WEEK of GET /api/metrics"));
        LocalDate from = Fields.neededDay(first, "first");
        LocalDate to = Fields.neededDay(last, "last");
        if (to.isBefore(from) || !to.isBefore(from.plusDays(MOST_DAYS))) {
            throw Problem.nonsense(
                    "last",
                    "结束日期不能早于开始日期，最多 " + MOST_DAYS + " 天",
                    "last: not before first, " + MOST_DAYS + " days at most");
        }
        int most = Page.limit(limit);
        return Page.of(
                        behind.of(
                                shop,
                                wanted,
                                from.atStartOfDay(Daily.CHINA).toInstant(),
                                to.plusDays(1).atStartOfDay(Daily.CHINA).toInstant(),
                                Bookmark.read(after, Bookmark.NEWEST),
                                most + 1),
                        most,
                        placed -> placed.bookmark().cursor())
                .map(Behind.Placed::fact);
    }
}
