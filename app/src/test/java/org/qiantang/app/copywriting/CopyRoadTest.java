package org.qiantang.app.copywriting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A shop has texts written, is refused one for its article, mends it, approves, exports, and goes on air with a script. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class CopyRoadTest {
    private static final long SHOP = 1030;

    private static FakeModel fake;
    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor rival;
    private static ShopDesk desk;

    @BeforeAll
    static void open() throws IOException {
        fake = new FakeModel();
        house = WholeHouse.open(Map.of(
                "qiantang.shops.approval",
                false,
                "qiantang.llm.base-url",
                fake.address(),
                "qiantang.llm.model",
                "fake",
                "qiantang.aigc.provider",
                "001191330100TEST"));
        desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "断桥丝坊");
        desk.openShop(SHOP + 1, "隔壁丝坊");
        seller = house.comes("copy-shop", SHOP, Role.MERCHANT, Role.HOST);
        rival = house.comes("copy-rival", SHOP + 1, Role.MERCHANT, Role.HOST);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
        fake.close();
    }

    private static long scarf(String code) {
        var report = new Proof("检测报告", "纺检-2026-7", "省纺检院", "成分", null);
        var facts = new FactSheet(List.of(
                new Fact("material", "100% 桑蚕丝", null, report),
                new Fact("dimensions", "90×90 厘米", null, null),
                new Fact("care", "冷水手洗", null, null),
                new Fact("origin", "浙江湖州", null, null)));
        return ((Listing.Listed) desk.list(
                        SHOP,
                        new ProductDraft(
                                code,
                                "桑蚕丝方巾 " + code,
                                "服饰",
                                "方巾",
                                List.of(),
                                facts,
                                List.of("七天无理由退货"),
                                null,
                                new Delivery("浙江杭州", 48, true, List.of()),
                                List.of(new SkuDraft(code + "-1", "烟青", Money.cny(23_900), 40)))))
                .productId();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static List<String> order(String body) {
        var ids = new ArrayList<String>();
        ok(seller.post("/api/studio/copy/texts", body))
                .get("texts")
                .forEach(text -> ids.add(text.get("id").asString()));
        return ids;
    }

    private static String at(String id) {
        return "/api/studio/copy/texts/" + id;
    }

    private static JsonNode text(String id) {
        return ok(seller.get(at(id)));
    }

    private static JsonNode written(String id) throws InterruptedException {
        until(
                "the model has written",
                () -> !text(id).at("/row/state").asString().equals("writing"));
        return text(id);
    }

    private static void until(String what, BooleanSupplier look) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(40));
        while (!look.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(giveUp);
            Thread.sleep(50);
        }
    }

    private static JsonNode edited(String id, int version, int sentence, String typed) {
        return ok(seller.put(
                at(id) + "/sentences/" + sentence, "{\"version\": " + version + ", \"text\": \"" + typed + "\"}"));
    }

    @Test
    void a_sentence_is_refused_for_its_article_mended_approved_and_exported_with_the_price_of_the_day() {
        long product = scarf("ROAD");
        String id = order("{\"product\": \"" + product + "\", \"kind\": \"video\", \"persona\": \"warm\"}")
                .getFirst();
        JsonNode first = text(id);
        JsonNode price = find(first, "price");

        JsonNode wrong = edited(id, 1, price.get("id").asInt(), "全网第一好的方巾，{price}。");
        Answer refused = seller.put(at(id) + "/approval", "{\"version\": 2}");
        String violating = seller.get(at(id) + "/export?as=prompter").text();
        JsonNode mended = edited(id, 2, price.get("id").asInt(), "喜欢的话，一条239元。");
        String draft = seller.get(at(id) + "/export?as=prompter").text();
        Answer early = seller.post(at(id) + "/uses", "{}");
        JsonNode approved = ok(seller.put(at(id) + "/approval", "{\"version\": 3}"));

        first.get("sentences")
                .forEach(one -> assertThat(one.get("state").asString())
                        .as(one.toString())
                        .isEqualTo("passed"));
        assertThat(find(wrong, "price").get("state").asString()).isEqualTo("violates");
        assertThat(find(wrong, "price").at("/reasons/0/article").asString()).contains("广告法");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("not-passed");
        assertThat(find(mended, "price").get("text").asString()).isEqualTo("喜欢的话，一条{price}。");
        assertThat(find(mended, "price").get("state").asString()).isEqualTo("passed");
        assertThat(find(mended, "price").at("/facts/0/value").asString()).isEqualTo("239元");
        assertThat(early.body().get("code").asString()).isEqualTo("not-approved");
        assertThat(approved.at("/row/state").asString()).isEqualTo("approved");

        String before = seller.get(at(id) + "/export?as=prompter").text();
        setPrice(product, 25_900);
        String after = seller.get(at(id) + "/export?as=prompter").text();
        assertThat(violating).contains("1 句没有通过审核，未导出").doesNotContain("全网第一");
        assertThat(draft).contains("草稿，未经人审定").doesNotContain("未导出");
        assertThat(before).contains("AI 生成内容", "经人审定", "一条239元").doesNotContain("未经人审定");
        assertThat(after).contains("一条259元").doesNotContain("239");
        assertThat(seller.get(at(id) + "/export").text()).startsWith("PK");
        Map<String, String> parts = parts(house.bean(CopyExport.class)
                .word(house.bean(CopyTable.class).text(SHOP, Long.parseLong(id)).orElseThrow()));
        assertThat(parts).containsKeys("[Content_Types].xml", "_rels/.rels", "word/document.xml");
        assertThat(parts.get("word/document.xml")).contains("短视频口播", "一条259元", "AI 生成内容", "已通过");
        assertThat(parts.get("docProps/custom.xml"))
                .contains("name=\"AIGC\"")
                .contains("&quot;ContentProducer&quot;:&quot;001191330100TEST&quot;")
                .contains("&quot;ProduceID&quot;:&quot;text-" + id + "-3&quot;");
    }

    @Test
    void a_text_is_worked_on_by_version_and_what_was_is_kept() {
        long product = scarf("WORK");
        String id = order("{\"product\": \"" + product + "\", \"kind\": \"description\", \"length\": \"long\"}")
                .getFirst();
        JsonNode first = text(id);
        JsonNode point = find(first, "point");
        int sentence = point.get("id").asInt();

        JsonNode locked = ok(seller.put(
                at(id) + "/sentences/" + sentence + "/marks",
                "{\"version\": 1, \"accepted\": true, \"locked\": true}"));
        Answer kept = seller.post(at(id) + "/sentences/" + sentence + "/again", "{\"version\": 2}");
        Answer stale = seller.post(at(id) + "/again", "{\"version\": 1}");
        JsonNode anew = ok(seller.post(at(id) + "/again", "{\"version\": 2}"));
        JsonNode fewer =
                ok(seller.delete(at(id) + "/sentences/" + find(anew, "scene").get("id") + "?version=3"));
        JsonNode restored = ok(seller.post(at(id) + "/restore", "{\"version\": 4, \"to\": 1}"));
        JsonNode versions = ok(seller.get(at(id) + "/versions"));

        assertThat(find(locked, "point").get("locked").asBoolean()).isTrue();
        assertThat(kept.body().get("code").asString()).isEqualTo("locked");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("code").asString()).isEqualTo("changed-meanwhile");
        assertThat(byId(anew, sentence).get("text")).isEqualTo(point.get("text"));
        assertThat(anew.get("sentences").toString())
                .isNotEqualTo(locked.get("sentences").toString());
        assertThat(fewer.get("sentences")).hasSize(anew.get("sentences").size() - 1);
        assertThat(restored.get("sentences")).isEqualTo(first.get("sentences"));
        assertThat(versions.get("items")).hasSize(5);
        assertThat(versions.at("/items/0/what").asString()).isEqualTo("restored");
        assertThat(versions.at("/items/4/by").asString()).isEqualTo("copy-shop");
        assertThat(versions.at("/items/4/ids").valueStream().map(JsonNode::asInt))
                .containsExactlyElementsOf(first.get("sentences")
                        .valueStream()
                        .map(one -> one.get("id").asInt())
                        .toList());
        assertThat(versions.at("/items/4/text/0")).isEqualTo(first.at("/sentences/0/text"));
    }

    @Test
    void another_shops_people_find_nothing_and_nonsense_is_refused_with_its_field() {
        long product = scarf("OURS");
        String id =
                order("{\"product\": \"" + product + "\", \"kind\": \"title\"}").getFirst();

        assertThat(rival.get(at(id)).status()).isEqualTo(404);
        assertThat(rival.post("/api/studio/copy/texts", "{\"product\": \"" + product + "\", \"kind\": \"title\"}")
                        .status())
                .isEqualTo(404);
        assertThat(refusal("{\"product\": \"" + product + "\", \"kind\": \"script\"}"))
                .isEqualTo("422 wrong-kind");
        assertThat(refusal("{\"product\": \"" + product + "\", \"kind\": \"poem\"}"))
                .isEqualTo("400 nonsense");
        assertThat(refusal("{\"kind\": \"title\"}")).isEqualTo("400 nonsense");
        Answer braces = seller.put(at(id) + "/sentences/1", "{\"version\": 1, \"text\": \"{price\"}");
        assertThat(braces.status()).isEqualTo(422);
        Answer invented = seller.put(at(id) + "/sentences/1", "{\"version\": 1, \"text\": \"{name} 重 300 克\"}");
        assertThat(byId(ok(invented), 1).get("state").asString()).isEqualTo("needs-evidence");
    }

    @Test
    void a_text_is_written_for_those_who_were_named_in_words_and_what_was_not_understood_is_told() {
        long product = scarf("AUDIENCE");
        String id = order("{\"product\": \"" + product
                        + "\", \"kind\": \"description\", \"audienceWords\": \"通勤的上班族、火星人\"}")
                .getFirst();

        JsonNode text = text(id);
        JsonNode again = ok(seller.post(at(id) + "/again", "{\"version\": 1}"));

        assertThat(text.at("/audience/meant/0/code").asString()).isEqualTo("office");
        assertThat(text.at("/audience/unmeant/0/words").asString()).isEqualTo("火星人");
        assertThat(text.at("/audience/unmeant")).hasSize(1);
        text.get("sentences")
                .forEach(one -> assertThat(one.get("state").asString()).isEqualTo("passed"));
        assertThat(again.get("audience")).isEqualTo(text.get("audience"));
        assertThat(refusal("{\"product\": \"" + product + "\", \"kind\": \"title\", \"audienceWords\": \""
                        + "上".repeat(61) + "\"}"))
                .isEqualTo("400 nonsense");
    }

    @Test
    void what_a_model_writes_against_the_law_or_from_nowhere_is_dropped_with_its_reason() throws InterruptedException {
        long product = scarf("MODEL");
        fake.says("""
                {"part":"hook","text":"起风的日子，包里放条{name}。"}
                {"part":"point","text":"料子标的是{fact:material}，这条能查。"}
                {"part":"point","text":"史上质量第一的方巾。"}
                {"part":"point","text":"只要19块9。"}
                """);

        List<String> pair = order(
                "{\"product\": \"" + product + "\", \"kind\": \"video\", \"writer\": \"model\", \"variants\": 2}");
        JsonNode text = written(pair.getFirst());
        JsonNode other = written(pair.getLast());

        assertThat(text.get("dropped").toString()).contains("19", "no-fact");
        assertThat(find(text, "hook").get("author").asString()).isEqualTo("model");
        text.get("sentences")
                .forEach(one -> assertThat(one.get("state").asString()).isEqualTo("passed"));
        assertThat(text.get("sentences").toString()).doesNotContain("史上", "19块");
        assertThat(other.at("/row/variant").asString()).isEqualTo("B");
        assertThat(other.at("/row/pairId")).isEqualTo(text.at("/row/pairId"));
    }

    @Test
    void approved_variants_of_a_script_take_turns_on_air_and_say_that_a_machine_speaks() throws InterruptedException {
        long product = scarf("SHOW");
        String show = ok(seller.post("/api/studio/shows", "{\"title\": \"丝巾专场\"}"))
                .get("id")
                .asString();
        ok(seller.post(
                "/api/studio/shows/" + show + "/items",
                "{\"productId\": \"" + product + "\", \"allot\": [{\"skuId\": "
                        + house.bean(org.qiantang.app.catalog.Catalog.class)
                                .product(product)
                                .orElseThrow()
                                .skus()
                                .getFirst()
                                .skuId()
                        + ", \"pieces\": 10}]}"));
        List<String> pair =
                order("{\"show\": \"" + show + "\", \"kind\": \"script\", \"minutes\": 3, \"variants\": 2}");
        for (String id : pair) {
            ok(seller.put(at(id) + "/approval", "{\"version\": 1}"));
        }

        ScriptWriter writer = house.bean(ScriptWriter.class);
        LiveScript first = writer.writeForAir(Long.parseLong(show), () -> false);
        LiveScript second = writer.writeForAir(Long.parseLong(show), () -> false);

        String opening = String.join(
                "",
                first.segments().getFirst().lines().stream()
                        .map(LiveScript.Line::text)
                        .toList());
        assertThat(opening).containsAnyOf("人工智能", "AI");
        assertThat(lines(first)).isNotEqualTo(lines(second));
        for (String id : pair) {
            JsonNode text = text(id);
            assertThat(text.at("/uses/0/place").asString()).isEqualTo("digital-host");
            assertThat(text.at("/row/uses").asInt()).isEqualTo(1);
            assertThat(text.get("seconds").asDouble()).isPositive();
        }
        assertThat(ok(seller.get("/api/studio/copy/texts?show=" + show)).get("items"))
                .hasSize(2);
        assertThat(writer.takesTurns(Long.parseLong(show))).isTrue();
        compare(Long.parseLong(show), pair);
    }

    /** Lays down what came of two turns of each, an hour each, and reads it as the shop does. */
    private static void compare(long show, List<String> pair) {
        JdbcClient rows = house.bean(JdbcClient.class);
        Instant eight = Instant.parse("2026-11-20T12:00:00Z");
        rows.sql("delete from copy_use where text_id in (:pair)")
                .param("pair", pair.stream().map(Long::valueOf).toList())
                .update();
        for (int turn = 0; turn < 4; turn++) {
            Instant from = eight.plus(Duration.ofHours(turn));
            String text = pair.get(turn == 1 || turn == 2 ? 1 : 0);
            rows.sql("insert into copy_use (id, text_id, version, place, at) values (?, ?, 1, 'digital-host', ?)")
                    .params(show + turn, Long.valueOf(text), from.atOffset(UTC))
                    .update();
            rows.sql("insert into insight_presence (show_id, position, at, viewers, crowd) values (?, ?, ?, 12, 2)")
                    .params(show, turn, from.atOffset(UTC))
                    .update();
            // In the last turn a person has the air from the half hour on, and gives it back for the last ten minutes.
            for (int minute = 0; minute < 60; minute++) {
                boolean machine = turn < 3 || minute <= 30 || minute >= 50;
                said(rows, show, 100L * turn + minute, from.plus(Duration.ofMinutes(minute)), machine);
            }
            // One order is of the first minute, one of people, one of the demo's crowd, and one was never paid.
            ordered(rows, show, 10L * turn, from.plusSeconds(30), false, true);
            ordered(rows, show, 10L * turn + 1, from.plus(Duration.ofMinutes(20)), false, true);
            ordered(rows, show, 10L * turn + 2, from.plus(Duration.ofMinutes(40)), true, true);
            ordered(rows, show, 10L * turn + 3, from.plus(Duration.ofMinutes(21)), false, false);
        }
        // The round that is on air is not over.
        rows.sql("insert into copy_use (id, text_id, version, place, at) values (?, ?, 1, 'digital-host', ?)")
                .params(
                        show + 4,
                        Long.valueOf(pair.getFirst()),
                        eight.plus(Duration.ofHours(4)).atOffset(UTC))
                .update();

        JsonNode found = ok(seller.get(at(pair.getFirst()) + "/comparison"));
        assertThat(found.get("verdict").asString()).isEqualTo("too-little");
        assertThat(found.get("blocks").asInt()).isEqualTo(2);
        assertThat(found.get("nextLook").asInt()).isEqualTo(8);
        assertThat(found.at("/sides/0/variant").asString()).isEqualTo("A");
        // 10 people: an hour without its first minute; then half an hour without it, and the length of a sentence.
        assertThat(found.at("/sides/0/viewerMinutes").asDouble()).isEqualTo(10 * 59 + 10 * 29.5, within(1e-6));
        assertThat(found.at("/sides/1/viewerMinutes").asDouble()).isEqualTo(2 * 10 * 59, within(1e-6));
        assertThat(found.at("/sides/0/orders").asInt()).isEqualTo(2);
        assertThat(found.at("/sides/0/paid/minor").asLong()).isEqualTo(2 * 9_900);
        assertThat(found.at("/sides/1/turns").asInt()).isEqualTo(2);
        assertThat(found.get("turns")).hasSize(4);
        assertThat(found.get("difference").isNull()).isTrue();

        JsonNode crowd = ok(seller.get(at(pair.getLast()) + "/comparison?crowd=true"));
        assertThat(crowd.at("/sides/0/orders").asInt()).isEqualTo(3);
        assertThat(crowd.at("/sides/1/orders").asInt()).isEqualTo(4);
        assertThat(rival.get(at(pair.getFirst()) + "/comparison").status()).isEqualTo(404);
    }

    private static void said(JdbcClient rows, long show, long line, Instant at, boolean machine) {
        rows.sql("""
                        insert into host_line (show_id, line_id, at, speaker, text, verdict, findings, made)
                        values (?, ?, ?, 'host', '好。', 'clear', '[]', cast(? as jsonb))
                        """)
                .params(show, line, at.atOffset(UTC), machine ? "{}" : null)
                .update();
    }

    private static void ordered(JdbcClient rows, long show, long number, Instant at, boolean crowd, boolean paid) {
        rows.sql("""
                        insert into insight_order (order_id, show_id, buyer_id, crowd, position, placed_at, placed_minor,
                                                   freight_minor, paid_position, paid_at, paid_minor)
                        values (?, ?, 7, ?, 1, ?, 9900, 0, 1, ?, ?)
                        """)
                .params(
                        show + number,
                        show,
                        crowd,
                        at.atOffset(UTC),
                        paid ? at.atOffset(UTC) : null,
                        paid ? 9_900 : null)
                .update();
    }

    private static List<String> lines(LiveScript script) {
        return script.segments().stream()
                .skip(1)
                .flatMap(segment -> segment.lines().stream())
                .map(LiveScript.Line::text)
                .toList();
    }

    private static String refusal(String body) {
        Answer answer = seller.post("/api/studio/copy/texts", body);
        return answer.status() + " " + answer.body().get("code").asString();
    }

    private static void setPrice(long product, long minor) {
        long sku = house.bean(org.qiantang.app.catalog.Catalog.class)
                .product(product)
                .orElseThrow()
                .skus()
                .getFirst()
                .skuId();
        ok(seller.post(
                "/api/studio/skus/" + sku + "/prices",
                "{\"price\": {\"minor\": " + minor + ", \"currency\": \"CNY\"}, \"reason\": \"换季\"}"));
    }

    private static JsonNode find(JsonNode text, String part) {
        for (JsonNode one : text.get("sentences")) {
            if (one.get("part").asString().equals(part)) {
                return one;
            }
        }
        throw new AssertionError("no " + part + " in " + text);
    }

    private static JsonNode byId(JsonNode text, int id) {
        for (JsonNode one : text.get("sentences")) {
            if (one.get("id").asInt() == id) {
                return one;
            }
        }
        throw new AssertionError("no " + id + " in " + text);
    }

    private static Map<String, String> parts(byte[] file) {
        var parts = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return parts;
    }
}
