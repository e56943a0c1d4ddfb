package org.qiantang.app.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.shipping.OpenShop;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.FaqApproved;
import org.qiantang.event.ShowEvent.HelpdeskSpoke;
import org.qiantang.event.Streams;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A shop's policies, other ways to ask, answers bound to facts, and the show's clock and limits: over HTTP, in room and on page. */
class ShopPoliciesRoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FAQ = "/api/studio/helpdesk/faq";

    private static WholeHouse house;
    private static int shops;
    private static long people = 9_000;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    /** A shop with a scarf on screen whose helpdesk answers alone, its owner, and somebody on the scarf's page. */
    private record Evening(OpenShop shop, Visitor owner, Visitor viewer) {
        static Evening begun() {
            int number = ++shops;
            var shop =
                    new OpenShop(house, "政策铺" + number, "桑蚕丝方巾", new Delivery("浙江杭州", 48, true, List.of("西藏")), 29_900);
            Visitor owner =
                    house.comes("policy-owner-" + number, shop.merchantId, Role.VIEWER, Role.MERCHANT, Role.HOST);
            house.bean(Rooms.class)
                    .ask(shop.showId, new RoomRequest.Pin(shop.itemId))
                    .join();
            var evening = new Evening(shop, owner, house.comes("policy-viewer-" + number, null, Role.VIEWER));
            String desk = "/api/studio/shows/" + shop.showId + "/helpdesk";
            eventually(() -> owner.get(desk).status() == 200 ? true : null);
            ok(owner.put(desk, "{\"mode\": \"alone\", \"thanksSeconds\": 0}"));
            return evening;
        }

        HelpdeskSpoke hears(String question, String part) {
            assertThat(house.bean(Rooms.class)
                            .ask(shop.showId, new RoomRequest.Say(++people, question, "clear"))
                            .join())
                    .isInstanceOf(Receipt.Done.class);
            return eventually(() -> told(Streams.FLOOR, Streams.show(shop.showId)).stream()
                    .filter(HelpdeskSpoke.class::isInstance)
                    .map(HelpdeskSpoke.class::cast)
                    .filter(line -> line.text().contains(part))
                    .reduce((_, newest) -> newest)
                    .orElse(null));
        }

        JsonNode reads(String question) {
            return ok(
                    viewer.post("/api/products/" + shop.productId + "/questions", "{\"text\": \"" + question + "\"}"));
        }

        /** The id of an entry that the owner has written and approved. */
        String approved(String body) {
            String id = ok(owner.post(FAQ, body)).get("id").asString();
            ok(owner.put(FAQ + "/" + id, body));
            return id;
        }

        Answer brings(String json, boolean dryRun) {
            String form = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"goods.json\"\r\n"
                    + "Content-Type: application/json\r\n\r\n" + json + "\r\n--edge--\r\n";
            return owner.ask(
                    "POST",
                    FAQ + "/import?dryRun=" + dryRun,
                    form,
                    Map.of("Content-Type", "multipart/form-data; boundary=edge"));
        }
    }

    private static List<Event> told(int shard, String stream) {
        var codec = new EventCodec();
        return house.bean(Journal.class).readStream(shard, stream, 0, 1_000).stream()
                .map(one -> codec.read(one.type(), one.version(), one.body()))
                .toList();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static <T> T eventually(Supplier<@Nullable T> look) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T seen = look.get();
            if (seen != null) {
                return seen;
            }
            assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(giveUp);
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Test
    void a_policy_is_told_in_the_room_and_on_the_page_where_its_topic_is_asked_for_and_no_fact_answers() {
        Evening evening = Evening.begun();
        String id = evening.approved("""
                {"kind": "policy", "question": "发票", "also": ["开票", "专票"], "answer": "可以开电子发票，下单时填抬头。"}
                """);

        HelpdeskSpoke line = evening.hears("能开专票吗", "电子发票");
        JsonNode page = evening.reads("可以开票不");
        JsonNode material = evening.reads("什么材质");

        assertThat(line.facts()).containsExactly(new FactUsed("policy/" + id, "r1", null, null));
        assertThat(page.get("outcome").asString()).isEqualTo("told");
        assertThat(page.get("answer").asString()).contains("可以开电子发票，下单时填抬头");
        assertThat(material.get("answer").asString()).contains("桑蚕丝").doesNotContain("发票");
        assertThat(told(Streams.OFFICE, Streams.faq(Long.parseLong(id))))
                .last()
                .isInstanceOfSatisfying(FaqApproved.class, approved -> {
                    assertThat(approved.policy()).isTrue();
                    assertThat(approved.also()).containsExactly("开票", "专票");
                });
    }

    @Test
    void a_policy_that_is_retired_or_against_the_law_is_not_told() {
        Evening evening = Evening.begun();
        String body = "{\"kind\": \"policy\", \"question\": \"客服时间\", \"also\": [\"几点上班\"], \"answer\": \"%s\"}";
        String id = evening.approved(body.formatted("客服早九点到晚十点在线"));

        JsonNode before = evening.reads("客服几点上班");
        ok(evening.owner().post(FAQ + "/" + id + "/retire", "{}"));
        JsonNode later = evening.reads("客服几点上班");
        Answer unlawful = evening.owner().put(FAQ + "/" + id, body.formatted("全网第一的客服，国家级品质"));

        assertThat(before.get("answer").asString()).contains("早九点");
        assertThat(later.get("outcome").asString()).isEqualTo("handed_over");
        assertThat(unlawful.status()).isEqualTo(409);
        assertThat(unlawful.body().get("code").asString()).isEqualTo("not-clear");
    }

    @Test
    void an_answer_is_held_against_the_goods_that_it_is_about_and_one_for_the_shop_against_what_the_shop_sells() {
        Evening evening = Evening.begun();
        String ofProduct = """
                {"question": "%s", "answer": "%s", "productId": "%d"}
                """;
        long product = evening.shop().productId;
        String cure = ofProduct.formatted("睡觉能戴吗", "能，还能缓解颈椎病", product);
        String cureOfShop = "{\"question\": \"睡觉能戴吗\", \"answer\": \"能，还能缓解颈椎病\"}";
        String sooner = ofProduct.formatted("多久能到", "下单后24小时内发货", product);
        String asAgreed = ofProduct.formatted("多久能到", "下单后48小时内发货", product);
        String cureId = ok(evening.owner().post(FAQ, cure)).get("id").asString();
        String shopId = ok(evening.owner().post(FAQ, cureOfShop)).get("id").asString();
        String soonId = ok(evening.owner().post(FAQ, sooner)).get("id").asString();

        Answer unlawful = evening.owner().put(FAQ + "/" + cureId, cure);
        Answer unlawfulOfShop = evening.owner().put(FAQ + "/" + shopId, cureOfShop);
        Answer tooSoon = evening.owner().put(FAQ + "/" + soonId, sooner);
        Answer inTime = evening.owner().put(FAQ + "/" + soonId, asAgreed);

        assertThat(unlawful.body().get("code").asString()).isEqualTo("not-clear");
        assertThat(unlawfulOfShop.body().get("code").asString()).isEqualTo("not-clear");
        assertThat(tooSoon.body().get("code").asString()).isEqualTo("not-clear");
        assertThat(inTime.body().get("state").asString()).isEqualTo("approved");
    }

    @Test
    void other_ways_to_ask_lead_to_the_same_answer_and_stay_where_a_body_does_not_name_them() {
        Evening evening = Evening.begun();
        String id = evening.approved("""
                {"question": "可以熨吗", "also": ["上不上得了蒸汽挂烫机"], "answer": "低温隔布熨", "productId": "%d"}
                """.formatted(evening.shop().productId));

        JsonNode other = evening.reads("上不上得了蒸汽挂烫机");
        JsonNode changed = ok(evening.owner().put(FAQ + "/" + id, """
                {"question": "可以熨吗", "answer": "低温、隔一层布熨", "productId": "%d"}
                """.formatted(evening.shop().productId)));

        assertThat(other.get("answer").asString()).contains("低温隔布熨");
        assertThat(changed.get("also").valueStream().map(JsonNode::asString)).containsExactly("上不上得了蒸汽挂烫机");
    }

    @Test
    void an_answer_bound_to_a_fact_is_told_only_while_its_figures_are_those_of_the_fact() {
        Evening evening = Evening.begun();
        long product = evening.shop().productId;
        String body = """
                {"question": "戴着会不会坠脖子", "answer": "%s", "productId": "%d", "bound": ["%s"]}
                """;
        String right = body.formatted("全重 85 克，不坠", product, "weight");
        String id = ok(evening.owner().post(FAQ, right)).get("id").asString();

        Answer wrongFigure = evening.owner().put(FAQ + "/" + id, body.formatted("全重 60 克，不坠", product, "weight"));
        Answer noFact = evening.owner().put(FAQ + "/" + id, body.formatted("全重 85 克，不坠", product, "capacity"));
        ok(evening.owner().put(FAQ + "/" + id, right));
        JsonNode before = evening.reads("戴着会不会坠脖子");
        ObjectNode now = (ObjectNode) ok(evening.owner().get("/api/studio/products/" + product));
        ((ObjectNode) now.get("facts").get(1)).put("value", "90");
        ok(evening.owner().put("/api/studio/products/" + product, now.toString()));
        JsonNode later = evening.reads("戴着会不会坠脖子");

        assertThat(wrongFigure.body().get("code").asString()).isEqualTo("faq-figures");
        assertThat(noFact.body().get("code").asString()).isEqualTo("faq-fact");
        assertThat(before.get("answer").asString()).contains("85 克，不坠");
        assertThat(later.get("answer").asString()).doesNotContain("85");
    }

    @Test
    void the_same_file_that_the_answer_check_reads_brings_faq_and_policies_into_the_shop() {
        Evening evening = Evening.begun();
        String file = """
                {"products": [], "faq": [
                   {"question": "可以机洗吗", "also": ["能丢洗衣机吗"], "answer": "不能机洗", "products": ["P-1", "GONE"], "approvedBy": "店长"},
                   {"question": "少了批准"},
                   {"question": "多少钱", "answer": "只要 19 元", "approvedBy": "店长"}],
                 "policies": [{"topic": "快递", "words": ["顺丰"], "text": "默认发中通，不能指定快递", "approvedBy": "店长"}]}
                """;

        JsonNode read = ok(evening.brings(file, true));
        JsonNode none = ok(evening.owner().get(FAQ));
        JsonNode first = ok(evening.brings(file, false));
        JsonNode again = ok(evening.brings(file, false));
        JsonNode changed = ok(evening.brings(file.replace("不能机洗", "不能机洗，会勾丝"), false));
        HelpdeskSpoke courier = evening.hears("发什么快递", "中通");
        JsonNode page = evening.reads("能丢洗衣机吗");

        assertThat(read.get("questions").asInt()).isEqualTo(2);
        assertThat(read.get("policies").asInt()).isOne();
        assertThat(none.get("items")).isEmpty();
        assertThat(first.get("added").asInt()).isEqualTo(2);
        assertThat(first.get("wrong")
                        .valueStream()
                        .map(one -> one.get("message").asString()))
                .hasSize(3)
                .anyMatch(message -> message.contains("faq[1].answer"))
                .anyMatch(message -> message.contains("GONE"))
                .anyMatch(message -> message.contains("19 元"));
        assertThat(again.get("same").asInt()).isEqualTo(2);
        assertThat(again.get("added").asInt()).isZero();
        assertThat(changed.get("changed").asInt()).isOne();
        assertThat(courier.facts()).extracting(FactUsed::key).allMatch(key -> key.startsWith("policy/"));
        assertThat(page.get("answer").asString()).contains("会勾丝");
        assertThat(house.comes("no-shop", null, Role.VIEWER).post(FAQ, "{}").status())
                .isIn(403, 404);
    }

    @Test
    void the_limit_and_the_end_of_a_flash_sale_are_told_from_the_board_and_journaled() {
        Evening evening = Evening.begun();
        OpenShop shop = evening.shop();
        Instant until = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        HelpdeskSpoke limit = evening.hears("一个人能买几个", "每人最多买");
        JsonNode none = evening.reads("秒杀几点结束");

        ok(evening.owner().post("/api/studio/shows/" + shop.showId + "/flashes", """
                {"itemId": "%d", "from": "%s", "until": "%s",
                 "prices": [{"skuId": "%d", "price": {"minor": 19900, "currency": "CNY"}}]}
                """.formatted(
                        shop.itemId,
                        Instant.now().plusSeconds(1),
                        until,
                        shop.skus.getFirst().skuId())));
        eventually(() -> shop.board().flashEnds().isEmpty() ? null : true);
        HelpdeskSpoke end = evening.hears("还有多久结束", "秒杀到");
        HelpdeskSpoke before = evening.hears("原价多少呀", "标价");

        assertThat(limit.text()).contains("每人最多买100件");
        assertThat(limit.facts()).containsExactly(new FactUsed("limit", "每人 100 件", null, null));
        assertThat(none.get("answer").asString()).contains("没有在秒杀");
        assertThat(end.facts()).containsExactly(new FactUsed("flash-end", until.toString(), null, null));
        assertThat(before.text()).contains("标价299元", "199元").doesNotContain("原价");
        assertThat(before.facts()).extracting(FactUsed::key).contains("list-price", "price");
    }

    @Test
    void a_flash_sale_to_come_is_told_as_viewers_see_it_and_what_is_left_of_the_limit_to_the_buyer_alone() {
        Evening evening = Evening.begun();
        OpenShop shop = evening.shop();
        Instant from = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(Duration.ofMinutes(10));
        HelpdeskSpoke none = evening.hears("今晚有秒杀吗", "没有预告");

        ok(evening.owner().post("/api/studio/shows/" + shop.showId + "/flashes", """
                {"itemId": "%d", "from": "%s", "until": "%s",
                 "prices": [{"skuId": "%d", "price": {"minor": 19900, "currency": "CNY"}}]}
                """.formatted(
                        shop.itemId, from, until, shop.skus.getFirst().skuId())));
        eventually(() -> shop.board().flashesAhead().isEmpty() ? null : true);
        HelpdeskSpoke next = evening.hears("几点秒杀呀", "秒杀价");
        HelpdeskSpoke all = evening.hears("我还能买几件", "每人最多买");
        JsonNode alone = evening.reads("我还能买几件");
        JsonNode struck = evening.reads("划线价怎么来的");

        assertThat(none.facts())
                .containsExactly(
                        new FactUsed("flash-next", "没有预告", null, null), new FactUsed("flash-end", "没有在秒杀", null, null));
        assertThat(next.text()).contains("一共10分钟", "秒杀价199元");
        assertThat(next.facts()).contains(new FactUsed("flash-next", from + "/" + until, null, null));
        assertThat(next.facts()).extracting(FactUsed::key).contains("flash-price");
        assertThat(all.text()).contains("商品页").doesNotContain("已拍");
        assertThat(alone.get("answer").asString()).contains("您已拍0件", "还能买100件");
        assertThat(struck.get("answer").asString()).contains("没有划线价");
    }
}
