package org.qiantang.app.guard;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Severity;
import org.qiantang.engine.guard.Speaker;

/**
 * Judges what a shop says outside its rooms by the law of the day. Words about one product are held against its sheet,
 * terms, prices and pieces, and stand if they are true of one SKU. Words about no certain product are held against each kind
 * of goods that the shop sells, without facts. The mildest judgement stands.
 */
public final class GoodsGuard {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Comparator<Judgement> MILDEST_FIRST =
            Comparator.comparing(Judgement::verdict).thenComparing(GoodsGuard::gravest);

    private static final Goods ORDINARY = new Goods(LegalCategory.OTHER.judgedAs(), Map.of(), null, null, null);

    private final GuardInForce guard;
    private final Wares wares;
    private final LongFunction<List<Goods>> kinds;
    private final InstantSource clock;

    /** @param kinds what a shop's goods are in law */
    GoodsGuard(GuardInForce guard, Wares wares, LongFunction<List<Goods>> kinds, InstantSource clock) {
        this.guard = guard;
        this.wares = wares;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** What is said of one product, as the catalogue has it now; without any goods where it has it no more. */
    public Judgement ofProduct(long productId, Speaker speaker, String text) {
        Instant now = clock.instant();
        Guard book = guard.now();
        Optional<Product> product = wares.product(productId);
        List<Goods> goods = product.map(one -> goods(one, now)).orElse(List.of());
        Map<String, String> terms = product.map(one -> RoomFacts.ofProduct(one, text, wares, 0, now))
                .orElse(Map.of());
        return goods.stream()
                .map(one -> book.judge(line(text, Channel.SPEECH, speaker, now, one, terms)))
                .min(MILDEST_FIRST)
                .orElseGet(() -> book.judge(line(text, Channel.SPEECH, speaker, now, null, Map.of())));
    }

    /** What is said of no certain product; a shop that has none yet is taken to sell ordinary goods. */
    public Judgement ofShop(long merchantId, Speaker speaker, String text) {
        return kinds.apply(merchantId).isEmpty()
                ? guard.now().judge(line(text, Channel.SPEECH, speaker, clock.instant(), ORDINARY, Map.of()))
                : ofShop(merchantId, Channel.SPEECH, speaker, text);
    }

    /** @param merchantId null where it is of no shop */
    Judgement ofShop(@Nullable Long merchantId, Channel channel, Speaker speaker, String text) {
        Instant now = clock.instant();
        // One book for the whole text, however many kinds of goods it is held against.
        Guard book = guard.now();
        List<Goods> sold = merchantId == null ? List.of() : kinds.apply(merchantId);
        return sold.stream()
                .map(kind -> book.judge(line(text, channel, speaker, now, kind, Map.of())))
                .min(MILDEST_FIRST)
                .orElseGet(() -> book.judge(line(text, channel, speaker, now, null, Map.of())));
    }

    private static Line line(
            String text,
            Channel channel,
            Speaker speaker,
            Instant now,
            @Nullable Goods goods,
            Map<String, String> terms) {
        return new Line(text, channel, speaker, LocalDate.ofInstant(now, CHINA), goods, List.of(), terms);
    }

    /** One for each price and number of pieces, the product's own and each SKU's, since words may speak of either. */
    private List<Goods> goods(Product product, Instant now) {
        if (product.skus().isEmpty()) {
            return List.of(new Goods(product.legalCategory().judgedAs(), product.textByLabel(), null, null, null));
        }
        Map<Long, Long> bases =
                wares.bases(product.skus().stream().map(Sku::skuId).toList(), now);
        var goods = new ArrayList<Goods>();
        for (Sku sku : product.skus()) {
            Long base = bases.get(sku.skuId());
            goods.add(goods(product, product.free(), sku, base));
            goods.add(goods(product, sku.free(), sku, base));
        }
        return goods.stream().distinct().toList();
    }

    private static Goods goods(Product product, long left, Sku sku, @Nullable Long base) {
        return new Goods(
                product.legalCategory().judgedAs(),
                product.textByLabel(),
                left,
                sku.price().minor(),
                base);
    }

    /** How grave the worst is that it finds; what only wants evidence does not make a breach graver. */
    private static Severity gravest(Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.verdict() == judgement.verdict())
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.S1);
    }
}
