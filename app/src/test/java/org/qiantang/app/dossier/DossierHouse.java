package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A whole house with a tea shop that goes on air, four officers, and a head of their office. */
final class DossierHouse implements AutoCloseable {
    static final long SHOP = 960;
    static final String CLAIM = "这款茶全网第一，喝了治百病";

    final WholeHouse house;
    final Visitor seller;
    final Visitor rival;
    final Visitor viewer;
    final Visitor officer;
    final Visitor second;
    final Visitor third;
    final Visitor fourth;
    final Visitor head;
    final long product;

    DossierHouse() throws IOException {
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        ShopDesk desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "西湖茶庄");
        desk.openShop(SHOP + 1, "隔壁茶庄");
        seller = house.comes("teashop", SHOP, Role.MERCHANT, Role.HOST);
        rival = house.comes("next-door", SHOP + 1, Role.MERCHANT, Role.HOST);
        viewer = house.comes("onlooker", null, Role.VIEWER);
        officer = house.comes("officer-one", null, Role.OFFICER);
        second = house.comes("officer-two", null, Role.OFFICER);
        third = house.comes("officer-three", null, Role.OFFICER);
        fourth = house.comes("officer-four", null, Role.OFFICER);
        head = house.comes("head-of-office", null, Role.ADMIN);
        product = ((Listing.Listed) desk.list(
                        SHOP,
                        new ProductDraft(
                                "TEA",
                                "明前龙井 罐装",
                                "普通食品",
                                "一罐茶",
                                List.of(),
                                new FactSheet(List.of()),
                                List.of(),
                                null,
                                new Delivery("浙江杭州", 48, true, List.of()),
                                List.of(new SkuDraft("TEA-1", "250 克", Money.cny(8_800), 100)))))
                .productId();
    }

    static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    /** What bound the shop in the test before binds it no longer. */
    void free() {
        house.bean(JdbcClient.class)
                .sql("update measure set until_at = :past where ended_at is null")
                .param("past", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
    }

    String plan(Visitor owner, String title) {
        return ok(owner.post("/api/studio/shows", "{\"title\": \"" + title + "\"}"))
                .get("id")
                .asString();
    }

    /** Puts the tea into a show's line-up; the item's id. */
    String lineUp(String show) {
        return ok(seller.post("/api/studio/shows/" + show + "/items", """
                {"productId": "%d", "perBuyerLimit": 9, "allot": [{"skuId": "%d", "pieces": 5}]}
                """.formatted(product, sku())))
                .get("itemId")
                .asString();
    }

    /** Shows an item (讲解中). */
    void pin(String show, String item) {
        ok(seller.post("/api/studio/shows/" + show + "/pin", "{\"itemId\": \"" + item + "\"}"));
    }

    /** Sets a flash sale for an hour of tomorrow. */
    Answer flash(String show, String item) {
        Instant from = Instant.now().plus(Duration.ofDays(1));
        return seller.post("/api/studio/shows/" + show + "/flashes", """
                {"itemId": "%s", "from": "%s", "until": "%s",
                 "prices": [{"skuId": "%d", "price": {"minor": 6000, "currency": "CNY"}}]}
                """.formatted(
                        item, from, from.plus(Duration.ofHours(1)), sku()));
    }

    /** Lets one of ten minutes be begun within two hours. */
    Answer allowFlash(String show, String item) {
        return seller.post("/api/studio/shows/" + show + "/allowed-flashes", """
                {"itemId": "%s", "minutes": 10, "until": "%s",
                 "prices": [{"skuId": "%d", "price": {"minor": 6000, "currency": "CNY"}}]}
                """.formatted(
                        item, Instant.now().plus(Duration.ofHours(2)), sku()));
    }

    private long sku() {
        return house.bean(Catalog.class)
                .product(product)
                .orElseThrow()
                .skus()
                .getFirst()
                .skuId();
    }

    String onAir(Visitor owner, String title) {
        String show = plan(owner, title);
        ok(owner.post("/api/studio/shows/" + show + "/open", ""));
        return show;
    }

    String state(String show) {
        return ok(house.guest().get("/api/shows/" + show)).get("state").asString();
    }

    void close(Visitor owner, String show) {
        owner.post("/api/studio/shows/" + show + "/close", "");
        until("the show is over", () -> state(show).equals("closed"));
    }

    /** The host says something; the finding stands in the officers' stream when this returns. */
    String says(Visitor owner, String show, String text) {
        JsonNode judged = ok(owner.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"" + text + "\"}"));
        String line = judged.get("lineId").asString();
        until(
                "the line is told",
                () -> officer.get("/api/officer/findings/" + show + "/" + line).status() == 200);
        return line;
    }

    void confirm(String show, String line) {
        ok(judge(officer, show, line, "confirmed"));
    }

    Answer judge(Visitor who, String show, String line, String ruling) {
        return who.post("/api/officer/findings/judgements", """
                {"lines": [{"showId": "%s", "lineId": "%s"}], "ruling": "%s", "reason": "指向所售商品"}
                """.formatted(show, line, ruling));
    }

    /** A dossier over a confirmed finding. */
    String dossier(String show, String line) {
        confirm(show, line);
        return ok(officer.post("/api/officer/dossiers", """
                {"findings": [{"showId": "%s", "lineId": "%s"}], "facts": "晚场称茶能治百病"}
                """.formatted(show, line)))
                .get("dossierId")
                .asString();
    }

    Answer propose(String dossier, String kind, int hours) {
        return officer.post("/api/officer/dossiers/" + dossier + "/measures", """
                {"kind": "%s", "facts": "晚场称茶能治百病", "reason": "普通食品宣称疗效", "basis": ["广告法第十七条"],
                 "termHours": %d}
                """.formatted(kind, hours));
    }

    Answer proposeOffSale(String dossier, long product) {
        return officer.post("/api/officer/dossiers/" + dossier + "/measures", """
                {"kind": "GOODS_REMOVAL", "facts": "标签没有生产许可证号", "reason": "涉嫌无证生产", "basis": ["食品安全法第三十四条"],
                 "termHours": 720, "productId": "%d"}
                """.formatted(product));
    }

    /** Takes a measure that needs nobody else; its id. */
    String take(String dossier, String kind) {
        return last(ok(propose(dossier, kind, 24)));
    }

    static String last(JsonNode sheet) {
        JsonNode measures = sheet.get("measures");
        return measures.get(measures.size() - 1).get("measureId").asString();
    }

    void lift(String dossier, String measure) {
        ok(officer.post(
                "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/lift", "{\"reason\": \"已查清\"}"));
    }

    static void until(String what, BooleanSupplier look) {
        until(what, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T until(String what, Supplier<Optional<T>> look) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new AssertionError(what + ": not in time");
    }

    static long id(Visitor visitor) {
        return Objects.requireNonNull(visitor.person()).id();
    }

    @Override
    public void close() throws IOException {
        house.close();
    }
}
