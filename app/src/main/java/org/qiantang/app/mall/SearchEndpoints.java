package org.qiantang.app.mall;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Browsing and searching the mall. */
@RestController
class SearchEndpoints {
    private static final int SUGGESTIONS = 10;
    private static final long MOST_PRICE = 100_000_000_00L;

    private final SearchIndex index;
    private final GoodsCards cards;

    SearchEndpoints(SearchIndex index, GoodsCards cards) {
        this.index = index;
        this.cards = cards;
    }

    record Category(String key, String name, int goods) {}

    /** A page of goods; {@code instead} is what was looked for in place of words that nothing is called by. */
    record Goods(
            List<GoodsCards.Card> items,
            @Nullable String next,
            int total,
            @Nullable String instead) {}

    record Suggestion(String text) {}

    @GetMapping("/api/mall/categories")
    List<Category> categories(HttpServletRequest request) {
        boolean english = Language.english(request);
        Map<Aisle, Integer> counts = index.aisles();
        return Arrays.stream(Aisle.values())
                .filter(counts::containsKey)
                .map(aisle -> new Category(aisle.key(), aisle.name(english), counts.getOrDefault(aisle, 0)))
                .toList();
    }

    @GetMapping("/api/mall/products")
    Goods products(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable Long min,
            @RequestParam(required = false) @Nullable Long max,
            @RequestParam(defaultValue = "false") boolean onAir,
            @RequestParam(defaultValue = "false") boolean inStock,
            @RequestParam(required = false) @Nullable Long shop,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var query = new Query(
                Names.asked(q),
                aisle(category),
                price(min, "min"),
                price(max, "max"),
                onAir,
                inStock,
                shop,
                sort(sort));
        Found found = index.find(query, Rank.asked(after), Page.limit(limit));
        return new Goods(cards.of(found.hits()), found.next(), found.total(), found.instead());
    }

    @GetMapping("/api/mall/suggest")
    List<Suggestion> suggest(@RequestParam(required = false) @Nullable String q) {
        return index.suggest(Names.asked(q), SUGGESTIONS).stream()
                .map(Suggestion::new)
                .toList();
    }

    private static @Nullable Aisle aisle(@Nullable String category) {
        return category == null || category.isEmpty()
                ? null
                : Aisle.named(category)
                        .orElseThrow(() -> Problem.nonsense("category", "没有这个分类", "there is no such category"));
    }

    private static Query.Sort sort(@Nullable String sort) {
        return sort == null || sort.isEmpty()
                ? Query.Sort.RELEVANCE
                : Query.Sort.named(sort)
                        .orElseThrow(() -> Problem.nonsense(
                                "sort",
                                "排序方式只有 relevance、sales、price-up、price-down、newest",
                                "sort by relevance, sales, price-up, price-down or newest"));
    }

    private static @Nullable Long price(@Nullable Long price, String field) {
        if (price != null && (price < 0 || price > MOST_PRICE)) {
            throw Problem.nonsense(field, "价格须在 0 到 1 亿元之间，以分计", "a price in minor units, 0 or more");
        }
        return price;
    }
}
