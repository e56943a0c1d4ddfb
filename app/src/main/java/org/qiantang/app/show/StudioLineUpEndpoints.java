package org.qiantang.app.show;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.show.ShowDoor.Planned;
import org.qiantang.app.team.Act;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.ItemRole;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The line-up in the control room: items and their order, pieces, prices, flash sales, and what is on screen. */
@RestController
@RequestMapping("/api/studio/shows/{id}")
class StudioLineUpEndpoints {
    private static final int MAX_ALLOTS = 200;
    private static final int MAX_PIECES = 1_000_000;
    private static final int MAX_REASON = 60;
    private static final int USUAL_LIMIT = 5;

    private final ShowDoor door;
    private final ShowDirector director;
    private final ShowReports reports;
    private final Ids ids;

    StudioLineUpEndpoints(ShowDoor door, ShowDirector director, ShowReports reports, Ids ids) {
        this.door = door;
        this.director = director;
        this.reports = reports;
        this.ids = ids;
    }

    record AllotBody(long skuId, int pieces, @Nullable Money price) {}

    /** One of the two: a product of the show's own shop, or an offer (选品) of any shop's. */
    record ItemBody(
            @Nullable Long productId,
            @Nullable Long offerId,
            @Nullable ItemRole role,
            @Nullable Integer perBuyerLimit,
            @Nullable List<AllotBody> allot) {}

    record ReviseBody(@Nullable ItemRole role, @Nullable Integer perBuyerLimit) {}

    record OrderBody(@Nullable List<String> items) {}

    record PiecesBody(long skuId, int pieces) {}

    record PinBody(long itemId) {}

    record PriceBody(
            long itemId,
            long skuId,
            @Nullable Money price,
            @Nullable String reason) {}

    record FlashPriceBody(long skuId, @Nullable Money price) {}

    record FlashBody(
            long itemId,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable List<FlashPriceBody> prices) {}

    record Lined(long itemId, String at) {}

    @PostMapping("/items")
    @ResponseStatus(HttpStatus.CREATED)
    Lined lineUp(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody ItemBody body) {
        ShowRows.ShowRow show = door.pass(person, id, Act.LINE_UP);
        List<AllotBody> wanted = body.allot() == null ? List.of() : body.allot();
        if (wanted.size() > MAX_ALLOTS) {
            throw Problem.nonsense("allot", "最多 " + MAX_ALLOTS + " 个规格", "up to " + MAX_ALLOTS + " SKUs");
        }
        long itemId = ids.next();
        ItemRole role = body.role() == null ? ItemRole.HERO : body.role();
        int perBuyer = body.perBuyerLimit() == null ? USUAL_LIMIT : body.perBuyerLimit();
        List<ShowDirector.Allot> allots = wanted.stream()
                .map(allot -> new ShowDirector.Allot(allot.skuId(), allot.pieces(), allot.price()))
                .toList();
        Long productId = body.productId();
        Long offerId = body.offerId();
        Receipt.Done done;
        if (offerId != null && productId == null) {
            done = director.lineUpPicked(show.merchantId(), id, itemId, offerId, role, perBuyer, allots);
        } else if (productId != null && offerId == null) {
            done = director.lineUp(show.merchantId(), id, itemId, productId, role, perBuyer, allots);
        } else {
            throw Problem.nonsense("productId", "请选一个商品或一个选品", "a product or an offer, one of the two");
        }
        return new Lined(itemId, door.answer(id, done).at());
    }

    @PutMapping("/items/{item}")
    Planned revise(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable long item,
            @RequestBody ReviseBody body) {
        door.pass(person, id, Act.LINE_UP);
        int perBuyer = body.perBuyerLimit() == null ? USUAL_LIMIT : body.perBuyerLimit();
        PlanCheck.perBuyer(perBuyer);
        ItemRole role = body.role() == null ? ItemRole.HERO : body.role();
        return door.answer(item, director.run(id, new RoomRequest.ReviseItem(item, role, null, null, perBuyer, null)));
    }

    @DeleteMapping("/items/{item}")
    Planned withdraw(@AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable long item) {
        door.pass(person, id, Act.LINE_UP);
        return door.answer(item, director.run(id, new RoomRequest.Withdraw(item)));
    }

    /** The whole line-up, each item once, in the order that it is to have. */
    @PutMapping("/order")
    Planned reorder(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody OrderBody body) {
        door.pass(person, id, Act.LINE_UP);
        List<String> items = body.items() == null ? List.of() : body.items();
        List<Long> order = items.stream().map(StudioLineUpEndpoints::itemId).toList();
        return door.answer(id, director.run(id, new RoomRequest.Reorder(order)));
    }

    @PostMapping("/items/{item}/pieces")
    Planned addPieces(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable long item,
            @RequestBody PiecesBody body) {
        ShowRows.ShowRow show = door.pass(person, id, Act.PIECES);
        int pieces = PlanCheck.pieces(body.pieces(), MAX_PIECES);
        return door.answer(item, director.addPieces(show.merchantId(), id, item, body.skuId(), pieces));
    }

    @PostMapping("/items/{item}/pieces/back")
    Planned takeBack(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable long item,
            @RequestBody PiecesBody body) {
        door.pass(person, id, Act.PIECES);
        int pieces = PlanCheck.pieces(body.pieces(), MAX_PIECES);
        return door.answer(item, director.run(id, new RoomRequest.TakeBack(ids.next(), item, body.skuId(), pieces)));
    }

    @PostMapping("/prices")
    Planned setPrice(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody PriceBody body) {
        ShowRows.ShowRow show = door.pass(person, id, Act.PRICE);
        String reason = body.reason() == null || body.reason().isBlank()
                ? "直播价"
                : PlanCheck.text("reason", body.reason(), MAX_REASON, "改价原因");
        Money price = given(body.price());
        return door.answer(id, director.setPrice(show.merchantId(), id, body.itemId(), body.skuId(), price, reason));
    }

    /** Every price that the show has asked, newest first. */
    @GetMapping("/prices")
    Page<ShowReports.Asked> prices(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        door.see(person, id);
        int most = Page.limit(limit);
        return Page.of(
                        reports.prices(id, Bookmark.read(after, Bookmark.NEWEST), most + 1),
                        most,
                        priced -> priced.place().cursor())
                .map(ShowReports.Priced::asked);
    }

    @PostMapping("/flashes")
    @ResponseStatus(HttpStatus.CREATED)
    Planned planFlash(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody FlashBody body) {
        ShowRows.ShowRow show = door.pass(person, id, Act.PRICE);
        Instant from = body.from();
        Instant until = body.until();
        if (from == null) {
            throw Problem.nonsense("from", "请填开始时间", "a time to begin");
        }
        if (until == null) {
            throw Problem.nonsense("until", "请填结束时间", "a time to end");
        }
        List<FlashPriceBody> prices = body.prices() == null ? List.of() : body.prices();
        if (prices.isEmpty() || prices.size() > MAX_ALLOTS) {
            throw Problem.nonsense("prices", "请至少给一个规格定秒杀价", "a flash price for one SKU or more");
        }
        Receipt.Done done = director.planFlash(
                show.merchantId(),
                id,
                body.itemId(),
                from,
                until,
                prices.stream()
                        .map(price -> new ShowDirector.FlashWish(price.skuId(), given(price.price())))
                        .toList());
        Long flash = done.id();
        return door.answer(flash == null ? 0 : flash, done);
    }

    @GetMapping("/flashes")
    List<ShowReports.Flash> flashes(@AuthenticationPrincipal Person person, @PathVariable long id) {
        door.see(person, id);
        return reports.flashes(id);
    }

    @DeleteMapping("/flashes/{flash}")
    Planned cancelFlash(@AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable long flash) {
        door.pass(person, id, Act.PRICE);
        return door.answer(flash, director.run(id, new RoomRequest.CancelFlash(flash)));
    }

    @PostMapping("/pin")
    Planned pin(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody PinBody body) {
        door.pass(person, id, Act.PIN);
        return door.answer(id, director.run(id, new RoomRequest.Pin(body.itemId())));
    }

    @PostMapping("/unpin")
    Planned unpin(@AuthenticationPrincipal Person person, @PathVariable long id) {
        door.pass(person, id, Act.PIN);
        return door.answer(id, director.run(id, new RoomRequest.Unpin()));
    }

    private static Money given(@Nullable Money price) {
        if (price == null) {
            throw Problem.nonsense("price", "请填价格", "a price");
        }
        return price;
    }

    private static long itemId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException nonsense) {
            throw Problem.nonsense("items", "排品编号须是数字", "ids of items");
        }
    }
}
