package org.qiantang.app.mall;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A merchant's own shelf: what is on it, and up to how many pieces it is filled. */
@RestController
class StudioShelfEndpoints {
    private final ShopDesk shop;
    private final ShelfSettings settings;
    private final Keeper keeper;
    private final Team team;

    StudioShelfEndpoints(ShopDesk shop, ShelfSettings settings, Keeper keeper, Team team) {
        this.shop = shop;
        this.settings = settings;
        this.keeper = keeper;
        this.team = team;
    }

    record Shelf(int target) {}

    record Place(boolean onShelf) {}

    @GetMapping("/api/studio/shelf")
    Shelf shelf(@AuthenticationPrincipal @Nullable Person person) {
        return new Shelf(settings.of(merchantOf(person)).target());
    }

    @PutMapping("/api/studio/shelf")
    Shelf setTarget(@AuthenticationPrincipal @Nullable Person person, @RequestBody Shelf body) {
        long merchantId = merchantOf(person);
        if (body.target() < 0 || body.target() > ShelfRule.MAX_TARGET) {
            throw Problem.nonsense(
                    "target", "货架补货量须在 0–" + ShelfRule.MAX_TARGET + " 之间", "target: 0.." + ShelfRule.MAX_TARGET);
        }
        settings.set(merchantId, new ShelfRule(body.target()));
        keeper.tidyLater(merchantId);
        return body;
    }

    /** Puts a product on the shelf (上架) or takes it off (下架). */
    @PutMapping("/api/studio/products/{id}/shelf")
    Place shelve(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody Place body) {
        if (!shop.shelve(merchantOf(person), id, body.onShelf())) {
            throw Problem.notFound();
        }
        return body;
    }

    private long merchantOf(@Nullable Person person) {
        return team.shopFor(person, Act.GOODS);
    }
}
