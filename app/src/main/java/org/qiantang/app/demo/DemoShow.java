package org.qiantang.app.demo;

import java.time.InstantSource;
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
import org.qiantang.app.selection.OfferDesk;
import org.qiantang.app.show.ShowDirector;
import org.qiantang.app.show.Shows;
import org.qiantang.event.Ids;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;

/** Fills the demo in, step by step; what is there already is left alone, so it may be run at every start. */
final class DemoShow {
    private static final int PER_SKU = 60;
    private static final int PER_BUYER = 5;
    private static final int HOLD_SECONDS = 300;
    private static final int IN_LINE_UP = 14;
    private static final String SAMPLE_TERMS = "近 30 天开播 3 场以上；播后 15 天内寄回";
    private static final List<ItemRole> ROLES =
            List.of(ItemRole.TRAFFIC, ItemRole.HERO, ItemRole.PROFIT, ItemRole.FILLER);

    private final People people;
    private final ShopDesk shop;
    private final Catalog catalog;
    private final DemoGoods goods;
    private final ShowDirector director;
    private final Shows shows;
    private final Ids ids;
    private final OfferDesk offers;
    private final InstantSource clock;

    DemoShow(
            People people,
            ShopDesk shop,
            Catalog catalog,
            DemoGoods goods,
            ShowDirector director,
            Shows shows,
            Ids ids,
            OfferDesk offers,
            InstantSource clock) {
        this.people = people;
        this.shop = shop;
        this.catalog = catalog;
        this.goods = goods;
        this.director = director;
        this.shows = shows;
        this.ids = ids;
        this.offers = offers;
        this.clock = clock;
    }

    /** The demo's shows, on air: one by a digital host, one from a camera. */
    Filled fill(DemoAccounts accounts) {
        person(accounts, DemoAccounts.VIEWER, "西湖小满", Set.of(Role.VIEWER), null);
        person(accounts, DemoAccounts.VIEWER_TWO, "运河阿青", Set.of(Role.VIEWER), null);
        person(accounts, DemoAccounts.HOST, "主播小荷", Set.of(Role.VIEWER, Role.HOST), null);
        person(accounts, DemoAccounts.AGENCY, "湖山文化", Set.of(Role.VIEWER, Role.AGENCY), null);
        person(accounts, DemoAccounts.OFFICER, "平台治理员", Set.of(Role.VIEWER, Role.OFFICER), null);
        person(accounts, DemoAccounts.OFFICER_TWO, "复核治理员", Set.of(Role.VIEWER, Role.OFFICER), null);
        person(accounts, DemoAccounts.OFFICER_THREE, "申诉治理员", Set.of(Role.VIEWER, Role.OFFICER), null);
        person(accounts, DemoAccounts.ADMIN, "管理员", Set.of(Role.VIEWER, Role.ADMIN), null);
        Stall first = stall(accounts, DemoAccounts.MERCHANT, DemoGoods.Shop.QIANTANG);
        Stall second = stall(accounts, DemoAccounts.MERCHANT_TWO, DemoGoods.Shop.YUNHE);
        offer(first, 1_800, 12);
        offer(second, 2_500, 8);
        long digital = onAir(first, "钱塘好物 · 数字人专场", HostKind.DIGITAL);
        long filmed = onAir(second, "运河良品 · 江南吃用好物", HostKind.HUMAN);
        return new Filled(digital, filmed, second.merchantId());
    }

    /** What the demo has on air. */
    record Filled(long digitalShow, long filmedShow, long filmedMerchant) {}

    /** A merchant of the demo with the goods of the shop. */
    private record Stall(Person merchant, long merchantId) {}

    private Stall stall(DemoAccounts accounts, String name, DemoGoods.Shop kind) {
        Person merchant = person(accounts, name, kind.shopName(), Set.of(Role.MERCHANT, Role.HOST), ids.next());
        Long merchantId = merchant.merchantId();
        if (merchantId == null) {
            throw new IllegalStateException("merchantId: null (expected: the shop of " + name + ")");
        }
        goods.fill(shop, kind, merchantId);
        return new Stall(merchant, merchantId);
    }

    private long onAir(Stall stall, String title, HostKind hostKind) {
        Optional<Shows.Brief> onAir = shows.onAir().stream()
                .filter(show -> show.merchantId() == stall.merchantId())
                .findFirst();
        return onAir.map(Shows.Brief::showId).orElseGet(() -> openShow(stall, title, hostKind));
    }

    /** A few of a shop's goods for others to sell (选品), at rates that differ; nothing where the shop offers some already. */
    private void offer(Stall stall, int basisPoints, int offered) {
        if (offers.hasOffers(stall.merchantId())) {
            return;
        }
        List<Product> products =
                catalog.productsOf(stall.merchantId(), "", 0, offered).items();
        for (int i = 0; i < products.size(); i++) {
            Product product = products.get(i);
            int promised = Math.max(1, product.free() / 3);
            var terms = new ShopEvent.OfferTerms(
                    basisPoints - 150 * (i % 5), clock.instant(), null, i % 3 == 0 ? 0 : 5, SAMPLE_TERMS, promised);
            offers.publish(stall.merchantId(), product.id(), terms);
        }
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

    private long openShow(Stall stall, String title, HostKind hostKind) {
        Person merchant = stall.merchant();
        Long showId = director.plan(merchant, title, hostKind, HOLD_SECONDS).id();
        if (showId == null) {
            throw new IllegalStateException("showId: null (expected: the new show's)");
        }
        List<Product> products =
                catalog.productsOf(stall.merchantId(), "", 0, 100).items().reversed();
        // The rest of the shop's goods sell from the shelf, as in any shop.
        for (int i = 0; i < Math.min(IN_LINE_UP, products.size()); i++) {
            Product product = products.get(i);
            director.lineUp(merchant, showId, product.id(), ROLES.get(i % ROLES.size()), PER_BUYER, allots(product));
        }
        director.open(merchant, showId);
        return showId;
    }

    private static List<ShowDirector.Allot> allots(Product product) {
        return product.skus().stream()
                .map(sku -> new ShowDirector.Allot(sku.skuId(), Math.min(PER_SKU, sku.free()), null))
                .toList();
    }
}
