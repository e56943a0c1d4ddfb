package org.qiantang.app.show;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.show.ShowDoor.Leave;
import org.qiantang.app.show.ShowDoor.Planned;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.app.web.TextFinding;
import org.qiantang.app.web.TextJudge;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HostKind;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The shows of one's own shop: planned, announced, opened and closed. */
@RestController
@RequestMapping("/api/studio/shows")
class StudioShowEndpoints {
    private static final Bookmark TOP = new Bookmark(0, 0);
    private static final int DEFAULT_HOLD_SECONDS = 300;

    private final ShowDoor door;
    private final ShowDirector director;
    private final ShowRows shows;
    private final ShowReports reports;
    private final RoomTable places;
    private final Settings settings;
    private final TextJudge judge;

    StudioShowEndpoints(
            ShowDoor door,
            ShowDirector director,
            ShowRows shows,
            ShowReports reports,
            RoomTable places,
            Settings settings,
            TextJudge judge) {
        this.door = door;
        this.director = director;
        this.shows = shows;
        this.reports = reports;
        this.places = places;
        this.settings = settings;
        this.judge = judge;
    }

    /** A plan as it was kept, with what was found in its words and yet let pass: to be mended, or proved. */
    record KeptPlan(long id, String at, List<TextFinding> findings) {
        KeptPlan {
            findings = List.copyOf(findings);
        }
    }

    record PlanBody(
            @Nullable String title,
            @Nullable HostKind hostKind,
            @Nullable Integer holdSeconds,
            @Nullable Instant startsAt) {}

    record AnnounceBody(
            @Nullable Instant startsAt, @Nullable String teaser) {}

    record SkuState(
            long skuId, String name, Money price, long priceVersion, int allotted, int held, int sold, int left) {}

    record ItemState(
            long itemId,
            long productId,
            int place,
            String role,
            String title,
            String picture,
            int perBuyerLimit,
            boolean pinned,
            List<SkuState> skus) {}

    record ShowState(
            long id,
            long roomId,
            String title,
            String state,
            String hostKind,
            Instant createdAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            int holdSeconds,
            @Nullable Instant startsAt,
            @Nullable Instant announcedAt,
            String teaser,
            List<ItemState> items,
            List<Leave> leave,
            ShowRows.Figures figures) {}

    /** Where a show's pieces went. Everything received is sold, held, left or returned. */
    record Report(
            String state, @Nullable Instant closedAt, ShowRows.Figures figures, List<ShowReports.Pieces> pieces) {}

    record StreamKey(String server, String key) {}

    /** The shop's shows, those on air first, then those to come, then those that are over; each the newest first. */
    @GetMapping
    Page<ShowState> mine(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        return Page.of(
                        shows.ofMerchant(Team.shopOf(person), states(state), Bookmark.read(after, TOP), most + 1),
                        most,
                        show -> show.place().cursor())
                .map(show -> state(show, List.of(), List.of()));
    }

    private static Set<String> states(String text) {
        if (text.isEmpty()) {
            return Set.of();
        }
        Set<String> named = new HashSet<>(List.of(text.split(",", -1)));
        if (!ShowRows.STATES.containsAll(named)) {
            throw Problem.nonsense("state", "没有这种直播状态", "state: " + ShowRows.STATES);
        }
        return named;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeptPlan plan(@AuthenticationPrincipal Person person, @RequestBody PlanBody body) {
        long merchantId = door.shopFor(person, Act.PLAN);
        List<TextFinding> found = judgedTitle(merchantId, PlanCheck.title(body.title()));
        Receipt.Done done = director.plan(
                merchantId,
                person.id(),
                body.title(),
                body.hostKind() == null ? HostKind.HUMAN : body.hostKind(),
                body.holdSeconds() == null ? DEFAULT_HOLD_SECONDS : body.holdSeconds(),
                body.startsAt());
        Long id = done.id();
        if (id == null) {
            throw new IllegalStateException("id: null (expected: the new show's)");
        }
        return kept(door.answer(id, done), found);
    }

    /** A serious breach is refused; what is less is told. */
    private List<TextFinding> judgedTitle(long merchantId, String title) {
        return TextFinding.requireLawful(judge.title(merchantId, "title", title));
    }

    private static KeptPlan kept(Planned planned, List<TextFinding> found) {
        return new KeptPlan(planned.id(), planned.at(), found);
    }

    @GetMapping("/{id}")
    ShowState one(@AuthenticationPrincipal Person person, @PathVariable long id) {
        ShowRows.ShowRow show = door.see(person, id);
        List<ShowRows.SkuRow> skus = shows.skus(id);
        List<ItemState> items =
                shows.items(id).stream().map(item -> item(show, item, skus)).toList();
        return state(show, items, door.leave(person, id));
    }

    /** Changes the plan of a show that has not opened. */
    @PutMapping("/{id}")
    KeptPlan revise(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody PlanBody body) {
        ShowRows.ShowRow show = door.pass(person, id, Act.PLAN);
        String title = PlanCheck.title(body.title());
        int hold = body.holdSeconds() == null ? show.holdSeconds() : body.holdSeconds();
        PlanCheck.holdSeconds(hold);
        director.requireMayStart(show.merchantId(), body.startsAt());
        List<TextFinding> found = judgedTitle(show.merchantId(), title);
        return kept(door.answer(id, director.run(id, new RoomRequest.RevisePlan(title, hold, body.startsAt()))), found);
    }

    /** Tells everybody when the show will be. */
    @PostMapping("/{id}/announce")
    KeptPlan announce(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody AnnounceBody body) {
        ShowRows.ShowRow show = door.pass(person, id, Act.PLAN);
        Instant startsAt = body.startsAt() == null ? show.startsAt() : body.startsAt();
        if (startsAt == null) {
            throw Problem.nonsense("startsAt", "请填开播时间", "a time to begin");
        }
        director.requireMayStart(show.merchantId(), startsAt);
        String teaser = PlanCheck.teaser(body.teaser());
        List<TextFinding> found = TextFinding.requireLawful(judge.words(show.merchantId(), "teaser", teaser));
        return kept(door.answer(id, director.run(id, new RoomRequest.Announce(startsAt, teaser))), found);
    }

    @PostMapping("/{id}/open")
    Planned open(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return door.answer(id, director.open(door.pass(person, id, Act.OPEN_CLOSE), person.id()));
    }

    @PostMapping("/{id}/close")
    Planned close(@AuthenticationPrincipal Person person, @PathVariable long id) {
        door.pass(person, id, Act.OPEN_CLOSE);
        return door.answer(id, director.run(id, new RoomRequest.Close()));
    }

    @GetMapping("/{id}/report")
    Report report(@AuthenticationPrincipal Person person, @PathVariable long id) {
        ShowRows.ShowRow show = door.pass(person, id, Act.FIGURES);
        return new Report(show.state(), show.closedAt(), show.figures(), reports.pieces(id));
    }

    @GetMapping("/{id}/stream-key")
    StreamKey streamKey(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return key(door.pass(person, id, Act.CAMERA));
    }

    @PostMapping("/{id}/stream-key")
    StreamKey renewStreamKey(@AuthenticationPrincipal Person person, @PathVariable long id) {
        ShowRows.ShowRow show = door.pass(person, id, Act.CAMERA);
        places.renewKey(show.roomId());
        return key(show);
    }

    private StreamKey key(ShowRows.ShowRow show) {
        RoomTable.Room room = places.ofMerchant(show.merchantId()).orElseThrow(Problem::notFound);
        String host = settings.bind().equals("0.0.0.0") ? "127.0.0.1" : settings.bind();
        return new StreamKey("rtmp://" + host + ":" + settings.rtmpPort() + "/live", room.streamKey());
    }

    private static ShowState state(ShowRows.ShowRow show, List<ItemState> items, List<Leave> leave) {
        return new ShowState(
                show.id(),
                show.roomId(),
                show.title(),
                show.state(),
                show.hostKind(),
                show.createdAt(),
                show.openedAt(),
                show.closedAt(),
                show.holdSeconds(),
                show.startsAt(),
                show.announcedAt(),
                show.teaser(),
                items,
                leave,
                show.figures());
    }

    private static ItemState item(ShowRows.ShowRow show, ShowRows.ItemRow item, List<ShowRows.SkuRow> skus) {
        Long pinned = show.pinned();
        return new ItemState(
                item.itemId(),
                item.productId(),
                item.place(),
                item.role(),
                item.title(),
                item.picture(),
                item.perBuyerLimit(),
                pinned != null && pinned == item.itemId(),
                skus.stream()
                        .filter(sku -> sku.itemId() == item.itemId() && sku.onSale())
                        .map(sku -> new SkuState(
                                sku.skuId(),
                                sku.name(),
                                sku.price(),
                                sku.priceVersion(),
                                sku.allotted(),
                                sku.held(),
                                sku.sold(),
                                sku.left()))
                        .toList());
    }
}
