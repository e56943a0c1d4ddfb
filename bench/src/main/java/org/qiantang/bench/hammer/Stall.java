package org.qiantang.bench.hammer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A shop with an open show, made over the API as a seller would. */
public final class Stall {
    private static final String PASSWORD = "a-long-password";
    private static final int FEN = 8_800;

    private final Visitor keeper;
    private final long showId;
    private final List<Goods> goods;

    private Stall(Visitor keeper, long showId, List<Goods> goods) {
        this.keeper = keeper;
        this.showId = showId;
        this.goods = new CopyOnWriteArrayList<>(goods);
    }

    /** What can be bought, at the price version that was seen last. */
    public record Goods(long itemId, long skuId, long priceVersion) {}

    /**
     * Opens a shop and a show.
     *
     * @param pieces of each SKU; two of them make an item
     */
    public static Stall open(Visitor admin, Visitor keeper, String name, int holdSeconds, List<Integer> pieces) {
        keeper.get("/api/me");
        JsonNode opened = Visitor.must(
                        keeper.post(
                                "/api/shops",
                                Map.of(
                                        "name",
                                        name,
                                        "password",
                                        PASSWORD,
                                        "shopName",
                                        "西湖茶铺" + name,
                                        "licenceHolder",
                                        "西湖茶铺有限公司",
                                        "licenceNumber",
                                        "91330100MA2H000000")),
                        201)
                .body();
        Visitor.must(admin.post("/api/admin/shops/" + opened.path("merchantId").asString("") + "/approve", null), 200);
        keeper.signIn(name, PASSWORD);
        Reply planned = keeper.post("/api/studio/shows", Map.of("title", "晚场", "holdSeconds", holdSeconds));
        long show = Reply.number(Visitor.must(planned, 201).body().path("id"));
        for (int i = 0; i < pieces.size(); i += 2) {
            lineUp(keeper, show, name + "-" + i, pieces.subList(i, Math.min(i + 2, pieces.size())));
        }
        Visitor.must(keeper.post("/api/studio/shows/" + show + "/open", null), 200);
        var found = new ArrayList<Goods>();
        until(() -> {
            found.clear();
            found.addAll(onSale(keeper, show));
            return found.size() == pieces.size();
        });
        return new Stall(keeper, show, found);
    }

    private static void lineUp(Visitor keeper, long show, String code, List<Integer> pieces) {
        var skus = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < pieces.size(); i++) {
            skus.add(Map.of(
                    "code",
                    code + "-" + i,
                    "name",
                    (i + 1) + " 罐",
                    "price",
                    Map.of("minor", FEN * (i + 1), "currency", "CNY"),
                    "free",
                    2 * pieces.get(i)));
        }
        JsonNode product = Visitor.must(
                        keeper.post(
                                "/api/studio/products",
                                Map.of(
                                        "code",
                                        code,
                                        "title",
                                        "明前龙井 " + code,
                                        "legalCategory",
                                        "农产品",
                                        "facts",
                                        List.of(Map.of("key", "origin", "value", "杭州")),
                                        "delivery",
                                        Map.of("from", "浙江杭州", "hoursToShip", 48, "freeShipping", true),
                                        "skus",
                                        skus)),
                        201)
                .body();
        var allot = new ArrayList<Map<String, Object>>();
        int i = 0;
        for (JsonNode sku : product.path("skus")) {
            allot.add(Map.of("skuId", Reply.number(sku.path("skuId")), "pieces", pieces.get(i++)));
        }
        Visitor.must(
                keeper.post(
                        "/api/studio/shows/" + show + "/items",
                        Map.of("productId", Reply.number(product.path("id")), "perBuyerLimit", 99, "allot", allot)),
                201);
    }

    /** All SKUs, once the pieces have arrived. */
    private static List<Goods> onSale(Visitor keeper, long show) {
        var all = new ArrayList<Goods>();
        for (JsonNode item : keeper.get("/api/studio/shows/" + show).body().path("items")) {
            for (JsonNode sku : item.path("skus")) {
                if (sku.path("left").asInt(0) > 0) {
                    all.add(new Goods(
                            Reply.number(item.path("itemId")),
                            Reply.number(sku.path("skuId")),
                            Reply.number(sku.path("priceVersion"))));
                }
            }
        }
        return all;
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the stage was not set within 60 s");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
        }
    }

    public long showId() {
        return showId;
    }

    public Visitor keeper() {
        return keeper;
    }

    public int kinds() {
        return goods.size();
    }

    public Goods goods(int number) {
        return goods.get(number);
    }

    /** The price of a SKU has moved, as a refusal told. */
    public void moved(long skuId, long priceVersion) {
        for (int i = 0; i < goods.size(); i++) {
            Goods one = goods.get(i);
            if (one.skuId() == skuId) {
                goods.set(i, new Goods(one.itemId(), skuId, priceVersion));
            }
        }
    }
}
