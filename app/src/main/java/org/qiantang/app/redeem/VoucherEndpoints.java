package org.qiantang.app.redeem;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.aftersale.VoucherDesk;
import org.qiantang.app.voucher.VoucherRow;
import org.qiantang.app.voucher.VoucherRows;
import org.qiantang.app.web.Problem;
import org.qiantang.app.web.QrCode;
import org.qiantang.event.Money;
import org.qiantang.event.VoucherTerms;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    record Place(String name, String address, String hours, String phone) {}

    /** What the vouchers of one line entitle to, as it was promised when they were bought. */
    record Terms(int line, String title, String entitles, List<Place> places, String excluded) {
        Terms {
            places = List.copyOf(places);
        }
    }

    /** @param qr the code as a picture to be scanned; null once it is worth nothing */
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
            @Nullable String caseId,
            QrCode.@Nullable Drawn qr) {}

    record OfOrder(List<Terms> terms, List<Voucher> vouchers) {
        OfOrder {
            terms = List.copyOf(terms);
            vouchers = List.copyOf(vouchers);
        }
    }

    /** @param intent the wish's own name, made by who asks: sent again, it has the case that it had before */
    record Refund(
            @Nullable List<@Nullable Long> vouchers,
            @Nullable String intent) {}

    record Placed(String caseId, String at) {}

    /** Empty while they are being drawn, which takes a moment after the payment. */
    @GetMapping("/api/orders/{id}/vouchers")
    OfOrder ofOrder(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        List<VoucherRow> own = own(id, person);
        Instant now = clock.instant();
        var terms = new ArrayList<Terms>();
        for (int line : new TreeSet<>(own.stream().map(VoucherRow::line).toList())) {
            String title = own.stream()
                    .filter(one -> one.line() == line)
                    .map(VoucherRow::title)
                    .findFirst()
                    .orElse("");
            desk.terms(id, line).ifPresent(known -> terms.add(terms(line, title, known)));
        }
        return new OfOrder(terms, own.stream().map(one -> voucher(one, now)).toList());
    }

    @PostMapping("/api/orders/{id}/vouchers/refund")
    Placed refund(@PathVariable long id, @RequestBody Refund body, @AuthenticationPrincipal @Nullable Person person) {
        List<VoucherRow> own = own(id, person);
        var wanted = new HashSet<Long>();
        List<@Nullable Long> named = body.vouchers();
        if (named == null || named.isEmpty() || named.size() > MOST_AT_ONCE) {
            throw Problem.nonsense("vouchers", "请选择要退的券", "choose the vouchers to give back");
        }
        for (Long one : named) {
            if (one == null || own.stream().noneMatch(row -> row.voucherId() == one) || !wanted.add(one)) {
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

    private List<VoucherRow> own(long orderId, @Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        List<VoucherRow> found = rows.ofOrder(orderId);
        if (found.stream().anyMatch(row -> row.buyerId() != person.id())) {
            throw Problem.notFound();
        }
        return found;
    }

    private static Terms terms(int line, String title, VoucherTerms terms) {
        return new Terms(
                line,
                title,
                terms.entitles(),
                terms.places().stream()
                        .map(place -> new Place(place.name(), place.address(), place.hours(), place.phone()))
                        .toList(),
                terms.excluded());
    }

    private static Voucher voucher(VoucherRow row, Instant now) {
        VoucherRow.State state = row.state(now);
        Long caseId = row.caseId();
        return new Voucher(
                Long.toString(row.voucherId()),
                row.line(),
                row.code().grouped(),
                state.name(),
                row.price(),
                row.goodUntil(),
                row.redeemedAt(),
                row.redeemedPlace(),
                row.voidedAt(),
                caseId == null ? null : Long.toString(caseId),
                state == VoucherRow.State.OPEN ? QrCode.drawn(row.code().digits()) : null);
    }
}
