package org.qiantang.app.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.DemoGoods;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.show.ShowDirector;
import org.qiantang.app.show.Shows;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;

/** Fills the demo in, step by step; what is there already is left alone, so it may be run at every start. */
final class DemoShow {
    private static final int PER_SKU = 60;
    private static final int PER_BUYER = 5;
    private static final int HOLD_SECONDS = 300;
    private static final List<ItemRole> ROLES =
            List.of(ItemRole.TRAFFIC, ItemRole.HERO, ItemRole.PROFIT, ItemRole.FILLER);

    private final People people;
    private final ShopDesk shop;
    private final Catalog catalog;
    private final DemoGoods goods;
    private final ShowDirector director;
    private final Shows shows;
    private final Ids ids;

    DemoShow(
            People people,
            ShopDesk shop,
            Catalog catalog,
            DemoGoods goods,
            ShowDirector director,
            Shows shows,
            Ids ids) {
        this.people = people;
        this.shop = shop;
        this.catalog = catalog;
        this.goods = goods;
        this.director = director;
        this.shows = shows;
        this.ids = ids;
    }

    /** The demo's show, on air. */
    long fill(DemoAccounts accounts) {
        Person merchant = person(accounts, DemoAccounts.MERCHANT, "钱塘好物", Set.of(Role.MERCHANT, Role.HOST), ids.next());
        person(accounts, DemoAccounts.VIEWER, "西湖小满", Set.of(Role.VIEWER), null);
        person(accounts, DemoAccounts.VIEWER_TWO, "运河阿青", Set.of(Role.VIEWER), null);
        Long merchantId = merchant.merchantId();
        if (merchantId == null) {
            throw new IllegalStateException("merchantId: null (expected: the demo merchant's shop)");
        }
        goods.fill(shop, merchantId);
        Optional<Shows.Brief> onAir = shows.onAir().stream()
                .filter(show -> show.merchantId() == merchantId)
                .findFirst();
        return onAir.map(Shows.Brief::showId).orElseGet(() -> openShow(merchant, merchantId));
    }

    private Person person(
            DemoAccounts accounts, String name, String nickname, Set<Role> roles, @Nullable Long merchantId) {
        return people.byName(name)
                .orElseGet(() -> switch (people.join(name, accounts.password(), nickname, roles, merchantId)) {
                    case People.Joining.Joined(Person joined) -> joined;
                    case People.Joining.NameTaken _, People.Joining.Unfit _ ->
                        throw new IllegalStateException("demo account: " + name + " (expected: one that can join)");
                });
    }

    private long openShow(Person merchant, long merchantId) {
        Long showId = director.plan(merchant, "钱塘好物 · 数字人专场", HostKind.DIGITAL, HOLD_SECONDS)
                .id();
        if (showId == null) {
            throw new IllegalStateException("showId: null (expected: the new show's)");
        }
        List<Product> products =
                catalog.productsOf(merchantId, "", 0, 100).items().reversed();
        for (int i = 0; i < products.size(); i++) {
            Product product = products.get(i);
            director.lineUp(merchant, showId, product.id(), ROLES.get(i % ROLES.size()), PER_BUYER, allots(product));
        }
        director.run(showId, new RoomRequest.Open());
        return showId;
    }

    private static List<ShowDirector.Allot> allots(Product product) {
        return product.skus().stream()
                .map(sku -> new ShowDirector.Allot(sku.skuId(), Math.min(PER_SKU, sku.free()), null))
                .toList();
    }
}
