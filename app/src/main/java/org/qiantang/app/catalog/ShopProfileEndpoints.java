package org.qiantang.app.catalog;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.Standing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A shop as the platform knows it, for its own people; its licence is the owner's to hand in. */
@RestController
class ShopProfileEndpoints {
    private final ShopDesk desk;
    private final Standings standings;
    private final Team team;
    private final OpeningBar bar;

    ShopProfileEndpoints(ShopDesk desk, Standings standings, Team team, OpeningBar bar) {
        this.desk = desk;
        this.standings = standings;
        this.team = team;
        this.bar = bar;
    }

    /** {@code reason} is why the shop stands so; {@code licenceOpen} while a licence can still be handed in or changed. */
    record Profile(
            long merchantId,
            String name,
            @Nullable String licenceHolder,
            @Nullable String licenceNumber,
            Instant openedAt,
            String standing,
            String reason,
            boolean licenceOpen) {}

    record LicenceBody(
            @Nullable String licenceHolder, @Nullable String licenceNumber) {}

    @GetMapping("/api/studio/shop")
    Profile profile(@AuthenticationPrincipal @Nullable Person person) {
        return profile(Team.shopOf(person));
    }

    @PutMapping("/api/studio/shop/licence")
    Profile takeLicence(@AuthenticationPrincipal @Nullable Person person, @RequestBody LicenceBody body) {
        long merchantId = team.shopFor(person, Act.MEMBERS);
        Licence licence = Licence.typed(body.licenceHolder(), body.licenceNumber());
        bar.requireMayTakeLicence(merchantId, licence.number());
        if (!desk.takeLicence(merchantId, licence)) {
            throw new Problem(
                    409,
                    "licence-approved",
                    "证照已经通过审核，更换请联系平台",
                    "the licence has been approved; ask the platform to change it");
        }
        return profile(merchantId);
    }

    private Profile profile(long merchantId) {
        return standings.one(merchantId).map(ShopProfileEndpoints::view).orElseThrow(Problem::notFound);
    }

    private static Profile view(Standings.Listed shop) {
        return new Profile(
                shop.id(),
                shop.name(),
                shop.licenceHolder(),
                shop.licenceNumber(),
                shop.openedAt(),
                shop.standing().name().toLowerCase(Locale.ROOT),
                shop.reason(),
                shop.licenceNumber() == null || shop.standing() == Standing.WAITING);
    }
}
