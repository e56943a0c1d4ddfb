package org.qiantang.app.insight;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who buys (人群画像), in groups of ten people or more, for those who may see the figures. */
@RestController
class AudienceEndpoints {
    private final Team team;
    private final InsightRows rows;
    private final Audiences audiences;

    AudienceEndpoints(Team team, InsightRows rows, Audiences audiences) {
        this.team = team;
        this.rows = rows;
        this.audiences = audiences;
    }

    /** The buyers of a show, once it is over. */
    @GetMapping("/api/studio/shows/{id}/insight/audience")
    Audience showAudience(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        team.require(person, id, Act.FIGURES);
        return audiences.of(rows.show(id).orElseThrow(Problem::notFound));
    }

    /** The buyers of a shop's last 30, 90 or 365 days up to midnight, and how many are leaving or like them. */
    @GetMapping("/api/studio/audience")
    Audience shopAudience(
            @RequestParam(defaultValue = "90") int days, @AuthenticationPrincipal @Nullable Person person) {
        long merchant = team.shopFor(person, Act.FIGURES);
        if (!Audiences.DAYS.contains(days)) {
            throw Problem.nonsense("days", "天数只能是 30、90 或 365", "days: 30, 90 or 365");
        }
        return audiences.of(merchant, days);
    }
}
