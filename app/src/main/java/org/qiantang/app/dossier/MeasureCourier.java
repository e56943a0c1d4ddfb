package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Archive;
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
 * Carries out what measures bring about: shops are suspended and resumed, goods put away and taken back, findings withdrawn, and a person is called. What a measure forbids is ended by
 * {@link MeasureKeeper}, for a busy room must not hold up other shops.
 */
final class MeasureCourier extends EventCourier {
    private static final int MOST_REASON = 100;
    private static final String CLOSURE = "关闭账号措施（案卷 ";
    private static final String REMOVAL = "下架措施（案卷 ";
    private static final Duration TOLD = Duration.ofSeconds(10);

    private final ShopDesk shops;
    private final Archive goods;
    private final MeasureRows measures;
    private final DossierDesk dossiers;
    private final FindingDesk findings;
    private final MeasureCall call;
    private final ObjectProvider<Followers> followers;
    private final InstantSource clock;

    MeasureCourier(
            EventCodec codec,
            ShopDesk shops,
            Archive goods,
            MeasureRows measures,
            DossierDesk dossiers,
            FindingDesk findings,
            MeasureCall call,
            ObjectProvider<Followers> followers,
            InstantSource clock) {
        super(codec, Set.of(MeasureTaken.class, MeasureEnded.class, AppealDecided.class));
        this.shops = shops;
        this.goods = goods;
        this.measures = measures;
        this.dossiers = dossiers;
        this.findings = findings;
        this.call = call;
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
            take(taken, place);
            call.taken(taken.subject().merchantId(), taken.dossierId(), taken.reason());
        } else if (event instanceof MeasureEnded ended) {
            end(ended, place);
        } else if (event instanceof AppealDecided decided && decided.upheld()) {
            withdraw(Streams.idOf(place.stream()), decided);
        }
    }

    private void take(MeasureTaken taken, Recorded place) throws InterruptedException {
        switch (taken.kind()) {
            case WARNING, TRAFFIC_LIMIT, FUNCTION_LIMIT, SHOW_PAUSE, BROADCAST_BAN -> {}
            case ACCOUNT_CLOSURE ->
                shops.setStanding(
                        taken.subject().merchantId(),
                        Standing.SUSPENDED,
                        mark(CLOSURE, taken.dossierId(), taken.reason()),
                        taken.officerId(),
                        shop -> shop.standing() == Standing.OPEN);
            case GOODS_REMOVAL -> {
                // From here on the bar knows of it, so that the shop cannot take back what is put away now.
                awaitTold(place);
                goods.takeOffSale(
                        taken.subject().merchantId(),
                        productOf(taken.productId()),
                        removal(taken.dossierId(), taken.reason()));
            }
        }
    }

    private void end(MeasureEnded ended, Recorded place) throws InterruptedException {
        switch (ended.kind()) {
            case WARNING, TRAFFIC_LIMIT, FUNCTION_LIMIT, SHOW_PAUSE, BROADCAST_BAN -> {}
            case ACCOUNT_CLOSURE -> {
                awaitTold(place);
                resume(ended);
            }
            case GOODS_REMOVAL -> {
                awaitTold(place);
                release(ended.subject().merchantId(), productOf(ended.productId()));
            }
        }
    }

    /** What the shop itself has put away stays so; of two measures the one that ends last lets the product back. */
    private void release(long merchantId, long productId) {
        if (measures.offSale(productId, clock.instant()).isEmpty()) {
            goods.putBackOnSale(merchantId, productId, REMOVAL);
        }
    }

    private static long productOf(@Nullable Long productId) {
        if (productId == null) {
            throw new IllegalStateException("productId: null (expected: the product that goes off sale)");
        }
        return productId;
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
                    mark(CLOSURE, ended.dossierId()) + "结束",
                    officer == null ? 0 : officer,
                    shop -> shop.standing() == Standing.SUSPENDED
                            && shop.reason().startsWith(CLOSURE));
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

    /** Why a product is away that a measure takes off sale. */
    static String removal(long dossierId, String reason) {
        return mark(REMOVAL, dossierId, reason);
    }

    private static String mark(String what, long dossierId) {
        return what + dossierId + "）";
    }

    private static String mark(String what, long dossierId, String reason) {
        String whole = mark(what, dossierId) + reason;
        if (whole.length() <= MOST_REASON) {
            return whole;
        }
        // No sign is cut in two.
        return whole.substring(
                0, Character.isHighSurrogate(whole.charAt(MOST_REASON - 1)) ? MOST_REASON - 1 : MOST_REASON);
    }
}
