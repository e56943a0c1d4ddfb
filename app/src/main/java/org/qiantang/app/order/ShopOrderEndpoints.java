package org.qiantang.app.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The orders of the asker's shop. */
@RestController
class ShopOrderEndpoints {
    private static final int MAX_SIZE = 100;
    private static final int MAX_PAGE = 100_000;
    private static final int MAX_FIELD = 64;

    private final Orders orders;
    private final OrderSheets sheets;
    private final Parcels parcels;

    ShopOrderEndpoints(Orders orders, OrderSheets sheets, Parcels parcels) {
        this.orders = orders;
        this.sheets = sheets;
        this.parcels = parcels;
    }

    record Page(List<OrderSheet> items, long total) {}

    record Parcel(@Nullable String carrier, @Nullable String trackingNo) {}

    @GetMapping("/api/studio/orders")
    Page page(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = Askers.shopOf(person);
        if (!state.isEmpty() && !Orders.STATES.contains(state)) {
            throw Problem.nonsense("state", "没有这种订单状态", "no such state");
        }
        if (page < 0 || page > MAX_PAGE || size < 1 || size > MAX_SIZE) {
            throw Problem.nonsense("size", "每页 1 到 " + MAX_SIZE + " 条", "1.." + MAX_SIZE + " a page");
        }
        List<OrderSheet> items = sheets.of(orders.ofShop(shop, state, page, size));
        return new Page(items, orders.countOfShop(shop, state));
    }

    @GetMapping("/api/studio/orders/{id}")
    ResponseEntity<Object> one(
            @PathVariable long id,
            @RequestParam @Nullable String at,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = Askers.shopOf(person);
        if (at != null && !sheets.show(At.parse(at))) {
            return OrderEndpoints.PENDING;
        }
        return ResponseEntity.ok(sheets.of(own(id, shop)));
    }

    @PostMapping("/api/studio/orders/{id}/parcel")
    ResponseEntity<Object> send(
            @PathVariable long id, @RequestBody Parcel body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = Askers.shopOf(person);
        Orders.Row order = own(id, shop);
        String carrier = field(body.carrier(), "carrier");
        String trackingNo = field(body.trackingNo(), "trackingNo");
        if (!order.state().equals("taken") && !order.state().equals("shipped")) {
            throw new Problem(409, "not-taken", "这个订单现在不能发货", "this order cannot be sent now");
        }
        At at = parcels.send(shop, id, carrier, trackingNo);
        return sheets.show(at) ? ResponseEntity.ok(sheets.of(own(id, shop))) : OrderEndpoints.PENDING;
    }

    private Orders.Row own(long id, long shop) {
        return orders.byId(id).filter(order -> order.merchantId() == shop).orElseThrow(Problem::notFound);
    }

    private static String field(@Nullable String text, String name) {
        if (text == null || text.isBlank() || text.length() > MAX_FIELD || text.indexOf('\0') >= 0) {
            throw Problem.nonsense(name, "请填写，最多 " + MAX_FIELD + " 个字", "required, " + MAX_FIELD + " at most");
        }
        return text.strip();
    }
}
