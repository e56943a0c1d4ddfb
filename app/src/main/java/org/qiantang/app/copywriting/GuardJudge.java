package org.qiantang.app.copywriting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.copywriting.LiveScript.Segment;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;

/** Judges a sentence as it reads now: a script's as if it were said in the show, a product's by its facts and prices. */
final class GuardJudge implements Proofreading.Judge {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final RoomGuard room;
    private final GuardInForce guard;
    private final Catalog catalog;
    private final InstantSource clock;

    GuardJudge(RoomGuard room, GuardInForce guard, Catalog catalog, InstantSource clock) {
        this.room = room;
        this.guard = guard;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public Judgement judge(Subject subject, @Nullable Offer offer, Channel channel, String text) {
        if (subject.isShow()) {
            Long item = offer == null || offer.itemId() == Segment.NO_ITEM ? null : offer.itemId();
            return room.spoken(subject.id(), item, Speaker.BOT, text);
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, CHINA);
        return guard.now()
                .mildest(goods(offer, now), goods -> new Line(text, channel, Speaker.STAFF, today, goods))
                .judgement();
    }

    /** A page speaks of all kinds, so what is true of one may stand. */
    private List<Goods> goods(@Nullable Offer offer, Instant now) {
        if (offer == null || offer.kinds().isEmpty()) {
            return List.of();
        }
        List<Long> skus = offer.kinds().stream().map(Kind::skuId).toList();
        Map<Long, BasePrice> bases = catalog.basePrices(skus, now);
        return offer.kinds().stream()
                .map(kind -> new Goods(
                        offer.category().judgedAs(),
                        offer.facts()
                                .textByLabel(
                                        offer.kinds().stream().map(Kind::name).toList()),
                        (long) Math.max(0, offer.left()),
                        kind.price().minor(),
                        bases.getOrDefault(kind.skuId(), new BasePrice.NoDeal()).minor()))
                .toList();
    }
}
