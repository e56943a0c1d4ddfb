package org.qiantang.app.green;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A shop's own green-room score, each point explained. */
@RestController
@RequestMapping("/api/studio/green")
class StudioGreenEndpoints {
    private final GreenPages pages;
    private final Team team;

    StudioGreenEndpoints(GreenPages pages, Team team) {
        this.pages = pages;
        this.team = team;
    }

    /** As the record has it now, or as it was kept on a day. */
    @GetMapping
    GreenSheet ownScore(@RequestParam @Nullable String day, @AuthenticationPrincipal @Nullable Person person) {
        long merchant = team.shopFor(person, Act.FIGURES);
        return pages.sheet(Kind.SHOP, merchant, OfficerGreenEndpoints.day(day)).forShop();
    }
}
