package org.qiantang.app.shipping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.Sending;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;

/** A shop of a {@link WholeHouse} with one product in an open show, and orders that it has taken unpaid. */
public final class OpenShop {
    public static final String ADDRESS = """
            {"recipient":"小满","phone":"13800138042","province":"浙江省","city":"杭州市","district":"西湖区",
             "region":"浙江省 杭州市 西湖区","street":"龙井路 1 号"}""";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WholeHouse house;
    public final long merchantId;
    public final long showId;
    public final long itemId;
    public final long productId;
    public final List<Sku> skus;
    private int wishes;

    /** With as many SKUs as there are prices, 500 pieces each. */
    public OpenShop(WholeHouse house, String name, String title, Delivery delivery, long... prices) {
        this(house, name, title, delivery, null, prices);
    }

    /** A shop whose product is a voucher. */
    public OpenShop(
            WholeHouse house, String name, String title, Delivery delivery, @Nullable Voucher voucher, long... prices) {
        this.house = house;
        Ids ids = house.bean(Ids.class);
        merchantId = ids.next();
        showId = ids.next();
        itemId = ids.next();
        ShopDesk desk = house.bean(ShopDesk.class);
        desk.openShop(merchantId, name);
        productId = list(desk, title, delivery, voucher, prices);
        skus = house.bean(Catalog.class).product(productId).orElseThrow().skus();
        open(title);
        for (Sku sku : skus) {
            if (!(desk.sendAllotment(merchantId, showId, itemId, sku.skuId(), 500) instanceof Sending.Sent)) {
                throw new IllegalStateException("pieces: not sent (expected: sent)");
            }
        }
        until(() -> board().item(itemId).orElseThrow().skus().stream().allMatch(sku -> sku.left() == 500));
    }

    private long list(ShopDesk desk, String title, Delivery delivery, @Nullable Voucher voucher, long... prices) {
        var kinds = new ArrayList<SkuDraft>();
        for (long price : prices) {
            int number = kinds.size() + 1;
            kinds.add(new SkuDraft("K-" + number, "款 " + number, Money.cny(price), 1_000));
        }
        var facts = new FactSheet(List.of(
                new Fact("material", "100% 桑蚕丝", null, new Proof("检测报告", "T-1", "演示检测中心", "纤维含量", null)),
                new Fact("weight", "85", "克", null)));
        var draft = new ProductDraft(
                "P-1",
                title,
                "服饰",
                "一条丝巾",
                List.of("/pictures/demo-scarf.svg"),
                facts,
                List.of("7 天无理由退货"),
                null,
                delivery,
                kinds);
        if (desk.list(merchantId, draft.withVoucher(voucher)) instanceof Listing.Listed(long id, boolean _)) {
            return id;
        }
        throw new IllegalStateException("product: refused (expected: listed)");
    }

    private void open(String title) {
        ask(new RoomRequest.Plan(showId, house.bean(Ids.class).next(), merchantId, 1, "晚场", HostKind.HUMAN, 300));
        ask(new RoomRequest.LineUp(
                itemId,
                productId,
                ItemRole.HERO,
                title,
                "/pictures/demo-scarf.svg",
                100,
                skus.stream()
                        .map(sku -> new SkuOffer(sku.skuId(), sku.name(), sku.priceVersion(), sku.price()))
                        .toList()));
        ask(new RoomRequest.Open());
    }

    private Receipt ask(RoomRequest request) {
        Receipt receipt = house.bean(Rooms.class).ask(showId, request).join();
        if (receipt instanceof Receipt.Refused) {
            throw new IllegalStateException("refused: " + receipt + " (expected: done)");
        }
        return receipt;
    }

    public Board board() {
        return house.bean(Boards.class).of(showId).orElseThrow();
    }

    /** So many pieces of each SKU; the shop takes the order as if it were paid, its freight included. */
    public long order(long buyerId, long freight, int... pieces) {
        var wants = new ArrayList<RoomRequest.Want>();
        var lines = new ArrayList<HeldLine>();
        for (int i = 0; i < pieces.length; i++) {
            Sku sku = skus.get(i);
            wants.add(new RoomRequest.Want(itemId, sku.skuId(), pieces[i], sku.priceVersion()));
            lines.add(new HeldLine(itemId, sku.skuId(), pieces[i], sku.priceVersion(), sku.price()));
        }
        var claim = new RoomRequest.Claim(
                buyerId, "wish-" + wishes++, wants, ADDRESS, null, freight == 0 ? null : Money.cny(freight));
        if (!(ask(claim) instanceof Receipt.Held held)) {
            throw new IllegalStateException("pieces: not held (expected: held)");
        }
        house.bean(ShopDesk.class).takeOrder(held.orderId(), showId, merchantId, buyerId, lines, held.total());
        return held.orderId();
    }

    /** Looks again and again; what has not come after a while will not. */
    public static void until(BooleanSupplier look) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!look.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
