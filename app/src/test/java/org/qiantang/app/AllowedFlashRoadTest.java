package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A flash sale that may be begun when the moment is good, in the whole program, where no digital host is there. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class AllowedFlashRoadTest {
    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static String shop;

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data);
        program.ok(null, "POST", "/api/shops", """
                {"name": "teahouse", "password": "a-long-password", "shopName": "西湖茶铺"}""");
        shop = program.session("teahouse");
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    @Test
    void it_waits_for_a_person_has_no_price_before_and_is_begun_once_however_often_the_button_is_pressed()
            throws Exception {
        JsonNode product = program.ok(shop, "POST", "/api/studio/products", """
                {"code": "TEA", "title": "明前龙井", "legalCategory": "农产品",
                 "delivery": {"from": "杭州", "hoursToShip": 48, "freeShipping": true},
                 "skus": [{"code": "TEA-1", "name": "一罐", "price": {"minor": 10000, "currency": "CNY"}, "free": 100}]}""");
        String productId = product.get("id").asString();
        String sku = product.get("skus").get(0).get("skuId").asString();
        program.ok(shop, "PUT", "/api/studio/products/" + productId + "/shelf", "{\"onShelf\": false}");
        program.until(
                shop,
                "/api/studio/products/" + productId,
                now -> now.get("free").asInt() == 100);
        String show = "/api/studio/shows/"
                + program.ok(shop, "POST", "/api/studio/shows", "{\"title\": \"晚场\"}")
                        .get("id")
                        .asString();
        String item = program.ok(shop, "POST", show + "/items", """
                        {"productId": "%s", "perBuyerLimit": 9, "allot": [{"skuId": "%s", "pieces": 5}]}""".formatted(productId, sku))
                .get("itemId")
                .asString();

        assertThat(allow(show, item, sku, 20_000, 60)).isEqualTo("nonsense");
        assertThat(allow(show, item, sku, 8_000, 5)).isEqualTo("nonsense");
        assertThat(allow(show, item, sku, 8_000, 60)).isEmpty();
        String allowed = program.until(shop, show + "/allowed-flashes", all -> all.size() == 1)
                .get(0)
                .get("allowedId")
                .asString();
        program.ok(shop, "POST", show + "/open", "");
        program.until(shop, show + "/allowed-flashes", all -> !all.get(0).hasNonNull("bar"));
        assertThat(program.ok(shop, "GET", show + "/flashes", "").size()).isZero();
        assertThat(kept(sku)).containsExactly("10000");

        String begin = show + "/allowed-flashes/" + allowed + "/begin";
        String first =
                program.ok(shop, "POST", begin, "{\"number\": 1}").get("id").asString();
        String again =
                program.ok(shop, "POST", begin, "{\"number\": 1}").get("id").asString();

        assertThat(again).isEqualTo(first);
        JsonNode flashes = program.until(shop, show + "/flashes", all -> all.size() == 1);
        assertThat(flashes.get(0).get("flashId").asString()).isEqualTo(first);
        JsonNode sale = program.until(
                        shop,
                        show + "/allowed-flashes",
                        all -> all.get(0).get("openings").size() == 1)
                .get(0);
        assertThat(sale.get("openings").get(0).get("byHost").asBoolean()).isFalse();
        assertThat(sale.get("bar").asString()).isEqualTo("running");
        program.until(shop, "/api/studio/skus/" + sku + "/prices", all -> all.size() == 2);
        assertThat(kept(sku)).contains("8000");
        assertThat(code("POST", begin, "{\"number\": 2}")).isEqualTo("flash-barred");

        program.ok(shop, "DELETE", show + "/allowed-flashes/" + allowed, "");
        assertThat(code("POST", begin, "{\"number\": 2}")).isEqualTo("flash-barred");
        assertThat(code("POST", begin, "{}")).isEqualTo("nonsense");
    }

    /** The refusal's code, or nothing. */
    private static String allow(String show, String item, String sku, long minor, int pause) throws Exception {
        return code("POST", show + "/allowed-flashes", """
                {"itemId": "%s", "minutes": 10, "until": "%s", "most": 3, "pauseMinutes": %d,
                 "prices": [{"skuId": "%s", "price": {"minor": %d, "currency": "CNY"}}]}""".formatted(
                        item, Instant.now().plusSeconds(7_200), pause, sku, minor));
    }

    private static String code(String method, String path, String json) throws Exception {
        WholeProgram.Answer answer = program.ask(method, path, Optional.of(shop), json);
        return answer.isProblem() ? answer.json().get("code").asString() : "";
    }

    private static List<String> kept(String sku) throws Exception {
        return program.ok(shop, "GET", "/api/studio/skus/" + sku + "/prices", "")
                .valueStream()
                .map(one -> Long.toString(one.get("price").get("minor").asLong()))
                .toList();
    }
}
