package org.qiantang.app.dossier;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.catalog.GoodsBar;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DossierEvent.MeasureKind;

/** What measures keep a shop from, for whoever is about to do it. Paid orders are none of it. */
public final class Bounds {
    /** A closure binds by itself, whatever has become of the suspension that it brought about. */
    static final Set<MeasureKind> NO_SHOW =
            EnumSet.of(MeasureKind.SHOW_PAUSE, MeasureKind.BROADCAST_BAN, MeasureKind.ACCOUNT_CLOSURE);

    static final Set<MeasureKind> NO_FLASH = EnumSet.of(MeasureKind.FUNCTION_LIMIT, MeasureKind.ACCOUNT_CLOSURE);

    private final MeasureRows rows;
    private final InstantSource clock;
    private final StandingLast sunk;

    Bounds(MeasureRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
        sunk = new StandingLast(now -> rows.shopsUnder(MeasureKind.TRAFFIC_LIMIT, now), clock);
    }

    /** Lets pass a shop that may go on air; else says until when it may not. */
    public void requireMayOpen(long merchantId) {
        rows.first(merchantId, NO_SHOW, clock.instant()).ifPresent(measure -> {
            throw bound(measure, "店铺在期内不能开播", "the shop may not go on air");
        });
    }

    public void requireMayFlash(long merchantId) {
        rows.first(merchantId, NO_FLASH, clock.instant()).ifPresent(measure -> {
            throw bound(measure, "店铺在期内不能设置秒杀", "the shop may set no flash sale");
        });
    }

    /** Whether no measure keeps the shop from flash sales now. */
    public boolean mayFlash(long merchantId) {
        return rows.first(merchantId, NO_FLASH, clock.instant()).isEmpty();
    }

    /** Lets pass goods that may be sold; else says which dossier keeps them off sale, and until when. */
    public void requireMaySell(long productId) {
        rows.offSale(productId, clock.instant()).ifPresent(measure -> {
            throw bound(measure, "这件商品已被下架，不能售卖", "this product is off sale");
        });
    }

    /** What keeps a product off sale; empty where nothing does. */
    public Optional<GoodsBar.OffSale> offSale(long productId) {
        return rows.offSale(productId, clock.instant())
                .map(measure -> new GoodsBar.OffSale(measure.dossierId(), measure.until()));
    }

    /** A shop whose account an officers' measure closed goes on when the dossier lifts it, and by nobody else's hand. */
    public void requireMayResume(long merchantId) {
        rows.first(merchantId, EnumSet.of(MeasureKind.ACCOUNT_CLOSURE), clock.instant())
                .ifPresent(measure -> {
                    String until = DossierWords.moment(measure.until());
                    throw new Problem(
                            409,
                            "measure-in-force",
                            "案卷 " + measure.dossierId() + " 的关闭账号措施到 " + until + " 为止；须由治理员在案卷里解除",
                            "dossier " + measure.dossierId() + " closes this account until " + until
                                    + "; an officer must lift that in the dossier",
                            Map.of("dossierId", Long.toString(measure.dossierId())));
                });
    }

    /** The shops whose rooms and goods stand last (限制流量). */
    public Set<Long> sunkShops() {
        return sunk.now();
    }

    private static Problem bound(MeasureRows.InForce measure, String zh, String en) {
        String until = DossierWords.moment(measure.until());
        return new Problem(
                403,
                "measure-in-force",
                zh + "，到 " + until + " 为止；理由和申诉途径见“监管通知”",
                en + " until " + until + "; see the notices for the reason and how to appeal",
                Map.of(
                        "measure", measure.kind().name(),
                        "until", measure.until(),
                        "dossierId", Long.toString(measure.dossierId())));
    }
}
