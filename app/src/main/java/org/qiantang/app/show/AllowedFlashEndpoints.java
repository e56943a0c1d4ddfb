package org.qiantang.app.show;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.FlashBar;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.show.ShowDoor.Planned;
import org.qiantang.app.team.Act;
import org.qiantang.app.web.Problem;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashChance.FlashTerms;
import org.qiantang.event.Money;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Flash sales that staff let be begun when the moment is good: by the digital host, or here by hand. */
@RestController
@RequestMapping("/api/studio/shows/{id}/allowed-flashes")
class AllowedFlashEndpoints {
    private static final int MOST_PRICES = 200;
    private static final int USUAL_PAUSE = 60;
    private static final Set<FlashBar> OVER = Set.of(FlashBar.TAKEN_BACK, FlashBar.USED_UP, FlashBar.TOO_LATE);

    private final ShowDoor door;
    private final ShowDirector director;
    private final Boards boards;
    private final InstantSource clock;

    AllowedFlashEndpoints(ShowDoor door, ShowDirector director, Boards boards, InstantSource clock) {
        this.door = door;
        this.director = director;
        this.boards = boards;
        this.clock = clock;
    }

    record AllowedPriceBody(long skuId, @Nullable Money price) {}

    /** {@code most} is 1, {@code pauseMinutes} 60 and {@code leastLeft} 0 where they are absent. */
    record AllowFlashBody(
            long itemId,
            @Nullable List<AllowedPriceBody> prices,
            @Nullable Integer minutes,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Integer most,
            @Nullable Integer pauseMinutes,
            @Nullable Integer leastLeft) {}

    /** Which of its openings, from 1: asked twice, it begins once. */
    record BeginFlashBody(@Nullable Integer number) {}

    record AllowedPrice(long skuId, Money price) {}

    /** A reason with the figure that was read for it. */
    record OpeningGround(String why, int figure) {}

    /** {@code byHost} where the digital host chose the moment. */
    record FlashBegun(long flashId, Instant at, boolean byHost, List<OpeningGround> grounds) {}

    /** {@code bar} is why it cannot be begun now, by anybody; null where it can be. */
    record AllowedSale(
            long allowedId,
            long itemId,
            List<AllowedPrice> prices,
            int minutes,
            Instant from,
            Instant until,
            int most,
            int pauseMinutes,
            int leastLeft,
            @Nullable String bar,
            List<FlashBegun> openings) {}

    /** Those of a show, with what keeps each from being begun now, and what was begun. */
    @GetMapping
    List<AllowedSale> allowedFlashes(@AuthenticationPrincipal Person person, @PathVariable long id) {
        ShowRows.ShowRow show = door.see(person, id);
        Optional<Board> board = boards.of(id);
        boolean bound = !director.mayFlash(show.merchantId());
        return boards.allowedFlashes(id).stream()
                .map(one -> sale(one, bar(one, board, bound)))
                .toList();
    }

    /** Lets a flash sale be begun when the moment is good, by the digital host or by hand. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Planned allowFlash(
            @AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody AllowFlashBody body) {
        ShowRows.ShowRow show = door.pass(person, id, Act.PRICE);
        Receipt.Done done = director.allowFlash(show.merchantId(), id, terms(body), person.id());
        Long allowed = done.id();
        return door.answer(allowed == null ? 0 : allowed, done);
    }

    /** No more of it is begun; one that is under way is cancelled as every flash sale is. */
    @DeleteMapping("/{allowed}")
    Planned disallowFlash(@AuthenticationPrincipal Person person, @PathVariable long id, @PathVariable long allowed) {
        door.pass(person, id, Act.PRICE);
        return door.answer(allowed, director.run(id, new RoomRequest.DisallowFlash(allowed, person.id())));
    }

    /** Begins one by hand, by the rules of a planned one; the same number asked again is the one that was. */
    @PostMapping("/{allowed}/begin")
    Planned beginFlash(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @PathVariable long allowed,
            @RequestBody BeginFlashBody body) {
        door.pass(person, id, Act.PRICE);
        Integer number = body.number();
        if (number == null) {
            throw Problem.nonsense("number", "请写明是第几次", "which time it is, from 1");
        }
        Receipt.Done done = director.beginFlash(id, allowed, number, person.id(), List.of());
        Long flash = done.id();
        return door.answer(flash == null ? 0 : flash, done);
    }

    private FlashTerms terms(AllowFlashBody body) {
        Integer minutes = body.minutes();
        Instant until = body.until();
        if (minutes == null) {
            throw Problem.nonsense("minutes", "请填每次几分钟", "how many minutes it lasts");
        }
        if (until == null) {
            throw Problem.nonsense("until", "请填最晚结束时间", "a time by which it is over");
        }
        List<AllowedPriceBody> prices = body.prices() == null ? List.of() : body.prices();
        if (prices.isEmpty() || prices.size() > MOST_PRICES) {
            throw Problem.nonsense("prices", "请至少给一个规格定秒杀价", "a flash price for one SKU or more");
        }
        Instant now = clock.instant();
        Instant from = body.from();
        return new FlashTerms(
                body.itemId(),
                prices.stream().map(AllowedFlashEndpoints::offer).toList(),
                minutes,
                from == null || from.isBefore(now) ? now : from,
                until,
                body.most() == null ? 1 : body.most(),
                body.pauseMinutes() == null ? USUAL_PAUSE : body.pauseMinutes(),
                body.leastLeft() == null ? 0 : body.leastLeft());
    }

    private static FlashOffer offer(AllowedPriceBody body) {
        Money price = body.price();
        if (price == null) {
            throw Problem.nonsense("price", "请填价格", "a price");
        }
        return new FlashOffer(body.skuId(), price);
    }

    private static AllowedSale sale(AllowedFlash allowed, @Nullable FlashBar bar) {
        FlashTerms terms = allowed.terms();
        return new AllowedSale(
                allowed.allowedId(),
                terms.itemId(),
                terms.prices().stream()
                        .map(offer -> new AllowedPrice(offer.skuId(), offer.price()))
                        .toList(),
                terms.minutes(),
                terms.from(),
                terms.until(),
                terms.most(),
                terms.pauseMinutes(),
                terms.leastLeft(),
                bar == null ? null : lower(bar),
                allowed.openings().stream().map(AllowedFlashEndpoints::begun).toList());
    }

    private static FlashBegun begun(AllowedFlash.Opening opening) {
        return new FlashBegun(
                opening.flashId(),
                opening.at(),
                opening.staffId() == null,
                opening.grounds().stream()
                        .map(ground -> new OpeningGround(lower(ground.why()), ground.figure()))
                        .toList());
    }

    /** What can still come to be begun is kept back by the measure that binds the shop, whatever else is in its way now. */
    private @Nullable FlashBar bar(AllowedFlash allowed, Optional<Board> board, boolean bound) {
        FlashBar own = board.isEmpty() ? FlashBar.GONE : bar(allowed, board.get());
        return bound && (own == null || !OVER.contains(own)) ? FlashBar.MEASURE : own;
    }

    /** By its own terms, and none begins before the show is open or when that is over. */
    private @Nullable FlashBar bar(AllowedFlash allowed, Board board) {
        Optional<Board.Item> item = board.item(allowed.terms().itemId());
        if (item.isEmpty()) {
            return FlashBar.GONE;
        }
        FlashBar own = allowed.bar(allowed.left(item.get()), clock.instant());
        if (own != null || board.isOpen()) {
            return own;
        }
        return board.state().equals("planned") ? FlashBar.NOT_YET : FlashBar.TOO_LATE;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
