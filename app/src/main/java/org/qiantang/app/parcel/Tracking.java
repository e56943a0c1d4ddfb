package org.qiantang.app.parcel;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the carrier after every parcel under way, some in each round, and hands on what is new. */
final class Tracking {
    private static final Logger LOG = LoggerFactory.getLogger(Tracking.class);
    private static final int A_ROUND = 200;

    private final ParcelRows parcels;
    private final Carrier carrier;
    private final Scans scans;
    private long after;

    Tracking(ParcelRows parcels, Carrier carrier, Scans scans) {
        this.parcels = parcels;
        this.carrier = carrier;
        this.scans = scans;
    }

    void round() {
        List<ParcelRows.Row> some = parcels.underWay(after, A_ROUND);
        after = some.size() < A_ROUND ? 0 : some.getLast().parcelId();
        var known = parcels.scans(some.stream().map(ParcelRows.Row::parcelId).toList());
        for (ParcelRows.Row parcel : some) {
            Set<String> told = known.getOrDefault(parcel.parcelId(), List.of()).stream()
                    .map(Scan::id)
                    .collect(Collectors.toSet());
            try {
                hand(parcel, carrier.scansOf(parcel.shipment()), told);
            } catch (CarrierTrouble trouble) {
                LOG.warn("carrier did not answer: parcel={} cause={}", parcel.parcelId(), trouble.toString());
            }
        }
    }

    /** Hands on what a carrier told by itself. */
    void told(String trackingNo, List<Scan> all) {
        for (ParcelRows.Row parcel : parcels.underWay(trackingNo)) {
            hand(parcel, all, Set.of());
        }
    }

    private void hand(ParcelRows.Row parcel, List<Scan> all, Set<String> told) {
        all.stream().filter(scan -> !told.contains(scan.id())).forEach(scan -> scans.scanned(parcel.shipment(), scan));
    }
}
