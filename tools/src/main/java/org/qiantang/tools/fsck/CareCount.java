package org.qiantang.tools.fsck;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.LinePieces;

/** Paid orders counted anew: pieces sent, pieces asked back, money given back. */
final class CareCount {
    private static final class Order {
        final ShopEvent.OrderTaken taken;
        final Map<Integer, Integer> sent = new HashMap<>();
        final Set<Long> parcels = new HashSet<>();
        final Map<Long, ShopEvent.AfterSaleAsked> cases = new HashMap<>();
        final Set<Long> cameBack = new HashSet<>();
        long givenBack;
        int events;

        Order(ShopEvent.OrderTaken taken) {
            this.taken = taken;
        }

        int pieces(int line) {
            return line >= 0 && line < taken.lines().size()
                    ? taken.lines().get(line).pieces()
                    : 0;
        }
    }

    /** What each order's own story must say, by its number in it. */
    final Map<String, String> stories = new HashMap<>();

    final VoucherCount vouchers;
    private final Map<Long, Order> orders = new HashMap<>();
    private final Findings findings;

    CareCount(Findings findings) {
        this.vouchers = new VoucherCount(findings);
        this.findings = findings;
    }

    void happened(Recorded place, ShopEvent.AboutOrder event) {
        if (event instanceof ShopEvent.OrderTaken taken) {
            orders.putIfAbsent(taken.orderId(), new Order(taken));
        }
        Order order = orders.get(event.orderId());
        findings.care.must(
                order != null, "{}: {} of order {}, never taken", Story.at(place), place.type(), event.orderId());
        if (order == null) {
            return;
        }
        order.events++;
        stories.put(event.orderId() + "/" + order.events, place.type() + " " + digest(place.body()));
        switch (event) {
            case ShopEvent.ParcelSent sent -> send(place, order, sent);
            case ShopEvent.ParcelCorrected right -> mustBeSent(place, order, right.parcelId());
            case ShopEvent.ParcelScanned scan -> mustBeSent(place, order, scan.parcelId());
            case ShopEvent.GoodsSentBack back -> {
                mustBeAsked(place, order, back.caseId());
                order.parcels.add(back.parcelId());
            }
            case ShopEvent.AfterSaleAsked asked -> {
                boolean fits = asked.lines().stream().allMatch(line -> line.pieces() <= order.pieces(line.line()));
                findings.care.must(
                        fits && order.cases.putIfAbsent(asked.caseId(), asked) == null,
                        "{}: case {} asks for more than was bought, or is asked twice",
                        Story.at(place),
                        asked.caseId());
            }
            case ShopEvent.GoodsCameBack back -> cameBack(place, order, back);
            case ShopEvent.RefundOrdered refund -> {
                order.givenBack += refund.amount().minor();
                findings.care.must(
                        order.givenBack <= order.taken.amount().minor(),
                        "{}: order {}: {} fen paid, {} given back",
                        Story.at(place),
                        event.orderId(),
                        order.taken.amount().minor(),
                        order.givenBack);
            }
            case ShopEvent.AfterSaleOffered offer -> mustBeAsked(place, order, offer.caseId());
            case ShopEvent.AfterSaleAgreed agreed -> mustBeAsked(place, order, agreed.caseId());
            case ShopEvent.AfterSaleRefused refused -> mustBeAsked(place, order, refused.caseId());
            case ShopEvent.AfterSaleEnded ended -> mustBeAsked(place, order, ended.caseId());
            case ShopEvent.DisputeOpened dispute -> mustBeAsked(place, order, dispute.caseId());
            case ShopEvent.EvidenceAdded more -> mustBeAsked(place, order, more.caseId());
            case ShopEvent.DisputeDecided decided -> mustBeAsked(place, order, decided.caseId());
            case ShopEvent.VouchersIssued issued -> vouchers.issued(place, issued);
            case ShopEvent.VoucherRedeemed redeemed -> vouchers.redeemed(place, redeemed);
            case ShopEvent.VoucherVoided gone -> vouchers.voided(place, gone);
            case ShopEvent.OrderTaken _,
                    ShopEvent.OrderPacked _,
                    ShopEvent.OrderShipped _,
                    ShopEvent.OrderReceived _,
                    ShopEvent.OrderClosed _ -> {}
        }
    }

    private void cameBack(Recorded place, Order order, ShopEvent.GoodsCameBack back) {
        mustBeAsked(place, order, back.caseId());
        findings.care.must(
                order.cameBack.add(back.caseId()),
                "{}: the goods of case {} come back twice",
                Story.at(place),
                back.caseId());
    }

    private void send(Recorded place, Order order, ShopEvent.ParcelSent sent) {
        Long given = sent.parcelId();
        findings.care.must(
                order.parcels.add(given == null ? sent.orderId() : given),
                "{}: a parcel of order {} is sent twice",
                Story.at(place),
                sent.orderId());
        List<LinePieces> lines = sent.lines();
        // An exchange sends once more what was sent before.
        if (lines == null || sent.caseId() != null) {
            return;
        }
        for (LinePieces line : lines) {
            int pieces = order.sent.merge(line.line(), line.pieces(), Integer::sum);
            findings.care.must(
                    pieces <= order.pieces(line.line()),
                    "{}: order {} line {}: {} pieces sent, {} bought",
                    Story.at(place),
                    sent.orderId(),
                    line.line(),
                    pieces,
                    order.pieces(line.line()));
        }
    }

    private void mustBeSent(Recorded place, Order order, long parcelId) {
        findings.care.must(order.parcels.contains(parcelId), "{}: parcel {} was never sent", Story.at(place), parcelId);
    }

    private void mustBeAsked(Recorded place, Order order, long caseId) {
        findings.care.must(order.cases.containsKey(caseId), "{}: case {} was never asked for", Story.at(place), caseId);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is missing", broken);
        }
    }
}
