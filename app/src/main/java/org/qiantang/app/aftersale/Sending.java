package org.qiantang.app.aftersale;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.aftersale.Care.Case;
import org.qiantang.app.aftersale.Care.Parcel;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.LinePieces;

/** The part of the decision that is about parcels. */
final class Sending {
    private final CareDecision turn;
    private final Care care;

    Sending(CareDecision turn) {
        this.turn = turn;
        this.care = turn.care();
    }

    @Nullable
    CareRefusal send(CareRequest.Send ask) {
        List<LinePieces> lines = ask.lines() == null ? care.toSend() : ask.lines();
        boolean sentBefore = care.parcels().stream()
                .anyMatch(parcel -> !parcel.homeward
                        && parcel.carrier.equals(ask.carrier())
                        && parcel.trackingNo.equals(ask.trackingNo())
                        && (ask.lines() == null || parcel.lines.equals(ask.lines())));
        if (sentBefore) {
            return null;
        }
        if (care.isClosed() || lines.isEmpty() || !fits(lines)) {
            return CareRefusal.NOTHING_TO_SEND;
        }
        turn.happens(new ShopEvent.ParcelSent(
                turn.now(), care.orderId(), ask.carrier(), ask.trackingNo(), ask.parcelId(), lines, null));
        turn.shippedIfAll();
        return null;
    }

    private boolean fits(List<LinePieces> lines) {
        var seen = new HashSet<Integer>();
        return lines.stream()
                .allMatch(one -> care.isLine(one.line())
                        && care.voucherTerms(one.line()).isEmpty()
                        && seen.add(one.line())
                        && one.pieces() >= 1
                        && one.pieces() <= care.unsent(one.line()));
    }

    /** The goods of an exchange leave the warehouse: they were not part of what the show sold. */
    @Nullable
    CareRefusal replace(CareRequest.Replace ask) {
        Optional<Case> found = care.find(ask.caseId());
        if (found.isEmpty()) {
            return CareRefusal.UNKNOWN;
        }
        Case one = found.get();
        if (one.kind != CaseKind.EXCHANGE || one.state != CaseState.REPLACING) {
            return CareRefusal.NOT_NOW;
        }
        if (!turn.isFree(one.lines)) {
            return CareRefusal.NO_STOCK;
        }
        turn.happens(new ShopEvent.ParcelSent(
                turn.now(), care.orderId(), ask.carrier(), ask.trackingNo(), ask.parcelId(), one.lines, one.id));
        turn.moves(one.lines, -1, "exchange " + one.id);
        return null;
    }

    @Nullable
    CareRefusal correct(CareRequest.Correct ask) {
        Optional<Parcel> found = care.findParcel(ask.parcelId());
        if (found.isEmpty()) {
            return CareRefusal.UNKNOWN;
        }
        Parcel parcel = found.get();
        if (parcel.carrier.equals(ask.carrier()) && parcel.trackingNo.equals(ask.trackingNo())) {
            return null;
        }
        if (parcel.deliveredAt != null) {
            return CareRefusal.NOT_CORRECTABLE;
        }
        turn.happens(
                new ShopEvent.ParcelCorrected(turn.now(), care.orderId(), parcel.id, ask.carrier(), ask.trackingNo()));
        return null;
    }

    /** What is known, or is of a number that has been corrected since, changes nothing. */
    @Nullable
    CareRefusal scan(CareRequest.Scan scan) {
        Optional<Parcel> found = care.findParcel(scan.parcelId());
        if (found.isEmpty()) {
            return CareRefusal.UNKNOWN;
        }
        Parcel parcel = found.get();
        boolean current = parcel.carrier.equals(scan.carrier()) && parcel.trackingNo.equals(scan.trackingNo());
        if (current && !parcel.scans.contains(scan.scanId())) {
            turn.happens(new ShopEvent.ParcelScanned(
                    turn.now(),
                    care.orderId(),
                    parcel.id,
                    scan.scanId(),
                    scan.at(),
                    scan.kind(),
                    scan.place(),
                    scan.words()));
        }
        return null;
    }
}
