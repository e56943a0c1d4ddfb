package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a show's people might present next, in the whole program: with what is true of it now, and for nobody else. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class NextItemsOverHttpTest {
    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static String shop;
    private static String show;
    private static String first;
    private static String second;

    @BeforeAll
    static void an_open_show_with_two_items() throws Exception {
        program = WholeProgram.start(data);
        program.ok(null, "POST", "/api/shops", """
                {"name": "teahouse", "password": "a-long-password", "shopName": "西湖茶铺"}""");
        shop = program.session("teahouse");
        show = "/api/studio/shows/"
                + program.ok(shop, "POST", "/api/studio/shows", "{\"title\": \"晚场\"}")
                        .get("id")
                        .asString();
        first = linedUp("TEA", "明前龙井");
        second = linedUp("CUP", "白瓷茶杯");
        assertThat(items()).isEmpty();
        program.ok(shop, "POST", show + "/open", "");
        program.until(shop, show + "/next-items", now -> now.get("items").size() == 2);
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    @Test
    void the_item_on_screen_is_left_out_and_so_is_one_that_has_just_left_it() throws Exception {
        JsonNode best =
                program.ok(shop, "GET", show + "/next-items", "").get("items").get(0);
        assertThat(best.get("itemId").asString()).isEqualTo(first);
        assertThat(best.get("reasons").get(0).get("reason").asString()).isEqualTo("stock");
        assertThat(best.get("reasons").get(0).get("number").asInt()).isEqualTo(6);

        program.ok(shop, "POST", show + "/pin", "{\"itemId\": \"%s\"}".formatted(first));
        program.until(shop, show + "/next-items", now -> now.get("items").size() == 1);
        assertThat(items()).containsExactly(second);
        program.ok(shop, "POST", show + "/pin", "{\"itemId\": \"%s\"}".formatted(second));

        program.until(shop, show + "/next-items", now -> now.get("items").isEmpty());
    }

    @Test
    void neither_a_guest_nor_a_viewer_nor_another_shop_is_told() throws Exception {
        program.ok(null, "POST", "/api/shops", """
                {"name": "potter", "password": "a-long-password", "shopName": "隔壁瓷铺"}""");
        program.ok(null, "POST", "/api/people", """
                {"name": "xiaoman", "password": "a-long-password", "nickname": "小满"}""");

        assertThat(status(Optional.empty(), "/next-items")).isEqualTo(401);
        for (String stranger : List.of("potter", "xiaoman")) {
            Optional<String> session = Optional.of(program.session(stranger));
            assertThat(status(session, "/next-items"))
                    .as(stranger)
                    .isEqualTo(status(session, "/host"))
                    .isIn(403, 404);
        }
    }

    private static int status(Optional<String> session, String path) throws Exception {
        return program.ask("GET", show + path, session, "").status();
    }

    private static List<String> items() throws Exception {
        return program.ok(shop, "GET", show + "/next-items", "")
                .get("items")
                .valueStream()
                .map(one -> one.get("itemId").asString())
                .toList();
    }

    private static String linedUp(String code, String title) throws Exception {
        JsonNode product = program.ok(shop, "POST", "/api/studio/products", """
                {"code": "%s", "title": "%s", "legalCategory": "农产品",
                 "delivery": {"from": "杭州", "hoursToShip": 48, "freeShipping": true},
                 "skus": [{"code": "%s-1", "name": "一件", "price": {"minor": 10000, "currency": "CNY"}, "free": 100}]}""".formatted(code, title, code));
        String id = product.get("id").asString();
        program.ok(shop, "PUT", "/api/studio/products/" + id + "/shelf", "{\"onShelf\": false}");
        program.until(shop, "/api/studio/products/" + id, now -> now.get("free").asInt() == 100);
        return program.ok(shop, "POST", show + "/items", """
                        {"productId": "%s", "perBuyerLimit": 9, "allot": [{"skuId": "%s", "pieces": 6}]}""".formatted(
                                id, product.get("skus").get(0).get("skuId").asString()))
                .get("itemId")
                .asString();
    }
}
