package org.qiantang.app.show;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The control room (中控台): planning and running the shows of one's own shop. */
@RestController
@RequestMapping("/api/studio/shows")
class StudioShowEndpoints {
    private static final int MOST = 200;
    private static final int MAX_LINE = 500;
    private static final int DEFAULT_HOLD_SECONDS = 300;

    private final ShowDirector director;
    private final ShowRows shows;
    private final RoomTable places;
    private final RoomGuard guard;
    private final Settings settings;
    private final JsonMapper json;
    private final FoldedShows folded;

    StudioShowEndpoints(
            ShowDirector director,
            ShowRows shows,
            RoomTable places,
            RoomGuard guard,
            Settings settings,
            JsonMapper json,
            FoldedShows folded) {
        this.director = director;
        this.shows = shows;
        this.places = places;
        this.guard = guard;
        this.settings = settings;
        this.json = json;
        this.folded = folded;
    }

    record Planned(long id, String at) {}

    record PlanBody(
            @Nullable String title,
            @Nullable HostKind hostKind,
            @Nullable Integer holdSeconds) {}

    record AllotBody(long skuId, int pieces, @Nullable Money price) {}

    record ItemBody(
            long productId,
            @Nullable ItemRole role,
            @Nullable Integer perBuyerLimit,
            @Nullable List<AllotBody> allot) {}

    record PinBody(long itemId) {}

    record PriceBody(
            long itemId, long skuId, Money price, @Nullable String reason) {}

    record LineBody(@Nullable String text, @Nullable Long itemId) {}

    record Lined(long itemId, String at) {}

    record Judged(@Nullable Long lineId, String verdict, List<FoundInLine> findings) {}

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
            List<ItemState> items,
            ShowRows.Figures figures) {}

    record FoundLine(
            long lineId,
            Instant at,
            String speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            List<FoundInLine> findings) {}

    record StreamKey(String server, String key) {}

    @GetMapping
    List<ShowState> mine(@AuthenticationPrincipal Person person) {
        return shows.ofMerchant(ShowDirector.merchantOf(person), MOST).stream()
                .map(show -> state(show, List.of()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Planned plan(@AuthenticationPrincipal Person person, @RequestBody PlanBody body) {
        Receipt.Done done = director.plan(
                person,
                body.title() == null ? "" : body.title(),
                body.hostKind() == null ? HostKind.HUMAN : body.hostKind(),
                body.holdSeconds() == null ? DEFAULT_HOLD_SECONDS : body.holdSeconds());
        folded.await(done);
        Long id = done.id();
        if (id == null) {
            throw new IllegalStateException("id: null (expected: the new show's)");
        }
        return new Planned(id, at(done));
    }

    @GetMapping("/{id}")
    ShowState one(@AuthenticationPrincipal Person person, @PathVariable long id) {
        ShowRows.ShowRow show = own(person, id);
        List<ShowRows.SkuRow> skus = shows.skus(id);
        List<ItemState> items =
                shows.items(id).stream().map(item -> item(show, item, skus)).toList();
        return state(show, items);
    }

    @PostMapping("/{id}/items")
    @ResponseStatus(HttpStatus.CREATED)
    Lined lineUp(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody ItemBody body) {
        own(person, id);
        List<ShowDirector.Allot> allots = (body.allot() == null ? List.<AllotBody>of() : body.allot())
                .stream()
                        .map(allot -> new ShowDirector.Allot(allot.skuId(), allot.pieces(), allot.price()))
                        .toList();
        Receipt.Done done = director.lineUp(
                person,
                id,
                body.productId(),
                body.role() == null ? ItemRole.HERO : body.role(),
                body.perBuyerLimit() == null ? 5 : body.perBuyerLimit(),
                allots);
        folded.await(done);
        Long itemId = done.id();
        return new Lined(itemId == null ? 0 : itemId, at(done));
    }

    @PostMapping("/{id}/open")
    Planned open(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return run(person, id, new RoomRequest.Open());
    }

    @PostMapping("/{id}/close")
    Planned close(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return run(person, id, new RoomRequest.Close());
    }

    @PostMapping("/{id}/pin")
    Planned pin(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody PinBody body) {
        return run(person, id, new RoomRequest.Pin(body.itemId()));
    }

    @PostMapping("/{id}/unpin")
    Planned unpin(@AuthenticationPrincipal Person person, @PathVariable long id) {
        return run(person, id, new RoomRequest.Unpin());
    }

    @PostMapping("/{id}/prices")
    Planned setPrice(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody PriceBody body) {
        own(person, id);
        String reason = body.reason() == null || body.reason().isBlank() ? "直播价" : body.reason();
        Receipt.Done done = director.setPrice(person, id, body.itemId(), body.skuId(), body.price(), reason);
        folded.await(done);
        return new Planned(id, at(done));
    }

    /** What a human host said, typed or transcribed: written down with the guard's judgement, which is the answer. */
    @PostMapping("/{id}/lines")
    Judged say(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody LineBody body) {
        own(person, id);
        String text = body.text() == null ? "" : body.text().strip();
        if (text.isEmpty() || text.length() > MAX_LINE) {
            throw Problem.nonsense("text", "1–" + MAX_LINE + " 个字", "1–" + MAX_LINE + " characters");
        }
        Judgement judgement = guard.spoken(id, body.itemId(), Speaker.HOST, text);
        List<FoundInLine> findings = RoomGuard.found(judgement);
        String verdict = RoomGuard.verdict(judgement);
        Receipt.Done done =
                director.run(id, new RoomRequest.HostLine(HostKind.HUMAN, body.itemId(), text, verdict, findings));
        return new Judged(done.id(), verdict, findings);
    }

    @GetMapping("/{id}/findings")
    List<FoundLine> findings(@AuthenticationPrincipal Person person, @PathVariable long id) {
        own(person, id);
        return shows.lines(id, false, MOST).stream()
                .map(line -> new FoundLine(
                        line.lineId(),
                        line.at(),
                        line.speaker(),
                        line.itemId(),
                        line.text(),
                        line.verdict(),
                        json.readValue(line.findings(), new TypeReference<List<FoundInLine>>() {})))
                .toList();
    }

    @GetMapping("/{id}/stream-key")
    StreamKey streamKey(@AuthenticationPrincipal Person person, @PathVariable long id) {
        own(person, id);
        return key(person);
    }

    @PostMapping("/{id}/stream-key")
    StreamKey renewStreamKey(@AuthenticationPrincipal Person person, @PathVariable long id) {
        places.renewKey(own(person, id).roomId());
        return key(person);
    }

    private StreamKey key(Person person) {
        RoomTable.Room room = places.ofMerchant(ShowDirector.merchantOf(person)).orElseThrow(Problem::notFound);
        String host = settings.bind().equals("0.0.0.0") ? "127.0.0.1" : settings.bind();
        return new StreamKey("rtmp://" + host + ":" + settings.rtmpPort() + "/live", room.streamKey());
    }

    private Planned run(Person person, long id, RoomRequest request) {
        own(person, id);
        Receipt.Done done = director.run(id, request);
        folded.await(done);
        return new Planned(id, at(done));
    }

    private ShowRows.ShowRow own(Person person, long id) {
        return shows.one(id)
                .filter(show -> show.merchantId() == ShowDirector.merchantOf(person))
                .orElseThrow(Problem::notFound);
    }

    private static String at(Receipt.Done done) {
        return done.shard() + ":" + done.position();
    }

    private static ShowState state(ShowRows.ShowRow show, List<ItemState> items) {
        return new ShowState(
                show.id(),
                show.roomId(),
                show.title(),
                show.state(),
                show.hostKind(),
                show.createdAt(),
                show.openedAt(),
                show.closedAt(),
                items,
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
                        .filter(sku -> sku.itemId() == item.itemId())
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
