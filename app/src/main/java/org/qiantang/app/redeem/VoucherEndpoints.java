package org.qiantang.app.redeem;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.aftersale.VoucherDesk;
import org.qiantang.app.voucher.VoucherRow;
import org.qiantang.app.voucher.VoucherRows;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.app.web.QrCode;
import org.qiantang.event.Money;
import org.qiantang.event.VoucherTerms;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A buyer's own vouchers: the codes of an order, how each stands, and their money back while they were not used. */
@RestController
class VoucherEndpoints {
    private static final int MOST_AT_ONCE = 999;

    private final VoucherRows rows;
    private final VoucherDesk desk;
    private final InstantSource clock;

    VoucherEndpoints(VoucherRows rows, VoucherDesk desk, InstantSource clock) {
        this.rows = rows;
        this.desk = desk;
        this.clock = clock;
    }

    /** What the vouchers of one line entitle to, as it was promised when they were bought. */
    record Terms(int line, String title, String entitles, List<VoucherTerms.Place> places, String excluded) {
        Terms {
            places = List.copyOf(places);
        }
    }

    /** One code, and how it stands. */
    record Voucher(
            String id,
            int line,
            String code,
            String state,
            Money price,
            Instant goodUntil,
            @Nullable Instant redeemedAt,
            @Nullable String place,
            @Nullable Instant voidedAt,
            @Nullable String caseId) {}

    /** @param intent the wish's own name, made by who asks: sent again, it has the case that it had before */
    record Refund(
            @Nullable List<@Nullable Long> vouchers,
            @Nullable String intent) {}

    record Placed(String caseId, String at) {}

    /** In the order in which they were issued; empty while they are being drawn, which takes a moment after the payment. */
    @GetMapping("/api/orders/{id}/vouchers")
    Page<Voucher> ofOrder(
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        Instant now = clock.instant();
        int most = Page.limit(limit);
        List<VoucherRow> found = rows.ofOrder(id, Page.after(after, 0), most + 1);
        return Page.of(found, most, row -> Long.toString(row.voucherId())).map(row -> voucher(row, now));
    }

    /** What the vouchers of each line are for. */
    @GetMapping("/api/orders/{id}/vouchers/terms")
    List<Terms> terms(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        List<VoucherRow> lines = rows.firstOfLines(id);
        Map<Integer, VoucherTerms> known = lines.isEmpty() ? Map.of() : desk.terms(id);
        var terms = new ArrayList<Terms>();
        for (VoucherRow row : lines) {
            VoucherTerms promised = known.get(row.line());
            if (promised != null) {
                terms.add(terms(row, promised));
            }
        }
        return terms;
    }

    /** The code as a picture to be scanned at the shop; there is none of what can no longer be used. */
    @GetMapping("/api/orders/{id}/vouchers/{voucher}/qr")
    QrCode.Drawn qr(
            @PathVariable long id, @PathVariable long voucher, @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        return rows.find(voucher)
                .filter(row -> row.orderId() == id && row.state(clock.instant()) == VoucherRow.State.OPEN)
                .map(row -> QrCode.drawn(row.code().digits()))
                .orElseThrow(Problem::notFound);
    }

    @PostMapping("/api/orders/{id}/vouchers/refund")
    Placed refund(@PathVariable long id, @RequestBody Refund body, @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        Set<Long> ofOrder = rows.idsOf(id);
        var wanted = new HashSet<Long>();
        List<@Nullable Long> named = body.vouchers();
        if (named == null || named.isEmpty() || named.size() > MOST_AT_ONCE) {
            throw Problem.nonsense("vouchers", "请选择要退的券", "choose the vouchers to give back");
        }
        for (Long one : named) {
            if (one == null || !ofOrder.contains(one) || !wanted.add(one)) {
                throw Problem.nonsense("vouchers", "这个订单没有这张券", "no such voucher in this order");
            }
        }
        String intent = body.intent();
        if (intent != null && !intent.matches("[\\x21-\\x7e]{1,64}")) {
            throw Problem.nonsense("intent", "意图编号须为 1–64 个字母、数字或符号", "1–64 visible ASCII characters");
        }
        VoucherDesk.Back back = desk.giveBack(id, List.copyOf(wanted), intent);
        return new Placed(Long.toString(back.caseId()), back.at().toString());
    }

    private void own(long orderId, @Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        if (rows.buyerOf(orderId).filter(buyer -> buyer != person.id()).isPresent()) {
            throw Problem.notFound();
        }
    }

    private static Terms terms(VoucherRow first, VoucherTerms terms) {
        return new Terms(first.line(), first.title(), terms.entitles(), terms.places(), terms.excluded());
    }

    private static Voucher voucher(VoucherRow row, Instant now) {
        Long caseId = row.caseId();
        return new Voucher(
                Long.toString(row.voucherId()),
                row.line(),
                row.code().grouped(),
                row.state(now).name(),
                row.price(),
                row.goodUntil(),
                row.redeemedAt(),
                row.redeemedPlace(),
                row.voidedAt(),
                caseId == null ? null : Long.toString(caseId));
    }
}
