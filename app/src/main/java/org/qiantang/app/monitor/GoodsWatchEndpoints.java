package org.qiantang.app.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.FormerPrice;
import org.qiantang.app.catalog.Price;
import org.qiantang.app.catalog.PricePoint;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The officers' watch over goods (商品监测): all shops' products by risk, and one with all that is known of it. */
@RestController
@RequestMapping("/api/officer/goods")
class GoodsWatchEndpoints {
    private static final Bookmark TOP = new Bookmark(Integer.MAX_VALUE, Long.MAX_VALUE);
    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MOST_PRICES = 500;

    private final GoodsRows rows;
    private final GoodsSheets sheets;
    private final Catalog catalog;
    private final InstantSource clock;

    GoodsWatchEndpoints(GoodsRows rows, GoodsSheets sheets, Catalog catalog, InstantSource clock) {
        this.rows = rows;
        this.sheets = sheets;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** {@code scope} is {@code shop} or {@code show}. */
    record Asked(
            String scope, @Nullable Long showId, @Nullable String showTitle, Money price, String reason, Instant at) {}

    record Dealt(long showId, int pieces, Money price, Instant at) {}

    /** A former price that the texts name, held against the deals: {@code founded}, {@code baseless} or {@code unproved}. */
    record Claim(String text, Money price, String ground) {}

    record SkuPrices(
            long skuId,
            String name,
            Money price,
            List<Asked> asked,
            List<Dealt> deals,
            String baseRule,
            @Nullable Money base,
            @Nullable Money lowest7Days,
            @Nullable Money lowest30Days,
            List<Claim> claims) {}

    /** A struck-through price, whether or not buyers see it. */
    record Struck(long skuId, String name, StruckView struck) {}

    record GoodsPrices(List<SkuPrices> skus, List<Struck> struck, String source) {}

    @GetMapping
    Page<GoodsRows.Row> goodsByRisk(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable Long shop,
            @RequestParam(defaultValue = "") String risk,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String papers,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String spoken,
            @RequestParam(defaultValue = "") String price,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        int most = Page.limit(limit);
        var filter = new GoodsFilter(q, shop, risk, category, papers, page, spoken, price);
        return Page.of(
                rows.byRisk(filter, Bookmark.read(after, TOP), most + 1),
                most,
                row -> row.place().cursor());
    }

    @GetMapping("/{product}")
    GoodsSheet goodsSheet(@PathVariable long product, @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        Product found = catalog.product(product).orElseThrow(Problem::notFound);
        return sheets.of(found, sheets.risk(product));
    }

    /** What each SKU was asked and paid, and what its texts compare it with. */
    @GetMapping("/{product}/prices")
    GoodsPrices goodsPrices(@PathVariable long product, @AuthenticationPrincipal @Nullable Person person) {
        Officers.only(person);
        Product found = catalog.product(product).orElseThrow(Problem::notFound);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Risks.CHINA);
        List<Long> skus = found.skus().stream().map(Sku::skuId).toList();
        Map<Long, Price> prices = catalog.pricesAt(skus, now);
        Map<Long, BasePrice> bases = catalog.basePrices(skus, now);
        Map<Long, Money> ofWeek = catalog.lowestDealsWithin(skus, WEEK, now);
        Map<Long, Money> ofMonth = catalog.lowestDealsWithin(skus, MONTH, now);
        return new GoodsPrices(
                found.skus().stream()
                        .map(sku -> {
                            long id = sku.skuId();
                            BasePrice base = bases.getOrDefault(id, new BasePrice.NoDeal());
                            List<Claim> claims = Risks.named(found, sku, prices.get(id)).stream()
                                    .map(claim -> claim(claim, base, found.facts(), today))
                                    .toList();
                            return prices(sku, base, ofWeek.get(id), ofMonth.get(id), claims, now);
                        })
                        .toList(),
                struck(found, now),
                BasePrice.SOURCE);
    }

    private List<Struck> struck(Product product, Instant now) {
        return catalog.comparisonsOf(List.of(product), now).values().stream()
                .sorted(Comparator.comparingLong(ComparisonPrice::skuId))
                .map(one -> new Struck(one.skuId(), one.skuName(), StruckView.of(one)))
                .toList();
    }

    private SkuPrices prices(
            Sku sku, BasePrice base, @Nullable Money ofWeek, @Nullable Money ofMonth, List<Claim> claims, Instant now) {
        return new SkuPrices(
                sku.skuId(),
                sku.name(),
                sku.price(),
                catalog.priceHistory(sku.skuId(), MOST_PRICES).stream()
                        .map(GoodsWatchEndpoints::asked)
                        .toList(),
                catalog.dealsSince(sku.skuId(), now.minus(LOOKED_BACK), MOST_PRICES).stream()
                        .map(deal -> new Dealt(deal.showId(), deal.pieces(), deal.price(), deal.at()))
                        .toList(),
                base.rule(),
                base.price(),
                ofWeek,
                ofMonth,
                claims);
    }

    private static Claim claim(FormerPrice claim, BasePrice base, FactSheet sheet, LocalDate day) {
        return new Claim(
                claim.text(),
                claim.price(),
                switch (claim.against(List.of(base), sheet, day)) {
                    case FOUNDED -> claim.isMakers() ? "maker" : "founded";
                    case BASELESS -> "baseless";
                    case UNPROVED -> "unproved";
                });
    }

    private static Asked asked(PricePoint point) {
        return new Asked(
                point.showId() == null ? "shop" : "show",
                point.showId(),
                point.showTitle(),
                point.price(),
                point.reason(),
                point.at());
    }
}
