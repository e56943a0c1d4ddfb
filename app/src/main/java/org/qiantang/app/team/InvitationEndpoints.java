package org.qiantang.app.team;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Attempts;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The invited person's side: seeing, accepting and declining. */
@RestController
@RequestMapping("/api/invitations")
class InvitationEndpoints {
    private final Invitations invitations;
    private final People people;
    private final Places places;
    private final Attempts tries;

    InvitationEndpoints(Invitations invitations, People people, Places places, InstantSource clock) {
        this.invitations = invitations;
        this.people = people;
        this.places = places;
        this.tries = new Attempts(clock, 60, Duration.ofMinutes(1));
    }

    /** {@code key} is what to accept it by; {@code from} the shop's or the agency's name. */
    record View(
            String key, String kind, String from, @Nullable String showTitle, List<String> posts, Instant endsAt) {}

    record Mine(List<View> items) {}

    @GetMapping
    Mine mine(@AuthenticationPrincipal @Nullable Person person) {
        return new Mine(invitations.to(Fields.signedIn(person)).stream()
                .map(one -> view(Long.toString(one.id()), one))
                .toList());
    }

    @GetMapping("/{key}")
    View one(@AuthenticationPrincipal @Nullable Person person, @PathVariable String key, HttpServletRequest request) {
        tries.require(request.getRemoteAddr());
        return view(key, find(key, person));
    }

    @PostMapping("/{key}/accept")
    View accept(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable String key, HttpServletRequest request) {
        Person who = Fields.signedIn(person);
        tries.require(request.getRemoteAddr());
        Invitation invitation = find(key, who);
        return switch (invitations.accept(invitation, who)) {
            case Invitations.Accepted.Joined() -> view(key, invitation);
            case Invitations.Accepted.Gone() -> throw gone();
            case Invitations.Accepted.InAShop() ->
                throw new Problem(
                        409,
                        "in-a-shop",
                        "您自己开有店铺，不能加入别家店铺的团队",
                        "you have a shop of your own and cannot join another's team");
            case Invitations.Accepted.NotAHost() ->
                throw new Problem(
                        409,
                        "not-a-host",
                        "这个邀请给主播账号：请先在账号页成为主播",
                        "this is for hosts; become one on your account page first");
            case Invitations.Accepted.WithAnAgency() ->
                throw new Problem(
                        409,
                        "with-an-agency",
                        "您已经签约一家机构，先解约才能加入另一家",
                        "you are with an agency already; leave it first");
        };
    }

    @PostMapping("/{key}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@AuthenticationPrincipal @Nullable Person person, @PathVariable String key) {
        Person who = Fields.signedIn(person);
        Invitation invitation = find(key, who);
        // One that goes by link may be meant for somebody else: only the one it is addressed to can end it.
        if (invitation.to() != null) {
            invitations.decline(invitation);
        }
    }

    private Invitation find(String key, @Nullable Person person) {
        return invitations.find(key, person).orElseThrow(InvitationEndpoints::gone);
    }

    private static Problem gone() {
        return new Problem(404, "invitation-gone", "邀请不存在、已用过或已过期", "the invitation is unknown, used or over");
    }

    private View view(String key, Invitation one) {
        Long showId = one.showId();
        Optional<String> from = switch (one.kind()) {
            case SHOP, SHOW -> places.shopName(one.ofId());
            case AGENCY -> people.byId(one.ofId()).map(Person::nickname);
        };
        return new View(
                key,
                one.kind().name(),
                from.orElse(""),
                showId == null
                        ? null
                        : places.show(showId).map(Places.ShowReport::title).orElse(null),
                one.posts().stream().sorted().map(Post::name).toList(),
                one.endsAt());
    }
}
