package org.qiantang.app.closure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.closure.ClosingEndpoints.TieView;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ending one's own shop (关闭店铺), and taking that back; no token for programs reaches it. */
@RestController
@RequestMapping("/api/studio/closing")
class ShopClosingEndpoints {
    private final ShopClosingDesk desk;
    private final Team team;
    private final PasswordAgain password;

    ShopClosingEndpoints(ShopClosingDesk desk, Team team, People people, InstantSource clock) {
        this.desk = desk;
        this.team = team;
        this.password = new PasswordAgain(people, clock);
    }

    record Ask(@Nullable String password) {}

    /**
     * Whether the shop ends.
     *
     * @param state open, waiting, ended or closed
     * @param endsOn the first day, in China, on which nothing is sold; where nobody asked, what it would be for who asks now
     * @param noticeDays for how many whole days it is announced
     * @param ties what has to end before the shop is closed
     */
    record ShopClosingView(
            String state, @Nullable Instant askedAt, LocalDate endsOn, int noticeDays, List<TieView> ties) {}

    /** Whether one's shop ends, and what would have to end first. */
    @GetMapping
    ShopClosingView shopClosing(@AuthenticationPrincipal @Nullable Person person) {
        return view(Team.shopOf(person));
    }

    /** Asks for one's shop to be ended; the password is asked for once more. */
    @PostMapping
    ShopClosingView askShopClosing(@AuthenticationPrincipal @Nullable Person person, @RequestBody Ask body) {
        long merchantId = team.shopFor(person, Act.MEMBERS);
        Person who = Fields.signedIn(person);
        password.require(who, body.password());
        desk.ask(merchantId, who.id());
        return view(merchantId);
    }

    /** Takes it back; a shop that nobody asked to end stays as it is. */
    @DeleteMapping
    ShopClosingView takeShopClosingBack(@AuthenticationPrincipal @Nullable Person person) {
        long merchantId = team.shopFor(person, Act.MEMBERS);
        if (!desk.takeBack(merchantId) && desk.of(merchantId).isPresent()) {
            throw ShopEndings.ended();
        }
        return view(merchantId);
    }

    private ShopClosingView view(long merchantId) {
        List<TieView> ties = desk.ties(merchantId).stream().map(TieView::of).toList();
        return desk.of(merchantId)
                .map(closing -> new ShopClosingView(
                        closing.state().name().toLowerCase(Locale.ROOT),
                        closing.askedAt(),
                        closing.endsOn(),
                        ShopClosingDesk.NOTICE_DAYS,
                        ties))
                .orElseGet(() -> new ShopClosingView("open", null, desk.soonest(), ShopClosingDesk.NOTICE_DAYS, ties));
    }
}
