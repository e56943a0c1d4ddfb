package org.qiantang.app.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a SKU cost and was sold for, and what its price may be compared with. */
@RestController
class PriceHistoryEndpoints {
    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final int MOST = 1_000;

    private final Catalog catalog;
    private final GoodsPosts posts;
    private final InstantSource clock;

    PriceHistoryEndpoints(Catalog catalog, GoodsPosts posts, InstantSource clock) {
        this.catalog = catalog;
        this.posts = posts;
        this.clock = clock;
    }

    /** A price version; {@code scope} is {@code shop} or {@code show}. */
    record VersionView(
            String scope,
            @Nullable String showId,
            @Nullable String showTitle,
            String priceVersion,
            Money price,
            String reason,
            Instant at) {}

    record DealView(String showId, int pieces, Money price, Instant at) {}

    /** {@code rule} is {@code lowest-7d}, {@code last-deal} or {@code none}. */
    record BaseView(
            String rule, @Nullable Money price, @Nullable Instant at, String source) {}

    record HistoryView(String skuId, List<VersionView> versions, List<DealView> deals, BaseView base) {}

    @GetMapping("/api/studio/skus/{skuId}/price-history")
    HistoryView history(@AuthenticationPrincipal Person person, @PathVariable long skuId) {
        long merchantId = posts.merchantOf(person);
        if (catalog.ownerOfSku(skuId)
                .filter(owner -> owner.merchantId() == merchantId)
                .isEmpty()) {
            throw Problem.notFound();
        }
        Instant now = clock.instant();
        return new HistoryView(
                Long.toString(skuId),
                catalog.priceHistory(skuId, MOST).stream()
                        .map(PriceHistoryEndpoints::version)
                        .toList(),
                catalog.dealsSince(skuId, now.minus(LOOKED_BACK), MOST).stream()
                        .map(deal -> new DealView(Long.toString(deal.showId()), deal.pieces(), deal.price(), deal.at()))
                        .toList(),
                base(catalog.basePrice(skuId, now)));
    }

    private static VersionView version(PricePoint point) {
        Long showId = point.showId();
        return new VersionView(
                showId == null ? "shop" : "show",
                showId == null ? null : Long.toString(showId),
                point.showTitle(),
                Long.toString(point.priceVersion()),
                point.price(),
                point.reason(),
                point.at());
    }

    private static BaseView base(BasePrice base) {
        Instant at = base instanceof BasePrice.LastDeal(Deal last) ? last.at() : null;
        return new BaseView(base.rule(), base.price(), at, BasePrice.SOURCE);
    }
}
