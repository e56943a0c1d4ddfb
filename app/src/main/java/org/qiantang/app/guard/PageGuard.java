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
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Deal;
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
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
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
        List<Goods> goods = goods(draft, skuIds);
        var found = new ArrayList<PageFinding>();
        judge("title", draft.title(), Channel.TITLE, goods, found);
        judge("description", draft.description(), Channel.PRODUCT_TEXT, goods, found);
        FactSheet sheet = draft.facts();
        for (int i = 0; i < sheet.facts().size(); i++) {
            Fact fact = sheet.facts().get(i);
            if (FactKey.named(fact.key()).filter(NUMBERS::contains).isEmpty()) {
                judge("facts[" + i + "].value", fact.value(), Channel.PRODUCT_TEXT, goods, found);
            }
        }
        for (int i = 0; i < draft.afterSale().size(); i++) {
            judge("afterSale[" + i + "]", draft.afterSale().get(i), Channel.PRODUCT_TEXT, goods, found);
        }
        for (int i = 0; i < draft.skus().size(); i++) {
            SkuDraft sku = draft.skus().get(i);
            judge("skus[" + i + "].name", sku.name(), Channel.TITLE, goods, found);
        }
        return List.copyOf(found);
    }

    @Override
    public List<PageFinding> price(Product product, long skuId, Money price, String reason) {
        var goods = new Goods(
                product.legalCategory().judgedAs(), product.facts().textByLabel(), null, price.minor(), base(skuId));
        var found = new ArrayList<PageFinding>();
        judge("reason", reason, Channel.PRODUCT_TEXT, List.of(goods), found);
        return List.copyOf(found);
    }

    private List<Goods> goods(ProductDraft draft, Map<String, Long> skuIds) {
        String category = LegalCategory.named(draft.legalCategory())
                .map(LegalCategory::judgedAs)
                .orElseThrow();
        Map<String, String> facts = draft.facts().textByLabel();
        return draft.skus().stream()
                .map(sku -> {
                    Long skuId = skuIds.get(sku.code());
                    return new Goods(category, facts, null, sku.price().minor(), skuId == null ? null : base(skuId));
                })
                .distinct()
                .toList();
    }

    private @Nullable Long base(long skuId) {
        Instant now = clock.instant();
        return switch (catalog.basePrice(skuId, now)) {
            case BasePrice.LowestOfSevenDays(Money price) -> price.minor();
            case BasePrice.LastDeal(Deal deal) -> deal.price().minor();
            case BasePrice.NoDeal() -> null;
        };
    }

    private void judge(String field, String text, Channel channel, List<Goods> goods, List<PageFinding> found) {
        if (text.isBlank()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        Judgement mildest = null;
        for (Goods one : goods) {
            Judgement judgement = guard.now().judge(new Line(text, channel, Speaker.STAFF, today, one));
            if (mildest == null || judgement.verdict().compareTo(mildest.verdict()) < 0) {
                mildest = judgement;
            }
            if (mildest.verdict() == Verdict.CLEAR) {
                return;
            }
        }
        if (mildest != null) {
            mildest.standing().stream()
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
