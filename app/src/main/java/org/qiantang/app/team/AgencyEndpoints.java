package org.qiantang.app.team;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An agency (MCN 机构): its hosts, and how the shows went at which they had a post. It looks on and changes nothing. */
@RestController
@RequestMapping("/api/agency")
class AgencyEndpoints {
    private static final int FIRST_SHOWS = 10;

    private final PostTable posts;
    private final Invitations invitations;
    private final People people;
    private final Places places;

    AgencyEndpoints(PostTable posts, Invitations invitations, People people, Places places) {
        this.posts = posts;
        this.invitations = invitations;
        this.people = people;
        this.places = places;
    }

    record Hosted(Places.ShowReport show, String shopName, List<String> posts) {}

    /** A host, and the first part of the shows. */
    record Host(long personId, String name, String nickname, Page<Hosted> shows) {}

    record Open(long id, @Nullable String to, Instant endsAt) {}

    record Agency(List<Open> invitations) {}

    record Invite(@Nullable String name) {}

    record Invited(Open invitation, @Nullable String code) {}

    /** What the agency waits for: those whom it has asked to join. */
    @GetMapping
    Agency view(@AuthenticationPrincipal @Nullable Person person) {
        return new Agency(invitations.of(Invitation.Kind.AGENCY, agency(person).id()).stream()
                .map(this::open)
                .toList());
    }

    /** The agency's hosts as they joined it, each with the newest shows. */
    @GetMapping("/hosts")
    Page<Host> hosts(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        Page<Bookmark> members = Page.of(
                posts.agencyMembers(agency(person).id(), Bookmark.read(after, Bookmark.OLDEST), most + 1),
                most,
                Bookmark::cursor);
        List<Host> hosts = members.items().stream()
                .flatMap(member -> people.byId(member.id()).stream())
                .map(host -> new Host(
                        host.id(), host.name(), host.nickname(), hosted(host.id(), Long.MAX_VALUE, FIRST_SHOWS)))
                .toList();
        return new Page<>(hosts, members.next());
    }

    /** The shows at which a host of the agency had a post, the newest first. */
    @GetMapping("/hosts/{personId}/shows")
    Page<Hosted> shows(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long personId,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        long agency = agency(person).id();
        if (posts.agencyOf(personId).filter(of -> of == agency).isEmpty()) {
            throw Problem.notFound();
        }
        return hosted(personId, Page.after(after, Long.MAX_VALUE), Page.limit(limit));
    }

    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invited invite(@AuthenticationPrincipal @Nullable Person person, @RequestBody Invite body) {
        Person agency = agency(person);
        String name = Fields.optional(body.name(), "name", 32).toLowerCase(Locale.ROOT);
        Long to = name.isEmpty()
                ? null
                : people.byName(name)
                        .map(Person::id)
                        .orElseThrow(() -> Problem.nonsense("name", "没有这个账号", "there is no such account"));
        Invitations.Made made = invitations
                .make(Invitation.Kind.AGENCY, agency.id(), null, Set.of(), to, agency)
                .orElseThrow(() -> new Problem(
                        409,
                        "too-many",
                        "未回应的邀请太多",
                        "too many open invitations",
                        Map.of("most", Invitations.MOST_OPEN)));
        return new Invited(open(made.invitation()), made.code());
    }

    @DeleteMapping("/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        if (!invitations.withdraw(id, agency(person).id())) {
            throw Problem.notFound();
        }
    }

    @DeleteMapping("/hosts/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal @Nullable Person person, @PathVariable long personId) {
        if (!posts.leaveAgency(agency(person).id(), personId)) {
            throw Problem.notFound();
        }
    }

    private Page<Hosted> hosted(long personId, long before, int most) {
        Page<Map.Entry<Long, Set<Post>>> page = Page.of(
                List.copyOf(posts.showsOf(personId, before, most + 1).entrySet()),
                most,
                entry -> Long.toString(entry.getKey()));
        List<Hosted> shows = page.items().stream()
                .flatMap(entry -> places
                        .show(entry.getKey())
                        .map(show -> new Hosted(
                                show,
                                places.shopName(show.merchantId()).orElse(""),
                                entry.getValue().stream()
                                        .sorted()
                                        .map(Post::name)
                                        .toList()))
                        .stream())
                .toList();
        return new Page<>(shows, page.next());
    }

    private Open open(Invitation one) {
        Long to = one.to();
        return new Open(
                one.id(), to == null ? null : people.byId(to).map(Person::name).orElse(null), one.endsAt());
    }

    private static Person agency(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.AGENCY)) {
            throw new Problem(403, "forbidden", "只有机构账号可以这样做", "only agencies may do this");
        }
        return who;
    }
}
