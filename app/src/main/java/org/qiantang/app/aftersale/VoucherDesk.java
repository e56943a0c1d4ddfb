package org.qiantang.app.aftersale;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.aftersale.CareRequest.Fresh;
import org.qiantang.app.order.At;
import org.qiantang.app.voucher.CodeHash;
import org.qiantang.app.voucher.VoucherCode;
import org.qiantang.app.voucher.VoucherRow;
import org.qiantang.app.voucher.VoucherRows;
import org.qiantang.event.Ids;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.VoucherTerms;

/** The desk of paid orders as far as vouchers (到店券) go: they are issued, redeemed and given back in the shop's turns. */
public final class VoucherDesk {
    private final CareDesk desk;
    private final VoucherRows rows;
    private final CodeHash hash;
    private final Ids ids;
    private final RandomGenerator random;

    VoucherDesk(CareDesk desk, VoucherRows rows, CodeHash hash, Ids ids, RandomGenerator random) {
        this.desk = desk;
        this.rows = rows;
        this.hash = hash;
        this.ids = ids;
        this.random = random;
    }

    /** Draws a code for each piece; pieces that were given back meanwhile get none, and codes that were drawn stand. */
    void issue(OrderTaken taken) {
        Care care = desk.look(taken.orderId())
                .orElseThrow(() ->
                        new IllegalStateException("order " + taken.orderId() + " (expected: in the shop's rows)"));
        var drawn = new HashSet<VoucherCode>();
        var fresh = new ArrayList<Fresh>();
        for (int line = 0; line < care.lines().size(); line++) {
            int pieces = care.voucherTerms(line).isEmpty()
                    ? 0
                    : care.lines().get(line).pieces();
            for (int piece = 0; piece < pieces; piece++) {
                VoucherCode code = draw(drawn);
                fresh.add(new Fresh(ids.next(), line, code, hash.of(code)));
            }
        }
        desk.ask(taken.orderId(), new CareRequest.Issue(fresh));
    }

    private VoucherCode draw(Set<VoucherCode> drawn) {
        VoucherCode code = VoucherCode.fresh(random);
        while (!drawn.add(code) || rows.isTaken(code)) {
            code = VoucherCode.fresh(random);
        }
        return code;
    }

    /** Redeems a voucher once; whoever comes second, too late, or at a place where it is not good is refused by a {@code Problem}. */
    public At redeem(VoucherRow voucher, String place, long byId) {
        return desk.ask(voucher.orderId(), new CareRequest.Redeem(voucher.voucherId(), place, byId));
    }

    /** What was promised with an order's vouchers when they were bought, line by line. */
    public Map<Integer, VoucherTerms> terms(long orderId) {
        var terms = new TreeMap<Integer, VoucherTerms>();
        desk.look(orderId).ifPresent(care -> {
            for (int line = 0; line < care.lines().size(); line++) {
                int one = line;
                care.voucherTerms(line).ifPresent(known -> terms.put(one, known));
            }
        });
        return terms;
    }

    /** Where it stands, and the after-sale by which the money goes back. */
    public record Back(long caseId, At at) {}

    /** Gives the money of vouchers back that were not used; refused by a {@code Problem} where one was. */
    public Back giveBack(long orderId, List<Long> vouchers, @Nullable String intent) {
        long caseId = ids.next();
        At at = desk.ask(orderId, new CareRequest.GiveBack(caseId, vouchers, intent));
        long opened = desk.look(orderId)
                .flatMap(care -> care.asked(intent))
                .map(one -> one.id)
                .orElse(caseId);
        return new Back(opened, at);
    }
}
