package org.qiantang.app.checkout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.order.OrderStates;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Buying from several shows at once: the quote, the checkout, and how it stands. */
@RestController
class CheckoutEndpoints {
    private final Quotes quotes;
    private final Freight freight;
    private final CheckoutDesk desk;
    private final CheckoutTable checkouts;
    private final OrderStates orders;
    private final OrderNumbers numbers;

    CheckoutEndpoints(
            Quotes quotes,
            Freight freight,
            CheckoutDesk desk,
            CheckoutTable checkouts,
            OrderStates orders,
            OrderNumbers numbers) {
        this.quotes = quotes;
        this.freight = freight;
        this.desk = desk;
        this.checkouts = checkouts;
        this.orders = orders;
        this.numbers = numbers;
    }

    /** @param freightsSeen each part's freight as it was quoted; an asker who leaves it out takes the freights as they are now */
    record Asked(
            @Nullable String intent,
            @Nullable Long addressId,
            @Nullable List<@Nullable AskedPart> parts,
            @Nullable List<@Nullable FreightSeen> freightsSeen) {}

    record AskedPart(long showId, @Nullable List<@Nullable AskedWant> wants) {}

    record AskedWant(long itemId, long skuId, int pieces, long priceVersion) {}

    record FreightSeen(long showId, long merchantId, long minor) {}

    record Quote(List<QuotedPart> parts, Money goods, Money freight, Money total, boolean ok) {}

    record QuotedPart(
            String showId,
            String merchantId,
            String merchantName,
            List<QuotedLine> lines,
            Money goods,
            Money freight,
            boolean freightKnown,
            Money total,
            boolean vouchers) {}

    record QuotedLine(
            String itemId,
            String skuId,
            String title,
            String skuName,
            @Nullable String picture,
            int pieces,
            @Nullable Money price,
            String priceVersion,
            int left,
            @Nullable Refused refusal) {}

    record Refused(String code, String message, Map<String, Object> data) {}

    record PlacedOrder(String orderId, String showId) {}

    record Placed(
            String checkoutId,
            Money total,
            Instant payUntil,
            List<PlacedOrder> orders,
            @Nullable String at) {}

    record Order(String orderId, String orderNo, String showId, String merchantName, String state, Money total) {}

    record Checkout(
            String checkoutId,
            String state,
            Money total,
            Instant payUntil,
            @Nullable String cashier,
            List<Order> orders) {}

    @PostMapping("/api/checkouts/quote")
    Quote quote(@RequestBody Asked body, HttpServletRequest request, @AuthenticationPrincipal @Nullable Person person) {
        Wish wish = wish(body);
        List<Quotes.Part> parts = quotes.of(wish, destination(person, wish));
        boolean english = Language.english(request);
        Money goods = parts.stream().map(Quotes.Part::goods).reduce(Money.cny(0), Money::plus);
        Money sending = parts.stream().map(Quotes.Part::freight).reduce(Money.cny(0), Money::plus);
        return new Quote(
                parts.stream().map(part -> quoted(part, english)).toList(),
                goods,
                sending,
                goods.plus(sending),
                parts.stream().allMatch(Quotes.Part::stands));
    }

    @PostMapping("/api/checkouts")
    @ResponseStatus(HttpStatus.CREATED)
    Placed place(@RequestBody Asked body, @AuthenticationPrincipal @Nullable Person person) {
        Person buyer = signedIn(person);
        String intent = body.intent();
        if (intent == null) {
            throw Problem.nonsense("intent", "请求里缺少 intent", "intent is required");
        }
        CheckoutDesk.Placed placed = desk.place(buyer.id(), intent, wish(body), seen(body));
        List<PlacedOrder> parts = placed.parts().stream()
                .map(part -> new PlacedOrder(Long.toString(part.orderId()), Long.toString(part.showId())))
                .toList();
        return new Placed(
                Long.toString(placed.checkoutId()),
                placed.total(),
                placed.payUntil(),
                parts,
                placed.at().map(Object::toString).orElse(null));
    }

    @GetMapping("/api/checkouts/{id}")
    Checkout one(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Person buyer = signedIn(person);
        CheckoutDesk.Placed placed = checkouts
                .byId(id)
                .filter(row -> row.buyerId() == buyer.id())
                .flatMap(desk::placed)
                .orElseThrow(Problem::notFound);
        List<OrderStates.Standing> standing =
                orders.of(placed.parts().stream().map(part -> part.orderId()).toList());
        List<Order> listed = placed.parts().stream()
                .flatMap(part -> standing.stream()
                        .filter(one -> one.orderId() == part.orderId())
                        .map(one -> new Order(
                                Long.toString(one.orderId()),
                                numbers.numberOf(one.orderId()),
                                Long.toString(part.showId()),
                                one.shop(),
                                one.state(),
                                one.total())))
                .toList();
        String state = CheckoutState.of(
                standing.stream().map(OrderStates.Standing::state).toList());
        String cashier = standing.stream()
                .map(OrderStates.Standing::cashier)
                .filter(one -> one != null && state.equals(CheckoutState.WAITING))
                .findFirst()
                .orElse(null);
        return new Checkout(Long.toString(id), state, placed.total(), placed.payUntil(), cashier, listed);
    }

    /** A guest, and a buyer without an address, is quoted for no place; an address that is named must be the buyer's. */
    private @Nullable Destination destination(@Nullable Person person, Wish wish) {
        if (person == null && wish.addressId() == null) {
            return null;
        }
        try {
            return freight.destination(signedIn(person).id(), wish.addressId());
        } catch (Problem problem) {
            if (problem.code().equals("no-address")) {
                return null;
            }
            throw problem;
        }
    }

    private static QuotedPart quoted(Quotes.Part part, boolean english) {
        List<QuotedLine> lines = part.lines().stream()
                .map(line -> {
                    Problem refusal = line.refusal();
                    return new QuotedLine(
                            Long.toString(line.itemId()),
                            Long.toString(line.skuId()),
                            line.title(),
                            line.skuName(),
                            line.picture(),
                            line.pieces(),
                            line.price(),
                            Long.toString(line.priceVersion()),
                            line.left(),
                            refusal == null
                                    ? null
                                    : new Refused(refusal.code(), refusal.message(english), refusal.data()));
                })
                .toList();
        return new QuotedPart(
                Long.toString(part.showId()),
                Long.toString(part.merchantId()),
                part.merchantName(),
                lines,
                part.goods(),
                part.freight(),
                part.freightKnown(),
                part.total(),
                part.vouchers());
    }

    private static SeenFreights seen(Asked body) {
        List<@Nullable FreightSeen> given = body.freightsSeen();
        if (given == null) {
            return SeenFreights.UNSAID;
        }
        return new SeenFreights(given.stream()
                .map(one -> {
                    if (one == null) {
                        throw Problem.nonsense("freightsSeen", "运费不能为空", "a freight is missing");
                    }
                    return new SeenFreights.Seen(one.showId(), one.merchantId(), Money.cny(one.minor()));
                })
                .toList());
    }

    private static Wish wish(Asked body) {
        List<@Nullable AskedPart> parts = body.parts();
        if (parts == null) {
            throw Problem.nonsense("parts", "请求里缺少 parts", "parts are required");
        }
        return new Wish(
                body.addressId(), parts.stream().map(CheckoutEndpoints::part).toList());
    }

    private static Wish.Part part(@Nullable AskedPart part) {
        List<@Nullable AskedWant> wants = part == null ? null : part.wants();
        if (part == null || wants == null) {
            throw Problem.nonsense("wants", "请求里缺少 wants", "wants are required");
        }
        return new Wish.Part(
                part.showId(),
                wants.stream()
                        .map(want -> {
                            if (want == null) {
                                throw Problem.nonsense("wants", "商品行不能为空", "a line is missing");
                            }
                            return new RoomRequest.Want(
                                    want.itemId(), want.skuId(), want.pieces(), want.priceVersion());
                        })
                        .toList());
    }

    private static Person signedIn(@Nullable Person person) {
        if (person == null) {
            throw new Problem(401, "sign-in", "请先登录", "sign in first");
        }
        return person;
    }
}
