package org.qiantang.app.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What pieces cost a shop, for its own people for goods alone. */
@RestController
@RequestMapping("/api/studio")
class CostEndpoints {
    private final CostPrices costs;
    private final GoodsPosts posts;

    CostEndpoints(CostPrices costs, GoodsPosts posts) {
        this.costs = costs;
        this.posts = posts;
    }

    record CostView(String skuId, Money cost) {}

    record Costs(List<CostView> costs) {}

    record NewCost(@Nullable Money cost) {}

    @GetMapping("/products/{id}/costs")
    Costs costs(@AuthenticationPrincipal Person person, @PathVariable long id) {
        Map<Long, Money> known = costs.of(posts.merchantOf(person), id).orElseThrow(Problem::notFound);
        return new Costs(known.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new CostView(Long.toString(one.getKey()), one.getValue()))
                .toList());
    }

    @PutMapping("/skus/{skuId}/cost")
    CostView set(@AuthenticationPrincipal Person person, @PathVariable long skuId, @RequestBody NewCost body) {
        long merchantId = posts.merchantOf(person);
        Money cost = body.cost();
        if (cost == null) {
            throw Problem.nonsense("cost", "请填写成本价", "a cost is required");
        }
        done(costs.set(merchantId, skuId, cost));
        return new CostView(Long.toString(skuId), cost);
    }

    @DeleteMapping("/skus/{skuId}/cost")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@AuthenticationPrincipal Person person, @PathVariable long skuId) {
        done(costs.set(posts.merchantOf(person), skuId, null));
    }

    private static void done(CostPrices.Setting setting) {
        switch (setting) {
            case DONE -> {}
            case OUT_OF_RANGE ->
                throw Problem.nonsense(
                        "cost",
                        "成本价应在 1 到 " + ProductCheck.MAX_PRICE_MINOR + " 分之间，币种为人民币",
                        "the cost must be 1 to " + ProductCheck.MAX_PRICE_MINOR + " fen, in CNY");
            case NOT_YOURS -> throw Problem.notFound();
        }
    }
}
