package org.qiantang.app.redeem;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Attempts;
import org.qiantang.app.account.People;
import org.qiantang.app.aftersale.VoucherDesk;
import org.qiantang.app.voucher.VoucherCode;
import org.qiantang.app.voucher.VoucherRow;
import org.qiantang.app.voucher.VoucherRows;
import org.qiantang.app.web.Problem;
import org.qiantang.event.VoucherTerms;

/**
 * Where a shop's people redeem vouchers: first it is shown what a code is, then it is used up.
 *
 * <p>Codes that are nobody's, or another shop's, are counted against whoever typed them and against the shop, so that
 * nobody can go through them. What was only mistyped tells nothing, and is not counted.
 */
final class Till {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(CHINA);

    private final VoucherRows rows;
    private final VoucherDesk desk;
    private final People people;
    private final Attempts ofPerson;
    private final Attempts ofShop;
    private final InstantSource clock;

    Till(VoucherRows rows, VoucherDesk desk, People people, Attempts ofPerson, Attempts ofShop, InstantSource clock) {
        this.rows = rows;
        this.desk = desk;
        this.people = people;
        this.ofPerson = ofPerson;
        this.ofShop = ofShop;
        this.clock = clock;
    }

    /** A voucher that can be redeemed now, with what was promised when it was bought. */
    record Good(VoucherRow voucher, VoucherTerms terms) {}

    /** What a code is, if it can be redeemed in this shop now; else a {@code Problem} that says why not. */
    Good look(String typed, long merchantId, long personId) {
        VoucherRow voucher = find(typed, merchantId, personId);
        refuseWhatIsOver(voucher);
        VoucherTerms terms = desk.terms(voucher.orderId()).get(voucher.line());
        if (terms == null) {
            throw Problem.notFound();
        }
        return new Good(voucher, terms);
    }

    /** Redeems it once. Of two at the same moment one wins, and the other is told who did, when and where. */
    VoucherRow redeem(String typed, String place, long merchantId, long personId) {
        Good good = look(typed, merchantId, personId);
        List<String> places =
                good.terms().places().stream().map(VoucherTerms.Place::name).toList();
        if (!places.contains(place)) {
            throw new Problem(
                    409,
                    "voucher-elsewhere",
                    "这张券不在这家门店使用，可用门店：" + String.join("、", places),
                    "this voucher is not for this place, but for: " + String.join(", ", places),
                    Map.of("places", places));
        }
        try {
            desk.redeem(good.voucher(), place, personId);
        } catch (Problem lost) {
            // Somebody was faster: say who, rather than that it did not work.
            refuseWhatIsOver(again(good.voucher()));
            throw lost;
        }
        return again(good.voucher());
    }

    private VoucherRow again(VoucherRow voucher) {
        return rows.byCode(voucher.code()).orElseThrow(Problem::notFound);
    }

    private VoucherRow find(String typed, long merchantId, long personId) {
        VoucherCode code = VoucherCode.read(typed)
                .orElseThrow(() -> new Problem(
                        400,
                        "voucher-mistyped",
                        "券码不对：应为 12 位数字，请再核对一遍",
                        "not a voucher's code: check its 12 digits again",
                        Map.of("field", "code")));
        String person = Long.toString(personId);
        String shop = Long.toString(merchantId);
        ofPerson.require(person);
        ofShop.require(shop);
        Optional<VoucherRow> found = rows.byCode(code);
        if (found.isEmpty()) {
            throw new Problem(404, "voucher-unknown", "没有这张券", "there is no such voucher", Map.of("field", "code"));
        }
        if (found.get().merchantId() != merchantId) {
            throw new Problem(
                    409,
                    "voucher-other-shop",
                    "这是别家店的券，不能在本店核销",
                    "this is another shop's voucher",
                    Map.of("field", "code"));
        }
        ofPerson.takeBack(person);
        ofShop.takeBack(shop);
        return found.get();
    }

    private void refuseWhatIsOver(VoucherRow voucher) {
        switch (voucher.state(clock.instant())) {
            case OPEN -> {}
            case REDEEMED -> throw redeemed(voucher);
            case REFUNDED ->
                throw new Problem(
                        409,
                        "voucher-refunded",
                        "这张券已经退款" + at(voucher.voidedAt(), "（", "）") + "，不能核销",
                        "the money of this voucher has gone back" + at(voucher.voidedAt(), " (", ")"));
            case EXPIRED ->
                throw new Problem(
                        409,
                        "voucher-expired",
                        "这张券已经过期（" + TIME.format(voucher.goodUntil()) + "），会自动退款",
                        "the time of this voucher is over (" + TIME.format(voucher.goodUntil())
                                + "); its money goes back by itself",
                        Map.of("goodUntil", voucher.goodUntil().toString()));
        }
    }

    private Problem redeemed(VoucherRow voucher) {
        Instant at = voucher.redeemedAt();
        Long byId = voucher.redeemedBy();
        String place = voucher.redeemedPlace();
        if (at == null || byId == null || place == null) {
            throw new IllegalStateException("voucher " + voucher.voucherId() + " (expected: when, by whom and where)");
        }
        String by = people.nickname(byId);
        return new Problem(
                409,
                "voucher-redeemed",
                "这张券已于 " + TIME.format(at) + " 由 " + by + " 在 " + place + " 核销",
                "this voucher was redeemed at " + TIME.format(at) + " by " + by + " in " + place,
                Map.of("at", at.toString(), "by", by, "byId", Long.toString(byId), "place", place));
    }

    private static String at(@Nullable Instant at, String before, String after) {
        return at == null ? "" : before + TIME.format(at) + after;
    }
}
