package org.qiantang.app.catalog;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.ComparisonBasis;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A merchant's struck-through price of a SKU: set, or taken away. */
@RestController
class ComparisonEndpoints {
    private final ComparisonPrices comparisons;
    private final GoodsPosts posts;

    ComparisonEndpoints(ComparisonPrices comparisons, GoodsPosts posts) {
        this.comparisons = comparisons;
        this.posts = posts;
    }

    /**
     * @param price null takes it away
     * @param basis {@code DEAL} or {@code MAKERS}
     */
    record NewComparison(
            @Nullable Money price,
            @Nullable String basis,
            @Nullable String reason) {}

    /** {@code struck} is null where there is none now. */
    record Compared(@Nullable StruckView struck) {}

    @PutMapping("/api/studio/skus/{skuId}/comparison")
    Compared compare(
            @AuthenticationPrincipal Person person, @PathVariable long skuId, @RequestBody NewComparison body) {
        long merchantId = posts.merchantOf(person);
        String reason = GoodsWords.reason(body.reason(), "reason");
        Money price = body.price();
        if (price == null) {
            if (!comparisons.remove(merchantId, skuId, reason)) {
                throw Problem.notFound();
            }
            return new Compared(null);
        }
        ComparisonBasis basis = basis(body.basis());
        return switch (comparisons.set(merchantId, skuId, price, basis, reason)) {
            case ComparisonPrices.Setting.Done(ComparisonPrice set) -> new Compared(StruckView.of(set));
            case ComparisonPrices.Setting.Unlawful(ComparisonStanding standing) -> throw refused(standing);
            case ComparisonPrices.Setting.OutOfRange(long least, long most) ->
                throw Problem.nonsense(
                        "price",
                        "划线价应在 " + least + " 到 " + most + " 分之间，币种为人民币",
                        "the struck price must be " + least + " to " + most + " fen, in CNY");
            case ComparisonPrices.Setting.NotYours() -> throw Problem.notFound();
        };
    }

    private static ComparisonBasis basis(@Nullable String basis) {
        return switch (basis == null ? "" : basis.toUpperCase(Locale.ROOT)) {
            case "DEAL" -> ComparisonBasis.DEAL;
            case "MAKERS" -> ComparisonBasis.MAKERS;
            default -> throw Problem.nonsense("basis", "basis 应为 DEAL 或 MAKERS", "basis: DEAL or MAKERS");
        };
    }

    private static Problem refused(ComparisonStanding standing) {
        String law = ComparisonWords.law(standing);
        return new Problem(
                422,
                ComparisonWords.code(standing),
                "划线价不成立：" + ComparisonWords.why(standing, false) + "。" + law,
                "no lawful comparison: " + ComparisonWords.why(standing, true) + " (" + law + ")",
                Map.of("field", "price", "law", law));
    }
}
