package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.ShopEvent.Standing;
import tools.jackson.databind.JsonNode;

/** The shelf's keeper and buyers' bags on a database of their own, asked as a merchant's and a buyer's page ask. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class ShelfAndBagTest {
    private static final String PASSWORD = "a-long-password";
    private static final int PIECES = 100;
    private static final int TARGET = 20;
    private static final AtomicInteger CODES = new AtomicInteger();

    @TempDir
    private static Path data;

    private static WholeProgram program;

    /** A product with two SKUs, and where it lies on the shelf. */
    private record Goods(String product, List<String> skus) {}

    private record Place(String show, String item, String sku, String version, int left, long price) {}

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data);
        ask("", "POST", "/api/shops", """
                {"name": "teahouse", "password": "%s", "shopName": "西湖茶铺", "licenceHolder": "西湖茶铺有限公司",
                 "licenceNumber": "91330100MA2H000000"}""".formatted(PASSWORD), 201);
        for (String name : List.of("xiaoman", "xiaoli")) {
            ask("", "POST", "/api/people", """
                    {"name": "%s", "password": "%s", "nickname": "小满"}""".formatted(name, PASSWORD), 201);
            ask(name, "PUT", "/api/me/address", """
                    {"recipient": "小满", "phone": "13800000000", "region": "浙江省杭州市", "street": "1 号"}""", 200);
        }
    }

    @AfterAll
    static void close() throws Exception {
        program.close();
    }

    @Test
    void a_listed_product_lies_on_the_shelf_with_as_many_pieces_as_the_rule_wants_and_the_rest_in_the_warehouse()
            throws Exception {
        Goods goods = listed();

        Place place = place(goods, 0, there -> there.left() == TARGET);

        assertThat(place.price()).isEqualTo(8_800);
        assertThat(free(goods, 0)).isEqualTo(PIECES - TARGET);
        assertThat(place(goods, 1, there -> there.left() == TARGET).show()).isEqualTo(place.show());
    }

    @Test
    void the_shelf_follows_the_shops_price_and_is_filled_up_when_half_of_it_has_gone() throws Exception {
        Goods goods = listed();
        Place before = place(goods, 0, there -> there.left() == TARGET);

        ask("teahouse", "POST", "/api/studio/skus/" + before.sku() + "/prices", """
                {"price": {"minor": 7700, "currency": "CNY"}, "reason": "夏季"}""", 200);
        Place after = place(goods, 0, there -> there.price() == 7_700);
        claim("xiaoman", after, 9);
        Place nearlyHalf = place(goods, 0, there -> there.left() == TARGET - 9);
        claim("xiaoman", nearlyHalf, 1);
        Place filled = place(goods, 0, there -> there.left() == TARGET);

        assertThat(Long.parseLong(after.version())).isGreaterThan(Long.parseLong(before.version()));
        assertThat(filled.left()).isEqualTo(TARGET);
        assertThat(free(goods, 0)).isEqualTo(PIECES - TARGET - 10);
    }

    @Test
    void what_is_taken_off_the_shelf_goes_back_to_the_warehouse_whole_and_comes_again() throws Exception {
        Goods goods = listed();
        Place place = place(goods, 0, there -> there.left() == TARGET);
        String order = claim("xiaoman", place, 3);

        shelve(goods, false);
        eventually(() -> free(goods, 0) == PIECES - 3 && free(goods, 1) == PIECES);
        ask("xiaoman", "POST", "/api/orders/" + order + "/cancel", "", 200, 202);
        shelve(goods, true);

        Place again = place(goods, 0, there -> there.left() >= TARGET);
        eventually(() -> free(goods, 0) + left(goods, 0) == PIECES);
        assertThat(again.item()).isEqualTo(place.item());
    }

    @Test
    void a_suspended_shop_sells_nothing_from_its_shelf_and_what_lay_there_is_back_in_the_warehouse() throws Exception {
        Goods goods = listed();
        Place place = place(goods, 0, there -> there.left() == TARGET);
        ShopDesk desk = program.bean(ShopDesk.class);
        long merchantId =
                program.bean(People.class).byName("teahouse").orElseThrow().merchantId();

        desk.setStanding(merchantId, Standing.SUSPENDED, "抽检不合格", 1);
        try {
            eventually(() -> free(goods, 0) == PIECES && left(goods, 0) == 0);
            eventually(() -> !isFound(goods));
            ask("xiaoman", "POST", "/api/shows/" + place.show() + "/claims", claimOf(place, 1), 409);
        } finally {
            desk.setStanding(merchantId, Standing.OPEN, "整改完成", 1);
        }

        place(goods, 0, there -> there.left() == TARGET);
        eventually(() -> isFound(goods));
    }

    private static boolean isFound(Goods goods) throws Exception {
        return ask("xiaoman", "GET", "/api/mall/products?limit=100", "", 200)
                .get("items")
                .valueStream()
                .anyMatch(one -> one.get("productId").asString().equals(goods.product()));
    }

    @Test
    void a_show_that_wants_more_than_is_free_gets_it_from_the_shelf() throws Exception {
        Goods goods = listed();
        place(goods, 0, there -> there.left() == TARGET);
        String show = show();
        String item = lineUp(show, goods, 0, PIECES - TARGET);
        eventually(() -> free(goods, 0) == 0);

        ask(
                "teahouse",
                "POST",
                "/api/studio/shows/" + show + "/items/" + item + "/pieces",
                """
                {"skuId": "%s", "pieces": 15}""".formatted(goods.skus().get(0)),
                200,
                202);

        assertThat(place(goods, 0, there -> there.left() == TARGET - 15).left()).isEqualTo(5);
        ask(
                "teahouse",
                "POST",
                "/api/studio/shows/" + show + "/items/" + item + "/pieces",
                """
                {"skuId": "%s", "pieces": 6}""".formatted(goods.skus().get(0)),
                409);
    }

    @Test
    void a_bag_adds_up_replaces_and_says_what_has_changed_since() throws Exception {
        Goods goods = listed();
        Place place = place(goods, 0, there -> there.left() == TARGET);

        String line = put("xiaoli", place, 2, false);
        assertThat(put("xiaoli", place, 3, false)).isEqualTo(line);
        assertThat(line("xiaoli", place).get("pieces").asInt()).isEqualTo(5);
        put("xiaoli", place, 1, true);
        assertThat(line("xiaoli", place).get("pieces").asInt()).isEqualTo(1);
        assertThat(line("xiaoli", place).get("state").asString()).isEqualTo("ok");
        ask("xiaoli", "PUT", "/api/bag/lines/" + line, "{\"pieces\": 4}", 204);
        assertThat(line("xiaoli", place).get("pieces").asInt()).isEqualTo(4);

        ask("teahouse", "POST", "/api/studio/skus/" + place.sku() + "/prices", """
                {"price": {"minor": 9900, "currency": "CNY"}, "reason": "涨价"}""", 200);
        place(goods, 0, there -> there.price() == 9_900);
        JsonNode moved = line("xiaoli", place);
        assertThat(moved.get("state").asString()).isEqualTo("price-moved");
        assertThat(moved.at("/price/minor").asLong()).isEqualTo(9_900);
        assertThat(moved.at("/was/minor").asLong()).isEqualTo(8_800);

        shelve(goods, false);
        eventually(() -> line("xiaoli", place).get("state").asString().equals("sold-out"));
    }

    @Test
    void what_is_bought_leaves_the_bag_and_what_came_in_later_stays() throws Exception {
        Goods goods = listed();
        Place first = place(goods, 0, there -> there.left() == TARGET);
        Place second = place(goods, 1, there -> there.left() == TARGET);
        put("xiaoli", first, 1, false);
        put("xiaoli", second, 1, false);

        claim("xiaoli", first, 1);
        eventually(() -> line("xiaoli", first) == null);
        assertThat(line("xiaoli", second)).isNotNull();
        put("xiaoli", first, 2, false);

        // The courier that takes out what was bought has gone by; what came after it is left alone.
        claim("xiaoli", second, 1);
        eventually(() -> line("xiaoli", second) == null);
        assertThat(line("xiaoli", first).get("pieces").asInt()).isEqualTo(2);
    }

    @Test
    void another_persons_line_cannot_be_touched_and_nonsense_is_refused() throws Exception {
        Goods goods = listed();
        Place place = place(goods, 0, there -> there.left() == TARGET);
        String line = put("xiaoli", place, 2, false);

        ask("xiaoman", "PUT", "/api/bag/lines/" + line, "{\"pieces\": 9}", 404);
        ask("xiaoman", "DELETE", "/api/bag/lines/" + line, "", 204);
        assertThat(line("xiaoli", place).get("pieces").asInt()).isEqualTo(2);
        for (int pieces : new int[] {0, -1, 1_000, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            ask("xiaoli", "PUT", "/api/bag/lines/" + line, "{\"pieces\": " + pieces + "}", 400);
            ask("xiaoli", "POST", "/api/bag/lines", bagLine(place, pieces, false), 400);
        }
        ask("xiaoli", "POST", "/api/bag/lines", """
                {"showId": "1", "itemId": "2", "skuId": "3", "pieces": 1, "exactly": false}""", 404);
        ask("", "GET", "/api/bag", "", 401);
        ask("xiaoli", "DELETE", "/api/bag/lines/" + line, "", 204);
        assertThat(line("xiaoli", place)).isNull();
    }

    /** Whatever is done with the pieces, in whatever order, the show sends back what it has not sold, and none is lost. */
    @ForEachSeed(count = 4)
    void a_show_that_closes_returns_its_unsold_pieces_exactly_while_the_shelf_gives_and_takes(long seed)
            throws Exception {
        var random = new SplittableRandom(seed);
        Goods goods = listed();
        place(goods, 0, there -> there.left() == TARGET);
        place(goods, 1, there -> there.left() == TARGET);
        String show = show();
        String item = lineUp(show, goods, 0, 10);
        ask("teahouse", "POST", "/api/studio/shows/" + show + "/open", "", 200);
        List<String> held = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            int which = random.nextInt(2);
            String sku = goods.skus().get(which);
            String pieces = """
                    {"skuId": "%s", "pieces": %d}""".formatted(sku, 1 + random.nextInt(90));
            String path = "/api/studio/shows/" + show + "/items/" + item + "/pieces";
            switch (random.nextInt(8)) {
                case 0, 1 -> any("teahouse", "POST", path, pieces);
                case 2 -> any("teahouse", "POST", path + "/back", pieces);
                case 3 -> any("teahouse", "PUT", "/api/studio/shelf", "{\"target\": " + random.nextInt(60) + "}");
                case 4 ->
                    any(
                            "teahouse",
                            "PUT",
                            "/api/studio/products/" + goods.product() + "/shelf",
                            "{\"onShelf\": " + random.nextBoolean() + "}");
                case 5 -> hold(claimed("xiaoman", onShelf(goods, which), 1 + random.nextInt(3)), held);
                case 6 -> hold(claimed("xiaoli", atShow(show, which), 1 + random.nextInt(3)), held);
                default -> {
                    if (!held.isEmpty()) {
                        cancel(held.remove(random.nextInt(held.size())));
                    }
                }
            }
        }
        any("teahouse", "POST", "/api/studio/shows/" + show + "/close", "");
        for (String order : held) {
            cancel(order);
        }

        String report = "/api/studio/shows/" + show + "/report";
        eventually(() ->
                ask("teahouse", "GET", report, "", 200).get("state").asString().equals("closed"));
        for (JsonNode piece : ask("teahouse", "GET", report, "", 200).get("pieces")) {
            assertThat(piece.get("returned").asInt())
                    .isEqualTo(piece.get("received").asInt());
            assertThat(piece.get("sold").asInt()
                            + piece.get("held").asInt()
                            + piece.get("left").asInt())
                    .isZero();
        }
        shelve(goods, false);
        eventually(() -> free(goods, 0) == PIECES && free(goods, 1) == PIECES);
        ask("teahouse", "PUT", "/api/studio/shelf", "{\"target\": " + TARGET + "}", 200);
    }

    /** The order's row is a moment behind its hold. */
    private static void cancel(String order) throws Exception {
        String buyer = order.startsWith("xiaoli") ? "xiaoli" : "xiaoman";
        String path = "/api/orders/" + order.substring(order.indexOf(' ') + 1) + "/cancel";
        eventually(() -> any(buyer, "POST", path, "").status() != 404);
    }

    private static void hold(Optional<String> order, List<String> held) {
        order.ifPresent(held::add);
    }

    private static Optional<String> claimed(String who, Optional<Place> place, int pieces) throws Exception {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        WholeProgram.Answer answer =
                any(who, "POST", "/api/shows/" + place.get().show() + "/claims", claimOf(place.get(), pieces));
        return answer.status() == 201
                ? Optional.of(who + " " + answer.json().get("orderId").asString())
                : Optional.empty();
    }

    private static Optional<Place> atShow(String show, int which) throws Exception {
        JsonNode item = ask("teahouse", "GET", "/api/studio/shows/" + show, "", 200)
                .get("items")
                .get(0);
        JsonNode sku = item.get("skus").get(which);
        return Optional.of(new Place(
                show,
                item.get("itemId").asString(),
                sku.get("skuId").asString(),
                sku.get("priceVersion").asString(),
                sku.get("left").asInt(),
                0));
    }

    private static Goods listed() throws Exception {
        String code = "TEA-" + CODES.incrementAndGet();
        JsonNode product = ask("teahouse", "POST", "/api/studio/products", """
                {"code": "%1$s", "title": "明前龙井 %1$s", "legalCategory": "农产品", "description": "一罐茶",
                 "pictures": ["/pictures/demo-longjing.svg"],
                 "facts": [{"key": "origin", "value": "杭州"}], "afterSale": [],
                 "delivery": {"from": "浙江杭州", "hoursToShip": 48, "freeShipping": true, "excluded": []},
                 "skus": [{"code": "%1$s-1", "name": "50 克", "price": {"minor": 8800, "currency": "CNY"}, "free": %2$d},
                          {"code": "%1$s-2", "name": "99 克", "price": {"minor": 8800, "currency": "CNY"}, "free": %2$d}]}
                """.formatted(code, PIECES), 201);
        List<String> skus = product.get("skus")
                .valueStream()
                .map(sku -> sku.get("skuId").asString())
                .toList();
        return new Goods(product.get("id").asString(), skus);
    }

    private static String show() throws Exception {
        return ask("teahouse", "POST", "/api/studio/shows", "{\"title\": \"晚场\"}", 201)
                .get("id")
                .asString();
    }

    private static String lineUp(String show, Goods goods, int which, int pieces) throws Exception {
        return ask(
                        "teahouse",
                        "POST",
                        "/api/studio/shows/" + show + "/items",
                        """
                {"productId": "%s", "perBuyerLimit": 99, "allot": [{"skuId": "%s", "pieces": %d}]}""".formatted(goods.product(), goods.skus().get(which), pieces),
                        201)
                .get("itemId")
                .asString();
    }

    private static void shelve(Goods goods, boolean on) throws Exception {
        ask("teahouse", "PUT", "/api/studio/products/" + goods.product() + "/shelf", "{\"onShelf\": " + on + "}", 200);
    }

    private static int free(Goods goods, int which) throws Exception {
        return ask("teahouse", "GET", "/api/studio/products/" + goods.product(), "", 200)
                .get("pieces")
                .get(which)
                .get("free")
                .asInt();
    }

    private static int left(Goods goods, int which) throws Exception {
        return onShelf(goods, which).map(Place::left).orElse(0);
    }

    private static Optional<Place> onShelf(Goods goods, int which) throws Exception {
        WholeProgram.Answer answer = any("xiaoman", "GET", "/api/products/" + goods.product() + "/offers", "");
        if (answer.status() != 200) {
            return Optional.empty();
        }
        JsonNode offers =
                answer.json().isArray() ? answer.json() : answer.json().get("items");
        return offers.valueStream()
                .filter(offer -> offer.get("kind").asString().equals("SHELF"))
                .flatMap(offer -> offer.get("skus")
                        .valueStream()
                        .filter(sku ->
                                sku.get("skuId").asString().equals(goods.skus().get(which)))
                        .map(sku -> new Place(
                                offer.get("showId").asString(),
                                sku.get("itemId").asString(),
                                sku.get("skuId").asString(),
                                sku.get("priceVersion").asString(),
                                sku.get("left").asInt(),
                                sku.at("/price/minor").asLong())))
                .findFirst();
    }

    private static Place place(Goods goods, int which, Predicate<Place> fits) throws Exception {
        eventually(() -> onShelf(goods, which).filter(fits).isPresent());
        return onShelf(goods, which).orElseThrow();
    }

    private static String claimOf(Place place, int pieces) {
        return """
                {"intent": "w%d", "wants": [{"itemId": "%s", "skuId": "%s", "pieces": %d, "priceVersion": "%s"}]}""".formatted(CODES.incrementAndGet(), place.item(), place.sku(), pieces, place.version());
    }

    private static String claim(String who, Place place, int pieces) throws Exception {
        return ask(who, "POST", "/api/shows/" + place.show() + "/claims", claimOf(place, pieces), 201)
                .get("orderId")
                .asString();
    }

    private static String bagLine(Place place, int pieces, boolean exactly) {
        return """
                {"showId": "%s", "itemId": "%s", "skuId": "%s", "pieces": %d, "exactly": %s}""".formatted(place.show(), place.item(), place.sku(), pieces, exactly);
    }

    private static String put(String who, Place place, int pieces, boolean exactly) throws Exception {
        return ask(who, "POST", "/api/bag/lines", bagLine(place, pieces, exactly), 201)
                .get("lineId")
                .asString();
    }

    private static JsonNode line(String who, Place place) throws Exception {
        return ask(who, "GET", "/api/bag", "", 200)
                .get("groups")
                .valueStream()
                .flatMap(group -> group.get("lines").valueStream())
                .filter(line -> line.get("skuId").asString().equals(place.sku()))
                .findFirst()
                .orElse(null);
    }

    private interface Question {
        boolean holds() throws Exception;
    }

    private static void eventually(Question question) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            if (question.holds()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it did not come to hold in 30 s");
    }

    private static WholeProgram.Answer any(String who, String method, String path, String body) throws Exception {
        WholeProgram.Answer answer =
                program.ask(method, path, who.isEmpty() ? Optional.empty() : Optional.of(program.session(who)), body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isNotIn(500, 502, 504);
        return answer;
    }

    private static JsonNode ask(String who, String method, String path, String body, Integer... statuses)
            throws Exception {
        WholeProgram.Answer answer = any(who, method, path, body);
        assertThat(answer.status())
                .as("%s %s %s: %s", method, path, body, answer.body())
                .isIn(List.of(statuses));
        return answer.body().isEmpty() ? null : answer.json();
    }
}
