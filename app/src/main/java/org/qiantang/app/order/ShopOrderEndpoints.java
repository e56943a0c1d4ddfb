package org.qiantang.app.order;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
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
    private static final int MAX_FIELD = 64;
    private static final int MOST_BUYERS = 500;
    private static final int LOOKED_BACK_DAYS = 30;

    private final Orders orders;
    private final OrderSheets sheets;
    private final OrderFiles files;
    private final OrderNumbers numbers;
    private final People people;
    private final Parcels parcels;
    private final Sales sales;
    private final Team team;
    private final InstantSource clock;

    ShopOrderEndpoints(
            Orders orders,
            OrderSheets sheets,
            OrderFiles files,
            OrderNumbers numbers,
            People people,
            Parcels parcels,
            Sales sales,
            Team team,
            InstantSource clock) {
        this.orders = orders;
        this.sheets = sheets;
        this.files = files;
        this.numbers = numbers;
        this.people = people;
        this.parcels = parcels;
        this.sales = sales;
        this.team = team;
        this.clock = clock;
    }

    record Parcel(@Nullable String carrier, @Nullable String trackingNo) {}

    @GetMapping("/api/studio/orders")
    Page<OrderSheet> page(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ORDERS);
        int most = Page.limit(limit);
        List<Orders.Row> rows = orders.ofShop(
                shop, wanted(state, overdue, late, q), clock.instant(), Page.after(after, Long.MAX_VALUE), most + 1);
        Page<Orders.Row> page = Page.of(rows, most, row -> Long.toString(row.orderId()));
        return new Page<>(sheets.of(page.items()), page.next());
    }

    /** How many orders are in each state, and how many are past their promised time. */
    @GetMapping("/api/studio/order-counts")
    Map<String, Long> counts(@AuthenticationPrincipal @Nullable Person person) {
        return orders.counts(team.shopFor(person, Act.ORDERS), clock.instant());
    }

    record Week(List<Sales.Day> days) {}

    /** The last seven days' sales, today with them. */
    @GetMapping("/api/studio/sales")
    Week sales(@AuthenticationPrincipal @Nullable Person person) {
        return new Week(sales.lately(team.shopFor(person, Act.FIGURES), clock.instant()));
    }

    /** How the promises of the last days were kept. */
    record Punctuality(int days, long shipDue, long shipLate, long deliverDue, long deliverLate) {}

    @GetMapping("/api/studio/order-punctuality")
    Punctuality punctuality(@AuthenticationPrincipal @Nullable Person person) {
        Instant now = clock.instant();
        Orders.Kept kept =
                orders.kept(team.shopFor(person, Act.ORDERS), now.minus(LOOKED_BACK_DAYS, ChronoUnit.DAYS), now);
        return new Punctuality(
                LOOKED_BACK_DAYS, kept.shipDue(), kept.shipLate(), kept.deliverDue(), kept.deliverLate());
    }

    /** The same orders as the list shows, as a file. */
    @GetMapping("/api/studio/orders/export")
    ResponseEntity<Resource> export(
            @RequestParam(defaultValue = "xlsx") String format,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ORDERS);
        return file("orders", format, files.list(shop, wanted(state, overdue, late, q)), request);
    }

    /** The orders that wait to be sent, as a file to fill in and send back. */
    @GetMapping("/api/studio/orders/to-ship")
    ResponseEntity<Resource> toShip(
            @RequestParam(defaultValue = "xlsx") String format,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ORDERS);
        return file("to-ship", format, files.toShip(shop), request);
    }

    private static ResponseEntity<Resource> file(
            String name, String format, OrderFiles.Writing writing, HttpServletRequest request) {
        SheetFormat kind = SheetFormat.named(format)
                .orElseThrow(() -> Problem.nonsense("format", "格式应为 csv 或 xlsx", "csv or xlsx"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, kind.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + kind.extension() + "\"")
                .body(OrderFiles.kept(writing, kind, Language.english(request)));
    }

    private Orders.Wanted wanted(String state, boolean overdue, boolean late, String q) {
        String words = Orders.words(q);
        return new Orders.Wanted(
                Orders.states(state),
                overdue,
                late,
                words,
                numbers.idOf(words),
                words.isEmpty() ? List.of() : people.nicknamed(words, MOST_BUYERS));
    }

    @GetMapping("/api/studio/orders/{id}")
    ResponseEntity<Object> one(
            @PathVariable long id,
            @RequestParam @Nullable String at,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ORDERS);
        if (at != null && !sheets.show(At.parse(at))) {
            return OrderEndpoints.PENDING;
        }
        return ResponseEntity.ok(sheets.of(own(id, shop)));
    }

    @PostMapping("/api/studio/orders/{id}/parcel")
    ResponseEntity<Object> send(
            @PathVariable long id, @RequestBody Parcel body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.ORDERS);
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
