package org.qiantang.app.guard;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.PageFinding;
import org.qiantang.app.catalog.PageJudge;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.event.Money;

/**
 * Judges a product's page by the facts it states, its prices, and the deals that they may be compared with. What is true
 * of one SKU may stand, since a page speaks of all of them.
 */
public final class PageGuard implements PageJudge {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Their values are numbers of papers, such as SB/T 10371, which mean nothing as words. */
    private static final Set<FactKey> NUMBERS = EnumSet.of(
            FactKey.STANDARD,
            FactKey.LICENCE,
            FactKey.REGISTRATION,
            FactKey.AD_REVIEW,
            FactKey.SAFETY_CLASS,
            FactKey.COMPULSORY_MARK);

    private final GuardInForce guard;
    private final Catalog catalog;
    private final InstantSource clock;

    public PageGuard(GuardInForce guard, Catalog catalog, InstantSource clock) {
        this.guard = guard;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public List<PageFinding> page(ProductDraft draft, Map<String, Long> skuIds) {
        Instant now = clock.instant();
        var judging = new Judging(guard.now(), LocalDate.ofInstant(now, CHINA), goods(draft, skuIds, now));
        judging.judge("title", draft.title(), Channel.TITLE);
        judging.judge("description", draft.description(), Channel.PRODUCT_TEXT);
        FactSheet sheet = draft.facts();
        for (int i = 0; i < sheet.facts().size(); i++) {
            Fact fact = sheet.facts().get(i);
            if (FactKey.named(fact.key()).filter(NUMBERS::contains).isEmpty()) {
                judging.judge("facts[" + i + "].value", fact.value(), Channel.PRODUCT_TEXT);
            }
        }
        for (int i = 0; i < draft.afterSale().size(); i++) {
            judging.judge("afterSale[" + i + "]", draft.afterSale().get(i), Channel.PRODUCT_TEXT);
        }
        for (int i = 0; i < draft.skus().size(); i++) {
            SkuDraft sku = draft.skus().get(i);
            judging.judge("skus[" + i + "].name", sku.name(), Channel.TITLE);
        }
        return List.copyOf(judging.found);
    }

    @Override
    public List<PageFinding> price(Product product, long skuId, Money price, String reason) {
        Instant now = clock.instant();
        var goods = new Goods(
                product.legalCategory().judgedAs(), product.textByLabel(), null, price.minor(), base(skuId, now));
        var judging = new Judging(guard.now(), LocalDate.ofInstant(now, CHINA), List.of(goods));
        judging.judge("reason", reason, Channel.PRODUCT_TEXT);
        return List.copyOf(judging.found);
    }

    private List<Goods> goods(ProductDraft draft, Map<String, Long> skuIds, Instant now) {
        String category = LegalCategory.named(draft.legalCategory())
                .map(LegalCategory::judgedAs)
                .orElseThrow();
        Map<String, String> facts = draft.facts()
                .textByLabel(draft.skus().stream().map(SkuDraft::name).toList());
        return draft.skus().stream()
                .map(sku -> {
                    Long skuId = skuIds.get(sku.code());
                    return new Goods(
                            category, facts, null, sku.price().minor(), skuId == null ? null : base(skuId, now));
                })
                .distinct()
                .toList();
    }

    private @Nullable Long base(long skuId, Instant now) {
        return catalog.basePrice(skuId, now).minor();
    }

    /** One judging of a page: by one book of rules and one day of law, however many fields it has. */
    private static final class Judging {
        private final Guard book;
        private final LocalDate today;
        private final List<Goods> goods;
        private final List<PageFinding> found = new ArrayList<>();

        Judging(Guard book, LocalDate today, List<Goods> goods) {
            this.book = book;
            this.today = today;
            this.goods = goods;
        }

        void judge(String field, String text, Channel channel) {
            if (text.isBlank() || goods.isEmpty()) {
                return;
            }
            book
                    .mildest(goods, one -> new Line(text, channel, Speaker.STAFF, today, one))
                    .judgement()
                    .standing()
                    .stream()
                    .map(finding -> found(field, text, finding))
                    .forEach(found::add);
        }
    }

    private static PageFinding found(String field, String text, Finding finding) {
        return new PageFinding(
                field,
                text,
                finding.verdict().name().toLowerCase(Locale.ROOT),
                RoomGuard.found(finding),
                finding.factsMissing(),
                finding.messageEn());
    }
}
