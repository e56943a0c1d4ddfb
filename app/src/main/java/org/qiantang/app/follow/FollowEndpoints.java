package org.qiantang.app.follow;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.follow.FollowTable.Kind;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Following shops and hosts. */
@RestController
@RequestMapping("/api/follows")
class FollowEndpoints {
    private static final int MOST = 2_000;
    /** A cursor of this list is a moment in microseconds, as fine as the database keeps it. */
    private static final long END_OF_TIME = 4_000_000_000_000_000L;

    private final FollowTable follows;
    private final People people;
    private final Catalog catalog;
    private final OnAir onAir;
    private final InstantSource clock;

    FollowEndpoints(FollowTable follows, People people, Catalog catalog, OnAir onAir, InstantSource clock) {
        this.follows = follows;
        this.people = people;
        this.catalog = catalog;
        this.onAir = onAir;
        this.clock = clock;
    }

    /** {@code showId} is the show on air now, if there is one. */
    record Followed(
            String kind,
            long id,
            String name,
            Instant since,
            @Nullable Long showId) {}

    record State(boolean following, long followers) {}

    /**
     * A show on air of a shop or a host whom one follows.
     *
     * @param hostKind {@code DIGITAL} or {@code HUMAN}
     */
    record FollowedShow(String kind, long id, String name, long showId, String title, String hostKind) {}

    record FollowedShows(List<FollowedShow> items) {
        FollowedShows {
            items = List.copyOf(items);
        }
    }

    @GetMapping
    Page<Followed> mine(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        long micros = Page.after(after, END_OF_TIME);
        if (micros < 0 || micros > END_OF_TIME) {
            throw Problem.nonsense("after", "翻页位置无效，请从头开始", "after: not a cursor of ours; start from the top");
        }
        Instant before = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        Page<FollowTable.Row> page = Page.of(
                follows.of(Fields.signedIn(person).id(), before, most + 1),
                most,
                row -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, row.at())));
        List<OnAir.Show> live = onAir.showsOf(ids(page.items(), Kind.SHOP), ids(page.items(), Kind.HOST));
        return page.map(row -> followed(row, live));
    }

    /**
     * What is on air now of whom one follows, the most watched first. A show by a digital host counts for its shop; one whose shop
     * and host are both followed stands there for each.
     */
    @GetMapping("/on-air")
    FollowedShows followedShows(@AuthenticationPrincipal @Nullable Person person) {
        long who = Fields.signedIn(person).id();
        Set<Long> shops = Set.copyOf(follows.idsOf(who, Kind.SHOP));
        Set<Long> hosts = Set.copyOf(follows.idsOf(who, Kind.HOST));
        var live = new ArrayList<FollowedShow>();
        for (OnAir.Show show : onAir.showsOf(shops, hosts)) {
            if (shops.contains(show.merchantId())) {
                live.add(live(Kind.SHOP, show.merchantId(), show));
            }
            Long host = show.hostId();
            if (host != null && hosts.contains(host)) {
                live.add(live(Kind.HOST, host, show));
            }
        }
        return new FollowedShows(live);
    }

    private FollowedShow live(Kind kind, long id, OnAir.Show show) {
        return new FollowedShow(
                kind.name().toLowerCase(Locale.ROOT),
                id,
                name(kind, id).orElse(""),
                show.showId(),
                show.title(),
                show.hostKind());
    }

    @GetMapping("/{kind}/{id}")
    State state(@AuthenticationPrincipal @Nullable Person person, @PathVariable String kind, @PathVariable long id) {
        Kind what = kind(kind);
        boolean following = person != null && follows.has(person.id(), what, id);
        return new State(following, follows.count(what, id));
    }

    @PutMapping("/{kind}/{id}")
    State follow(@AuthenticationPrincipal @Nullable Person person, @PathVariable String kind, @PathVariable long id) {
        Person who = Fields.signedIn(person);
        Kind what = kind(kind);
        if (name(what, id).isEmpty()) {
            throw Problem.notFound();
        }
        if (follows.countOf(who.id()) >= MOST) {
            throw new Problem(
                    409,
                    "too-many",
                    "最多关注 " + MOST + " 个，请先取消一些",
                    "at most " + MOST + " can be followed; let some go first",
                    Map.of("most", MOST));
        }
        follows.add(who.id(), what, id, clock.instant());
        return new State(true, follows.count(what, id));
    }

    @DeleteMapping("/{kind}/{id}")
    State unfollow(@AuthenticationPrincipal @Nullable Person person, @PathVariable String kind, @PathVariable long id) {
        Kind what = kind(kind);
        follows.remove(Fields.signedIn(person).id(), what, id);
        return new State(false, follows.count(what, id));
    }

    private static Set<Long> ids(List<FollowTable.Row> rows, Kind kind) {
        return rows.stream()
                .filter(row -> row.kind() == kind)
                .map(FollowTable.Row::targetId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param live what is on air of any in the list, read once for all of them, the most watched first */
    private Followed followed(FollowTable.Row row, List<OnAir.Show> live) {
        Optional<Long> show =
                live.stream().filter(one -> isOf(row, one)).findFirst().map(OnAir.Show::showId);
        return new Followed(
                row.kind().name().toLowerCase(Locale.ROOT),
                row.targetId(),
                name(row.kind(), row.targetId()).orElse(""),
                row.at(),
                show.orElse(null));
    }

    private static boolean isOf(FollowTable.Row row, OnAir.Show show) {
        Long host = show.hostId();
        return switch (row.kind()) {
            case SHOP -> show.merchantId() == row.targetId();
            case HOST -> host != null && host == row.targetId();
        };
    }

    private Optional<String> name(Kind kind, long id) {
        return switch (kind) {
            case SHOP -> catalog.merchant(id).map(Merchant::name);
            case HOST -> people.byId(id).filter(person -> person.is(Role.HOST)).map(Person::nickname);
        };
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "shop" -> Kind.SHOP;
            case "host" -> Kind.HOST;
            default -> throw Problem.nonsense("kind", "只能关注 shop 或 host", "kind: shop or host");
        };
    }
}
