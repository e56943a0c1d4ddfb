package org.qiantang.app.team;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people of one's shop and the posts at its shows; and what the asker may do where. */
@RestController
@RequestMapping("/api/studio")
class TeamEndpoints {
    private static final int MOST_SHOWS = 100;

    private final Team team;
    private final PostTable posts;
    private final Invitations invitations;
    private final People people;
    private final Places places;

    TeamEndpoints(Team team, PostTable posts, Invitations invitations, People people, Places places) {
        this.team = team;
        this.posts = posts;
        this.invitations = invitations;
        this.people = people;
        this.places = places;
    }

    /** The shop that one acts for; {@code standing} is waiting, open or suspended. */
    record Shop(long merchantId, String name, String standing, boolean owner, List<String> posts, List<String> acts) {}

    record AtShow(long showId, String title, String state, List<String> posts, List<String> acts) {}

    record StudioMe(
            long id,
            String nickname,
            List<String> roles,
            @Nullable Shop shop,
            List<Place> shops,
            List<AtShow> shows) {}

    /** A shop that one may act for. */
    record Place(long merchantId, String name) {}

    record Choice(@Nullable Long merchantId) {}

    record Member(long personId, String name, String nickname, boolean owner, List<String> posts) {}

    record Open(
            long id,
            String kind,
            List<String> posts,
            @Nullable String to,
            @Nullable Long showId,
            Instant endsAt) {}

    record PostActs(String post, List<String> acts) {}

    record TeamView(List<Member> members, List<Open> invitations, List<PostActs> posts, boolean mayChange) {}

    record AtPosts(List<Member> people, List<Open> invitations, boolean mayChange) {}

    record PostsBody(@Nullable List<String> posts) {}

    /** {@code name} is the account invited; without one the invitation goes by link. */
    record Invite(@Nullable String name, @Nullable List<String> posts) {}

    /** {@code code} is shown this once, and only for an invitation by link. */
    record Invited(Open invitation, @Nullable String code) {}

    @GetMapping("/me")
    StudioMe me(@AuthenticationPrincipal @Nullable Person person) {
        Person who = Fields.signedIn(person);
        List<AtShow> shows = posts.showsOf(who.id(), Long.MAX_VALUE, MOST_SHOWS).entrySet().stream()
                .flatMap(entry -> places
                        .show(entry.getKey())
                        .map(show -> new AtShow(
                                show.showId(),
                                show.title(),
                                show.state(),
                                names(entry.getValue()),
                                names(team.actsAt(who, show.showId()))))
                        .stream())
                .toList();
        return new StudioMe(who.id(), who.nickname(), names(who.roles()), shop(who), shops(who), shows);
    }

    /** Chooses for which of one's shops one acts from now on, here and everywhere one is signed in. */
    @PutMapping("/me/shop")
    StudioMe choose(@AuthenticationPrincipal @Nullable Person person, @RequestBody Choice body) {
        Person who = Fields.signedIn(person);
        Long wanted = body.merchantId();
        if (wanted == null) {
            throw Problem.nonsense("merchantId", "请选择一家店铺", "pick a shop");
        }
        if (!wanted.equals(who.merchantId())) {
            if (who.is(Role.MERCHANT) || !posts.isMember(wanted, who.id())) {
                throw Problem.notFound();
            }
            people.setShop(who.id(), wanted);
        }
        return me(people.byId(who.id()).orElseThrow(Problem::notFound));
    }

    @GetMapping("/team")
    TeamView view(@AuthenticationPrincipal @Nullable Person person) {
        long shop = Team.shopOf(person);
        boolean mayChange = team.mayInShop(person, shop, Act.MEMBERS);
        List<Member> members = Stream.concat(
                        people.ofShop(shop).stream().filter(one -> Team.owns(one, shop)),
                        posts.members(shop).stream().flatMap(id -> people.byId(id).stream()))
                .distinct()
                .map(one -> member(one, shop))
                .toList();
        List<Open> open = mayChange
                ? invitations.of(Invitation.Kind.SHOP, shop).stream()
                        .map(this::open)
                        .toList()
                : List.of();
        List<PostActs> meaning = Arrays.stream(Post.values())
                .map(post -> new PostActs(post.name(), names(post.acts())))
                .toList();
        return new TeamView(members, open, meaning, mayChange);
    }

    @PostMapping("/team/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invited invite(@AuthenticationPrincipal @Nullable Person person, @RequestBody Invite body) {
        long shop = team.shopFor(person, Act.MEMBERS);
        Set<Post> given = posts(body.posts());
        return made(invitations.make(
                Invitation.Kind.SHOP, shop, null, given, invited(body.name()), Fields.signedIn(person)));
    }

    @DeleteMapping("/team/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        if (!invitations.withdraw(id, team.shopFor(person, Act.MEMBERS))) {
            throw Problem.notFound();
        }
    }

    @PutMapping("/team/members/{personId}")
    Member setPosts(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long personId,
            @RequestBody PostsBody body) {
        long shop = team.shopFor(person, Act.MEMBERS);
        Person member = memberOf(shop, personId);
        posts.putMember(shop, personId, posts(body.posts()));
        return member(member, shop);
    }

    @DeleteMapping("/team/members/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal @Nullable Person person, @PathVariable long personId) {
        long shop = team.shopFor(person, Act.MEMBERS);
        memberOf(shop, personId);
        putOut(shop, personId);
    }

    /** Leaves the shop of one's own accord. */
    @PostMapping("/team/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@AuthenticationPrincipal @Nullable Person person) {
        long shop = Team.shopOf(person);
        if (Team.owns(person, shop)) {
            throw new Problem(409, "owner", "店主不能退出自己的店铺", "an owner cannot leave the own shop");
        }
        putOut(shop, Fields.signedIn(person).id());
    }

    @GetMapping("/shows/{id}/posts")
    AtPosts atShow(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        team.requireSight(person, id);
        boolean mayChange = team.may(person, id, Act.MEMBERS);
        var members = new ArrayList<Member>();
        posts.at(id)
                .forEach((personId, given) -> people.byId(personId)
                        .ifPresent(one ->
                                members.add(new Member(one.id(), one.name(), one.nickname(), false, names(given)))));
        List<Open> open = mayChange
                ? invitations.of(Invitation.Kind.SHOW, Team.shopOf(person)).stream()
                        .filter(one -> Long.valueOf(id).equals(one.showId()))
                        .map(this::open)
                        .toList()
                : List.of();
        return new AtPosts(members, open, mayChange);
    }

    @PutMapping("/shows/{id}/posts/{personId}")
    AtPosts setAtShow(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @PathVariable long personId,
            @RequestBody PostsBody body) {
        team.require(person, id, Act.MEMBERS);
        boolean ours = people.byId(personId)
                .filter(one -> Team.owns(one, Team.shopOf(person))
                        || posts.isMember(Team.shopOf(person), personId)
                        || posts.hasPostAt(id, personId))
                .isPresent();
        if (!ours) {
            throw Problem.notFound();
        }
        Set<Post> given = posts(body.posts());
        posts.removeAt(id, personId);
        given.forEach(post -> posts.putAt(id, personId, post));
        return atShow(person, id);
    }

    @PostMapping("/shows/{id}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invited inviteToShow(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Invite body) {
        team.require(person, id, Act.MEMBERS);
        Set<Post> given = posts(body.posts());
        if (given.isEmpty()) {
            throw Problem.nonsense("posts", "至少选一个岗位", "at least one post");
        }
        return made(invitations.make(
                Invitation.Kind.SHOW, Team.shopOf(person), id, given, invited(body.name()), Fields.signedIn(person)));
    }

    private @Nullable Shop shop(Person who) {
        Long shop = who.merchantId();
        if (shop == null) {
            return null;
        }
        return new Shop(
                shop,
                places.shopName(shop).orElse(""),
                places.standing(shop),
                Team.owns(who, shop),
                names(posts.in(shop, who.id())),
                names(team.actsIn(who, shop)));
    }

    private void putOut(long shop, long personId) {
        posts.removeMember(shop, personId);
        posts.showsOf(personId, Long.MAX_VALUE, Integer.MAX_VALUE).keySet().stream()
                .filter(show -> places.show(show)
                        .filter(one -> one.merchantId() == shop)
                        .isPresent())
                .forEach(show -> posts.removeAt(show, personId));
        Person left = people.byId(personId).orElseThrow(Problem::notFound);
        if (Long.valueOf(shop).equals(left.merchantId())) {
            people.setShop(
                    personId, posts.shopsOf(personId).stream().findFirst().orElse(null));
        }
    }

    private List<Place> shops(Person who) {
        Long own = who.is(Role.MERCHANT) ? who.merchantId() : null;
        List<Long> all = own == null ? posts.shopsOf(who.id()) : List.of(own);
        return all.stream()
                .map(id -> new Place(id, places.shopName(id).orElse("")))
                .toList();
    }

    private Person memberOf(long shop, long personId) {
        Person member = people.byId(personId).orElseThrow(Problem::notFound);
        if (Team.owns(member, shop)) {
            throw new Problem(409, "owner", "店主的权限不能更改", "the owner's leave cannot be changed");
        }
        if (!posts.isMember(shop, personId)) {
            throw Problem.notFound();
        }
        return member;
    }

    private @Nullable Long invited(@Nullable String name) {
        String typed = Fields.optional(name, "name", 32);
        if (typed.isEmpty()) {
            return null;
        }
        return people.byName(typed.toLowerCase(Locale.ROOT))
                .map(Person::id)
                .orElseThrow(() -> Problem.nonsense("name", "没有这个账号", "there is no such account"));
    }

    private Invited made(Optional<Invitations.Made> made) {
        return made.map(one -> new Invited(open(one.invitation()), one.code()))
                .orElseThrow(() -> new Problem(
                        409,
                        "too-many",
                        "未回应的邀请最多 " + Invitations.MOST_OPEN + " 个，请先撤回一些",
                        "at most " + Invitations.MOST_OPEN + " open invitations; withdraw some first",
                        Map.of("most", Invitations.MOST_OPEN)));
    }

    private Open open(Invitation one) {
        Long to = one.to();
        return new Open(
                one.id(),
                one.kind().name(),
                names(one.posts()),
                to == null ? null : people.byId(to).map(Person::name).orElse(null),
                one.showId(),
                one.endsAt());
    }

    private Member member(Person one, long shop) {
        boolean owner = Team.owns(one, shop);
        return new Member(
                one.id(), one.name(), one.nickname(), owner, owner ? List.of() : names(posts.in(shop, one.id())));
    }

    private static Set<Post> posts(@Nullable List<String> words) {
        var posts = EnumSet.noneOf(Post.class);
        for (String word : words == null ? List.<String>of() : words) {
            posts.add(Arrays.stream(Post.values())
                    .filter(post -> post.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Problem.nonsense("posts", "没有这个岗位", "no such post")));
        }
        return posts;
    }

    private static <E extends Enum<E>> List<String> names(Collection<E> values) {
        return values.stream().sorted().map(Enum::name).toList();
    }
}
