package org.qiantang.app.mall;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a buyer has marked to find again. */
@RestController
class FavouriteEndpoints {
    private final Favourites favourites;
    private final GoodsCards cards;
    private final Catalog catalog;

    FavouriteEndpoints(Favourites favourites, GoodsCards cards, Catalog catalog) {
        this.favourites = favourites;
        this.cards = cards;
        this.catalog = catalog;
    }

    record Mark(boolean favourite) {}

    @GetMapping("/api/favourites")
    Page<GoodsCards.Card> all(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        long before = Page.after(after, Long.MAX_VALUE);
        Page<Favourites.Marked> marked = Page.of(
                favourites.newest(Buyers.signedIn(person).id(), before, most + 1),
                most,
                last -> Long.toString(last.place()));
        List<Long> ids =
                marked.items().stream().map(Favourites.Marked::productId).toList();
        Map<Long, GoodsCards.Card> byId =
                cards.ofIds(ids).stream().collect(Collectors.toMap(GoodsCards.Card::productId, Function.identity()));
        return new Page<>(ids.stream().filter(byId::containsKey).map(byId::get).toList(), marked.next());
    }

    @GetMapping("/api/favourites/{productId}")
    Mark has(@AuthenticationPrincipal @Nullable Person person, @PathVariable long productId) {
        return new Mark(person != null && favourites.has(person.id(), productId));
    }

    @PutMapping("/api/favourites/{productId}")
    Mark add(@AuthenticationPrincipal @Nullable Person person, @PathVariable long productId) {
        long buyer = Buyers.signedIn(person).id();
        long known = catalog.product(productId).orElseThrow(Problem::notFound).id();
        if (!favourites.add(buyer, known)) {
            throw new Problem(
                    409,
                    "too-many",
                    "最多收藏 " + Favourites.MOST + " 件商品，请先删去一些",
                    Favourites.MOST + " favourites at most; remove some first");
        }
        return new Mark(true);
    }

    @DeleteMapping("/api/favourites/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal @Nullable Person person, @PathVariable long productId) {
        favourites.remove(Buyers.signedIn(person).id(), productId);
    }
}
