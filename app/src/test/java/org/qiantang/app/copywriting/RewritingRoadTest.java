package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
import tools.jackson.databind.JsonNode;

/** A text that a language model has written is written anew, by a model that hangs, is stopped, or writes what no fact says. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class RewritingRoadTest {
    private static final long SHOP = 1257;
    private static final String SOUND = """
            {"part":"hook","text":"起风的日子，包里放条{name}。"}
            {"part":"point","text":"料子标的是{fact:material}，这条能查。"}
            """;

    private static FakeModel fake;
    private static WholeHouse house;
    private static Visitor seller;

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
                "qiantang.llm.timeout",
                "6s"));
        house.bean(ShopDesk.class).openShop(SHOP, "重写丝坊");
        seller = house.comes("rewriting-shop", SHOP, Role.MERCHANT, Role.HOST);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
        fake.close();
    }

    @Test
    void a_hanging_model_keeps_nobody_waiting_is_given_up_after_one_sentence_and_the_grammar_goes_on_with_the_reason()
            throws InterruptedException {
        String id = writtenByModel("HANG");
        int asked = fake.timesAsked();
        fake.is(FakeModel.Mood.SILENT);

        JsonNode begun = ok(seller.post(at(id) + "/again", "{\"version\": 1}"));
        Answer meanwhile = seller.post(at(id) + "/again", "{\"version\": 1}");
        JsonNode done = until(id, text -> !isBeingWritten(text));

        assertThat(begun.at("/row/state").asString()).isEqualTo("writing");
        assertThat(begun.get("sentences")).isNotEmpty();
        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.body().get("code").asString()).isEqualTo("being-written");
        assertThat(done.at("/row/version").asInt()).isEqualTo(2);
        assertThat(done.at("/fellBack/code").asString()).isEqualTo("TIMEOUT");
        assertThat(fake.timesAsked()).isEqualTo(asked + 1);
        assertThat(done.get("sentences").toString())
                .isNotEqualTo(begun.get("sentences").toString());
        done.get("sentences")
                .forEach(one -> assertThat(one.get("state").asString()).isEqualTo("passed"));
    }

    @Test
    void while_it_is_written_anew_it_is_seen_how_far_it_is_and_once_stopped_what_had_no_turn_stays() throws Exception {
        String id = writtenByModel("STOP");
        JsonNode before = ok(seller.get(at(id)));
        fake.is(FakeModel.Mood.LINGERS);
        fake.says("{\"part\":\"hook\",\"text\":\"换一句开头，还没说");

        ok(seller.post(at(id) + "/again", "{\"version\": 1}"));
        JsonNode seen =
                until(id, text -> !isBeingWritten(text) || text.get("heard").asInt() > 0);
        ok(seller.post(at(id) + "/stop", "{}"));
        JsonNode stopped = until(id, text -> !isBeingWritten(text));

        assertThat(seen.at("/rewriting/of").asInt())
                .isEqualTo(before.get("sentences").size());
        assertThat(seen.at("/rewriting/done").asInt()).isZero();
        assertThat(fake.wasHungUpOn()).isTrue();
        assertThat(stopped.get("fellBack").isNull()).isTrue();
        assertThat(stopped.get("rewriting").isNull()).isTrue();
        assertThat(stopped.get("sentences")).isEqualTo(before.get("sentences"));
    }

    @Test
    void what_a_model_wrote_for_one_sentence_and_was_not_kept_is_told_with_it_and_its_tokens_count() throws Exception {
        String id = writtenByModel("ONE");
        JsonNode before = ok(seller.get(at(id)));
        int hook = part(before, "hook").get("id").asInt();
        fake.says("{\"part\":\"hook\",\"text\":\"只要19块9。\"}");

        JsonNode after = ok(seller.post(at(id) + "/sentences/" + hook + "/again", "{\"version\": 1}"));
        JsonNode later =
                ok(seller.put(at(id) + "/sentences/" + hook + "/marks", "{\"version\": 2, \"accepted\": true}"));

        assertThat(part(before, "hook").get("author").asString()).isEqualTo("model");
        for (JsonNode text : List.of(after, later)) {
            assertThat(part(text, "hook").get("author").asString()).isEqualTo("grammar");
            assertThat(part(text, "hook").at("/fellBack/code").asString()).isEqualTo("EMPTY");
            List<JsonNode> tried = text.get("dropped")
                    .valueStream()
                    .filter(one -> one.path("sentence").asInt(0) == hook)
                    .toList();
            assertThat(tried).hasSize(1);
            assertThat(tried.getFirst().get("text").asString()).isEqualTo("只要19块9。");
            assertThat(tried.getFirst().get("rewritten").asBoolean()).isTrue();
            assertThat(tried.getFirst().at("/reasons/0/code").asString()).isEqualTo("no-fact");
            assertThat(text.get("tokens").asLong())
                    .isEqualTo(before.get("tokens").asLong() + 420);
            assertThat(text.get("fellBack").isNull()).isTrue();
        }
    }

    private static String writtenByModel(String code) throws InterruptedException {
        fake.is(FakeModel.Mood.ANSWERS);
        fake.says(SOUND);
        String id = ok(seller.post(
                        "/api/studio/copy/texts",
                        "{\"product\": \"" + scarf(code) + "\", \"kind\": \"video\", \"writer\": \"model\"}"))
                .at("/texts/0/id")
                .asString();
        until(id, text -> !isBeingWritten(text));
        return id;
    }

    private static long scarf(String code) {
        var report = new Proof("检测报告", "纺检-2026-7", "省纺检院", "成分", null);
        var facts = new FactSheet(List.of(
                new Fact("material", "100% 桑蚕丝", null, report),
                new Fact("dimensions", "90×90 厘米", null, null),
                new Fact("care", "冷水手洗", null, null)));
        var draft = new ProductDraft(
                code,
                "桑蚕丝方巾 " + code,
                "服饰",
                "方巾",
                List.of(),
                facts,
                List.of("七天无理由退货"),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new SkuDraft(code + "-1", "烟青", Money.cny(23_900), 40)));
        return ((Listing.Listed) house.bean(ShopDesk.class).list(SHOP, draft)).productId();
    }

    private static boolean isBeingWritten(JsonNode text) {
        return text.at("/row/state").asString().equals("writing");
    }

    private static JsonNode until(String id, Predicate<JsonNode> look) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(60));
        JsonNode text = ok(seller.get(at(id)));
        while (!look.test(text)) {
            assertThat(Instant.now()).as(text.toString()).isBefore(giveUp);
            Thread.sleep(50);
            text = ok(seller.get(at(id)));
        }
        return text;
    }

    private static String at(String id) {
        return "/api/studio/copy/texts/" + id;
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static JsonNode part(JsonNode text, String part) {
        for (JsonNode one : text.get("sentences")) {
            if (one.get("part").asString().equals(part)) {
                return one;
            }
        }
        throw new AssertionError("no " + part + " in " + text);
    }
}
