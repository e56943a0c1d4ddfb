package org.qiantang.app.parcel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.qiantang.event.ShopEvent.ScanKind;

/**
 * A carrier that carries nothing: each parcel has a way of its own, drawn once from a seed and its number, and the clock
 * alone moves it on. Some are late.
 */
public final class SimulatedCarrier implements Carrier {
    private static final List<String> HUBS = List.of("杭州转运中心", "嘉兴分拨中心", "南京转运中心", "武汉转运中心", "上海青浦转运中心");
    /** When each scan is due, in thousandths of the whole way. */
    private static final int[] WAY = {60, 240, 520, 760, 900, 1_000};

    private final InstantSource clock;
    private final Duration pace;
    private final int lateOneIn;
    private final long seed;

    public SimulatedCarrier(InstantSource clock, Duration pace, int lateOneIn, long seed) {
        this.clock = clock;
        this.pace = pace;
        this.lateOneIn = lateOneIn;
        this.seed = seed;
    }

    @Override
    public void follow(Shipment shipment) {
        // Its way is known from the number; there is nothing to be asked.
    }

    @Override
    public List<Scan> scansOf(Shipment shipment) {
        Instant now = clock.instant();
        return way(shipment).stream().filter(scan -> !scan.at().isAfter(now)).toList();
    }

    /** All of its scans, those to come too. */
    List<Scan> way(Shipment shipment) {
        var random = new SplittableRandom(
                seed ^ shipment.parcelId() ^ ((long) shipment.trackingNo().hashCode() << 32));
        boolean late = lateOneIn > 0 && random.nextInt(lateOneIn) == 0;
        // A usual parcel needs between 80 and 110 hundredths of the pace; a late one twice to three times as long.
        long hundredths = late ? random.nextLong(200, 300) : random.nextLong(80, 111);
        Duration whole = pace.multipliedBy(hundredths).dividedBy(100);
        String hub = HUBS.get(random.nextInt(HUBS.size()));
        List<String> places = List.of("发货地网点", "发货地网点", hub, hub, "收货地网点", "收货地网点");
        List<ScanKind> kinds = List.of(
                ScanKind.COLLECTED,
                ScanKind.IN_TRANSIT,
                ScanKind.IN_TRANSIT,
                late ? ScanKind.TROUBLE : ScanKind.IN_TRANSIT,
                ScanKind.OUT_FOR_DELIVERY,
                ScanKind.DELIVERED);
        List<String> words = List.of(
                "快件已揽收", "已从始发网点发出", "到达" + hub, late ? "运力紧张，快件延误，预计晚到" : "离开" + hub + "，发往收货地", "快递员正在派送", "已签收");
        var scans = new ArrayList<Scan>();
        for (int i = 0; i < WAY.length; i++) {
            Instant at = shipment.sentAt().plus(whole.multipliedBy(WAY[i]).dividedBy(1_000));
            scans.add(new Scan(shipment.trackingNo() + "-" + i, at, kinds.get(i), places.get(i), words.get(i)));
        }
        return scans;
    }
}
