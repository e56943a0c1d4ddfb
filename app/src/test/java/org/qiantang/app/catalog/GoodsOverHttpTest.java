package org.qiantang.app.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.qiantang.app.catalog.TestShop.MERCHANT;
import static org.qiantang.app.catalog.TestShop.draft;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

class GoodsOverHttpTest {
    private static TestShop shop;
    private static MockMvc web;

    private static final GoodsPosts POSTS = new GoodsPosts() {
        @Override
        public long merchantOf(Person person) {
            Long merchantId = person.merchantId();
            if (merchantId == null || !person.is(Role.MERCHANT)) {
                throw new Problem(403, "forbidden", "不可以", "may not");
            }
            return merchantId;
        }

        @Override
        public long lookedUpBy(Person person) {
            return merchantOf(person);
        }
    };

    /** As the app renders problems, without its words. */
    @RestControllerAdvice
    static class Problems {
        @ExceptionHandler
        ResponseEntity<String> problem(Problem problem) {
            return ResponseEntity.status(problem.status()).body(problem.code() + problem.data());
        }
    }

    @BeforeAll
    static void open() {
        shop = new TestShop();
        shop.desk.openShop(MERCHANT, "钱塘好物");
        shop.desk.openShop(8, "别家");
        var pictures = new Pictures(shop.jdbc, () -> TestShop.NOON);
        web = MockMvcBuilders.standaloneSetup(
                        new CatalogEndpoints(shop.catalog, pictures, shop.clock),
                        new StudioGoodsEndpoints(
                                shop.catalog,
                                shop.desk,
                                pictures,
                                new PageFindings(shop.jdbc, PageJudge.NONE),
                                POSTS,
                                shop.clock),
                        new GoodsFileEndpoints(
                                new GoodsImport(shop.desk),
                                new GoodsExport(shop.catalog, new CostTable(shop.jdbc)),
                                POSTS),
                        new CostEndpoints(new CostPrices(shop.turns, shop.jdbc), POSTS))
                .setCustomArgumentResolvers(new AuthenticationPrincipalArgumentResolver())
                .setControllerAdvice(new Problems())
                .build();
    }

    @AfterAll
    static void close() throws IOException {
        shop.close();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static void signIn(Role role, long merchantId) {
        var person = new Person(1, "li", "小李", Set.of(role), merchantId);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, "", List.of()));
    }

    @Test
    void anybody_sees_a_product_with_ids_as_texts_and_prices_in_minor_units() throws Exception {
        long id = shop.listed(draft("HTTP", 1));

        web.perform(get("/api/products/" + id))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(Long.toString(id)))
                .andExpect(jsonPath("$.facts[0].label").value("材质"))
                .andExpect(jsonPath("$.facts[0].proof.issuer").value("演示检测中心"))
                .andExpect(jsonPath("$.skus[0].skuId").isString())
                .andExpect(jsonPath("$.skus[0].price.minor").value(8_800))
                .andExpect(jsonPath("$.skus[0].free").value(100));
        web.perform(get("/api/products/1")).andExpect(status().isNotFound());
    }

    @Test
    void a_drawing_is_served_so_that_nothing_in_it_can_run() throws Exception {
        web.perform(get("/pictures/demo-fan.svg"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/svg+xml"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andExpect(header().string("Cache-Control", containsString("max-age")));
        web.perform(get("/pictures/demo-nothing.svg")).andExpect(status().isNotFound());
        web.perform(get("/pictures/..%2fgoods.json")).andExpect(status().is4xxClientError());
    }

    @Test
    void a_merchants_picture_is_known_by_its_bytes_and_a_drawing_is_not_taken() throws Exception {
        signIn(Role.MERCHANT, MERCHANT);
        byte[] png = new Pictures(shop.jdbc, () -> TestShop.NOON)
                .find("demo-fan.png")
                .orElseThrow()
                .bytes();

        String address = web.perform(
                        multipart("/api/studio/pictures").file(new MockMultipartFile("file", "x.svg", null, png)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        web.perform(multipart("/api/studio/pictures")
                        .file(new MockMultipartFile("file", "x.png", "image/png", "<svg/>".getBytes(UTF_8))))
                .andExpect(status().isUnsupportedMediaType());

        web.perform(get(address.substring(address.indexOf("/pictures"), address.lastIndexOf('"'))))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.IMAGE_PNG))
                .andExpect(header().string("Cache-Control", containsString("immutable")));
    }

    @Test
    void a_merchant_says_and_sees_what_pieces_cost_and_nobody_elses_page_tells_it() throws Exception {
        long id = shop.listed(draft("COST", 1));
        String sku = Long.toString(
                shop.catalog.product(id).orElseThrow().skus().getFirst().skuId());
        signIn(Role.MERCHANT, MERCHANT);

        web.perform(put("/api/studio/skus/" + sku + "/cost")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"cost\": {\"minor\": 3100, \"currency\": \"CNY\"}}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cost.minor").value(3_100));
        web.perform(get("/api/studio/products/" + id + "/costs"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.costs[0].skuId").value(sku))
                .andExpect(jsonPath("$.costs[0].cost.minor").value(3_100));
        web.perform(put("/api/studio/skus/" + sku + "/cost")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest());
        web.perform(get("/api/studio/products/" + id))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("3100"))));

        signIn(Role.MERCHANT, 8);
        web.perform(get("/api/studio/products/" + id + "/costs")).andExpect(status().isNotFound());
        web.perform(delete("/api/studio/skus/" + sku + "/cost")).andExpect(status().isNotFound());
        signIn(Role.MERCHANT, MERCHANT);
        web.perform(delete("/api/studio/skus/" + sku + "/cost")).andExpect(status().isNoContent());
        web.perform(get("/api/studio/products/" + id + "/costs"))
                .andExpect(jsonPath("$.costs").isEmpty());
    }

    @Test
    void a_merchant_lists_revises_prices_and_counts_own_goods_only() throws Exception {
        signIn(Role.MERCHANT, MERCHANT);
        String body = """
                {"code": "WEB", "title": "丝巾", "legalCategory": "服饰",
                 "delivery": {"from": "杭州", "hoursToShip": 48, "freeShipping": true},
                 "skus": [{"code": "WEB-1", "name": "红", "price": {"minor": 8800, "currency": "CNY"}, "free": 5}]}
                """;

        web.perform(post("/api/studio/products")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.free").value(5));
        web.perform(post("/api/studio/products")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().is(422));
        Product product = shop.catalog.productByCode(MERCHANT, "WEB").orElseThrow();
        long skuId = product.skus().getFirst().skuId();
        web.perform(put("/api/studio/products/" + product.id())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.replace("丝巾", "长巾")))
                .andExpect(jsonPath("$.title").value("长巾"));
        web.perform(post("/api/studio/skus/" + skuId + "/prices")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"price\": {\"minor\": 7900, \"currency\": \"CNY\"}, \"reason\": \"夏季\"}"))
                .andExpect(jsonPath("$.priceVersion").isString());
        web.perform(get("/api/studio/skus/" + skuId + "/prices"))
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].price.minor").value(7_900));
        web.perform(post("/api/studio/skus/" + skuId + "/stock")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"pieces\": -9, \"reason\": \"盘点\"}"))
                .andExpect(status().isConflict());
        signIn(Role.MERCHANT, 8);
        web.perform(get("/api/studio/products/" + product.id())).andExpect(status().isNotFound());
        web.perform(get("/api/studio/skus/" + skuId + "/prices")).andExpect(status().isNotFound());
        signIn(Role.VIEWER, MERCHANT);
        web.perform(get("/api/studio/products")).andExpect(status().isForbidden());
    }

    @Test
    void what_goes_out_as_a_file_comes_in_again() throws Exception {
        signIn(Role.MERCHANT, MERCHANT);
        shop.listed(draft("FILE", 2));

        byte[] file = web.perform(get("/api/studio/products/export?format=xlsx"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("goods.xlsx")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        signIn(Role.MERCHANT, 8);
        web.perform(multipart("/api/studio/products/import?mode=good-rows&dryRun=true")
                        .file(new MockMultipartFile("file", "goods.xlsx", null, file)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bad").value(0))
                .andExpect(jsonPath("$.imported").value(0));
        web.perform(multipart("/api/studio/products/import")
                        .file(new MockMultipartFile("file", "goods.pdf", null, file)))
                .andExpect(status().isUnsupportedMediaType());
    }
}
