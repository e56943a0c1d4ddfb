package org.qiantang.app.order;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A buyer's own orders. */
@RestController
class OrderEndpoints {
    static final ResponseEntity<Object> PENDING = ResponseEntity.accepted().body(Map.of("pending", true));

    private final Orders orders;
    private final OrderSheets sheets;
    private final OrderNumbers numbers;
    private final Desks desks;

    OrderEndpoints(Orders orders, OrderSheets sheets, OrderNumbers numbers, Desks desks) {
        this.orders = orders;
        this.numbers = numbers;
        this.sheets = sheets;
        this.desks = desks;
    }

    /** One's own orders, the newest first; {@code q} is found in titles, in the shop's name, and as an order's number. */
    @GetMapping("/api/orders")
    Page<OrderSheet> mine(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person buyer = Askers.signedIn(person);
        int most = Page.limit(limit);
        String words = Orders.words(q);
        List<Orders.Row> rows = orders.ofBuyer(
                buyer.id(),
                Orders.states(state),
                words,
                numbers.idOf(words),
                Page.after(after, Long.MAX_VALUE),
                most + 1);
        Page<Orders.Row> page = Page.of(rows, most, row -> Long.toString(row.orderId()));
        return new Page<>(sheets.of(page.items()), page.next());
    }

    @GetMapping("/api/orders/{id}")
    ResponseEntity<Object> one(
            @PathVariable long id,
            @RequestParam @Nullable String at,
            @AuthenticationPrincipal @Nullable Person person) {
        Person buyer = Askers.signedIn(person);
        if (at != null && !sheets.show(At.parse(at))) {
            return PENDING;
        }
        return ResponseEntity.ok(sheets.of(own(id, buyer)));
    }

    @PostMapping("/api/orders/{id}/cancel")
    ResponseEntity<Object> cancel(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Person buyer = Askers.signedIn(person);
        Orders.Row order = own(id, buyer);
        At at = desks.cancel(order.showId(), new RoomRequest.CancelHold(buyer.id(), id));
        return sheets.show(at) ? ResponseEntity.ok(sheets.of(own(id, buyer))) : PENDING;
    }

    private Orders.Row own(long id, Person buyer) {
        return orders.byId(id).filter(order -> order.buyerId() == buyer.id()).orElseThrow(Problem::notFound);
    }
}
