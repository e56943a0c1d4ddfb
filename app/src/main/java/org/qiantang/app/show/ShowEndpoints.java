package org.qiantang.app.show;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.media.Elsewhere;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may look up about shows. */
@RestController
class ShowEndpoints {
    private static final Duration LATE = Duration.ofMinutes(30);
    private static final Watching.Present NOBODY = new Watching.Present(0, 0);

    private final ShowRows shows;
    private final InstantSource clock;
    private final People people;
    private final Catalog catalog;
    private final Settings settings;
    private final Elsewhere elsewhere;
    private final Reminders reminders;
    private final Watching watching;
    private final Restraints restraints;

    ShowEndpoints(
            ShowRows shows,
            Reminders reminders,
            Watching watching,
            Restraints restraints,
            People people,
            Catalog catalog,
            Settings settings,
            Elsewhere elsewhere,
            InstantSource clock) {
        this.elsewhere = elsewhere;
        this.reminders = reminders;
        this.watching = watching;
        this.restraints = restraints;
        this.clock = clock;
        this.shows = shows;
        this.people = people;
        this.catalog = catalog;
        this.settings = settings;
    }

    record ShowCard(
            long id,
            long roomId,
            String title,
            String state,
            String hostKind,
            String hostName,
            String merchantName,
            @Nullable String cover,
            @Nullable Instant openedAt,
            int viewers,
            int simulatedViewers,
            boolean reminded) {}

    record Announced(
            long id,
            String title,
            String merchantName,
            @Nullable String cover,
            @Nullable Instant startsAt,
            String teaser,
            boolean reminded,
            int reminders) {}

    record Party(long id, String nickname) {}

    record Seller(long id, String name) {}

    record Video(String flv, String hls) {}

    record ShowPage(
            long id,
            long roomId,
            String title,
            String state,
            String hostKind,
            Party host,
            Seller merchant,
            @Nullable Instant startsAt,
            String teaser,
            Reminders.@Nullable Standing waiting,
            Video video,
            String socket) {}

    /** Shows on air, the most watched first; then those that are over, the last one first. */
    @GetMapping("/api/shows")
    Page<ShowCard> all(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        Bookmark place = Bookmark.read(after, ShowRows.MOST_WATCHED);
        Sunk sunk = Sunk.by(restraints);
        var rows = new ArrayList<ShowRows.ShowRow>();
        if (place.rank() >= 0) {
            rows.addAll(shows.onAir(sunk, place, most + 1));
        }
        if (rows.size() <= most) {
            Bookmark over = place.rank() >= 0 ? Bookmark.NEWEST : new Bookmark(-place.rank(), place.id());
            rows.addAll(shows.closed(over, most + 1 - rows.size()));
        }
        Page<ShowRows.ShowRow> page = Page.of(rows, most, show -> cursor(show, sunk));
        Set<Long> mine = reminders.mine(
                person, ids(page.items().stream().filter(ShowEndpoints::onAir).toList()));
        return page.map(show -> card(show, mine.contains(show.id())));
    }

    /** On air a show stands by its viewers; where it is over, by the moment at which it was, and that with a minus. */
    private static String cursor(ShowRows.ShowRow show, Sunk sunk) {
        Instant closed = show.closedAt();
        return onAir(show) || closed == null
                ? ShowRows.onAirPlace(show, sunk).cursor()
                : new Bookmark(-Bookmark.at(closed, 0).rank(), show.id()).cursor();
    }

    /** Shows to come that are announced (预告), the next one first. */
    @GetMapping("/api/shows/announced")
    Page<Announced> announced(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        // One that is a little late has not become another show.
        List<ShowRows.ShowRow> rows =
                shows.announced(clock.instant().minus(LATE), Bookmark.read(after, Bookmark.OLDEST), most + 1);
        Page<ShowRows.ShowRow> page = Page.of(rows, most, ShowEndpoints::coming);
        Set<Long> mine = reminders.mine(person, ids(page.items()));
        Map<Long, Integer> counts = reminders.counts(ids(page.items()));
        return page.map(show -> new Announced(
                show.id(),
                show.title(),
                merchantName(show.merchantId()),
                show.cover(),
                show.startsAt(),
                show.teaser(),
                mine.contains(show.id()),
                counts.getOrDefault(show.id(), 0)));
    }

    private static String coming(ShowRows.ShowRow show) {
        Instant startsAt = show.startsAt();
        return Bookmark.at(startsAt == null ? Instant.EPOCH : startsAt, show.id())
                .cursor();
    }

    @GetMapping("/api/shows/{id}")
    ShowPage one(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, HttpServletRequest request) {
        ShowRows.ShowRow show = shows.one(id).orElseThrow(Problem::notFound);
        String sockets = request.getServerName() + ":" + settings.socketPort();
        boolean secure = request.isSecure();
        return new ShowPage(
                show.id(),
                show.roomId(),
                show.title(),
                show.state(),
                show.hostKind(),
                new Party(show.hostId(), people.nickname(show.hostId())),
                new Seller(show.merchantId(), merchantName(show.merchantId())),
                show.startsAt(),
                show.teaser(),
                show.state().equals("planned") && show.announcedAt() != null ? reminders.of(person, id) : null,
                elsewhere
                        .of(show.roomId())
                        .map(place -> new Video(place.flv(), place.hls()))
                        .orElseGet(() -> new Video(
                                (secure ? "https://" : "http://") + sockets + "/live/" + show.roomId() + ".flv",
                                "/hls/" + show.roomId() + "/index.m3u8")),
                (secure ? "wss://" : "ws://") + sockets + "/live?show=" + show.id());
    }

    private static List<Long> ids(List<ShowRows.ShowRow> rows) {
        return rows.stream().map(ShowRows.ShowRow::id).toList();
    }

    private ShowCard card(ShowRows.ShowRow show, boolean reminded) {
        Watching.Present present = onAir(show) ? watching.at(show.id()) : NOBODY;
        return new ShowCard(
                show.id(),
                show.roomId(),
                show.title(),
                show.state(),
                show.hostKind(),
                people.nickname(show.hostId()),
                merchantName(show.merchantId()),
                show.cover(),
                show.openedAt(),
                present.viewers(),
                present.simulated(),
                reminded);
    }

    private static boolean onAir(ShowRows.ShowRow show) {
        return show.state().equals("open") || show.state().equals("closing");
    }

    private String merchantName(long merchantId) {
        return catalog.merchant(merchantId).map(Merchant::name).orElse("");
    }
}
