package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent.AppealDecided;
import org.qiantang.event.DossierEvent.MeasureEnded;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.qiantang.event.DossierEvent.MeasureTaken;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.ShopEvent.Standing;
import org.qiantang.event.Streams;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Carries out what measures bring about: shops are suspended and resumed, findings taken back. What a measure forbids is ended by
 * {@link MeasureKeeper}, for a busy room must not hold up other shops.
 */
final class MeasureCourier extends EventCourier {
    private static final int MOST_REASON = 100;
    private static final String MARK = "关闭账号措施（案卷 ";
    private static final Duration TOLD = Duration.ofSeconds(10);

    private final ShopDesk shops;
    private final MeasureRows measures;
    private final DossierDesk dossiers;
    private final FindingDesk findings;
    private final ObjectProvider<Followers> followers;
    private final InstantSource clock;

    MeasureCourier(
            EventCodec codec,
            ShopDesk shops,
            MeasureRows measures,
            DossierDesk dossiers,
            FindingDesk findings,
            ObjectProvider<Followers> followers,
            InstantSource clock) {
        super(codec, Set.of(MeasureTaken.class, MeasureEnded.class, AppealDecided.class));
        this.shops = shops;
        this.measures = measures;
        this.dossiers = dossiers;
        this.findings = findings;
        this.followers = followers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws InterruptedException {
        if (event instanceof MeasureTaken taken) {
            take(taken);
        } else if (event instanceof MeasureEnded ended && ended.kind() == MeasureKind.ACCOUNT_CLOSURE) {
            awaitTold(place);
            resume(ended);
        } else if (event instanceof AppealDecided decided && decided.upheld()) {
            withdraw(Streams.idOf(place.stream()), decided);
        }
    }

    private void take(MeasureTaken taken) {
        switch (taken.kind()) {
            case WARNING, TRAFFIC_LIMIT, FUNCTION_LIMIT, SHOW_PAUSE, BROADCAST_BAN -> {}
            case ACCOUNT_CLOSURE ->
                shops.setStanding(
                        taken.subject().merchantId(),
                        Standing.SUSPENDED,
                        mark(taken.dossierId(), taken.reason()),
                        taken.officerId(),
                        shop -> shop.standing() == Standing.OPEN);
        }
    }

    /**
     * Only a suspension that a dossier brought about is taken back, and only once no closure binds the shop; an
     * administrator's own stays.
     */
    private void resume(MeasureEnded ended) {
        long merchantId = ended.subject().merchantId();
        boolean bound = measures.first(merchantId, EnumSet.of(MeasureKind.ACCOUNT_CLOSURE), clock.instant())
                .isPresent();
        if (!bound) {
            Long officer = ended.officerId();
            // Of two closures that overlap, the first has put its mark there, whichever ends last.
            shops.setStanding(
                    merchantId,
                    Standing.OPEN,
                    mark(ended.dossierId()) + "结束",
                    officer == null ? 0 : officer,
                    shop -> shop.standing() == Standing.SUSPENDED
                            && shop.reason().startsWith(MARK));
        }
    }

    /** The rows of measures must not be older than what is carried. */
    private void awaitTold(Recorded place) throws InterruptedException {
        if (!followers.getObject().awaitFolded(DossierTable.NAME, place.shard(), place.position(), TOLD)) {
            throw new IllegalStateException("table: " + DossierTable.NAME + " is behind " + place.position());
        }
    }

    private void withdraw(long dossierId, AppealDecided decided) {
        findings.judge(
                dossiers.read(dossierId).findings(),
                new FindingDesk.Judging(Ruling.WITHDRAWN, decided.reason(), decided.officerId(), dossierId));
    }

    private static String mark(long dossierId) {
        return MARK + dossierId + "）";
    }

    private static String mark(long dossierId, String reason) {
        String whole = mark(dossierId) + reason;
        if (whole.length() <= MOST_REASON) {
            return whole;
        }
        // No sign is cut in two.
        return whole.substring(
                0, Character.isHighSurrogate(whole.charAt(MOST_REASON - 1)) ? MOST_REASON - 1 : MOST_REASON);
    }
}
