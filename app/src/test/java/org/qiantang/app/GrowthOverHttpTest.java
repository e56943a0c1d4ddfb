package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who is leaving, in the whole program: seen in groups, kept as a list, and gone again; no answer carries who it is. */
class GrowthOverHttpTest {
    private static final String LISTS = "/api/studio/audience/lists";
    private static final long FIRST = 8_000_000_000_000_000L;

    @TempDir
    static Path data;

    private static WholeProgram program;
    private static String shop;

    @BeforeAll
    static void a_shop_with_sixty_buyers_of_whom_half_fell_silent() throws Exception {
        program = WholeProgram.start(data);
        program.ok(null, "POST", "/api/shops", """
                {"name": "teahouse", "password": "a-long-password", "shopName": "西湖茶铺"}""");
        shop = program.session("teahouse");
        JdbcClient jdbc = program.bean(JdbcClient.class);
        jdbc.sql("""
                        insert into person (id, name, nickname, password, roles, created_at, simulated)
                        select :first + n, 'grown' || n, 'p', '', '{}', now(), false from generate_series(1, 60) n
                        """).param("first", FIRST).update();
        jdbc.sql("""
                        insert into insight_show (show_id, merchant_id, room_id, kind, title, state, planned_at, opened_at, closed_at)
                        select :first, m.id, 1, 'STAGE', 'show', 'closed', now(), now(), now() from merchant m where m.name = '西湖茶铺'
                        """).param("first", FIRST).update();
        jdbc.sql("""
                        insert into insight_order (order_id, show_id, buyer_id, crowd, position, placed_at, placed_minor,
                                                   freight_minor, paid_position, paid_at, paid_minor)
                        select :first + n * 100 + k, :first, :first + n, false, 1, o.at, 9900, 0, 1, o.at, 9900
                          from generate_series(1, 60) n, generate_series(1, 12) k,
                               lateral (select now() - make_interval(days => (case when n <= 30 then 2 else 180 end) + 7 * k)) o (at)
                        """).param("first", FIRST).update();
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    @Test
    void groups_have_sizes_and_what_to_expect_and_a_group_is_kept_as_a_list_and_deleted() throws Exception {
        JsonNode churn = program.ok(shop, "GET", "/api/studio/audience/churn", "");

        assertThat(churn.get("buyers").asInt()).isEqualTo(60);
        assertThat(people(churn, "STEADY")).isEqualTo(30);
        assertThat(people(churn, "LEAVING") + people(churn, "LEFT")).isEqualTo(30);

        JsonNode kept = program.ok(shop, "POST", LISTS, """
                {"kind": "churn", "name": "久未再来", "groups": ["leaving", "left"]}""");
        assertThat(kept.get("people").asInt()).isEqualTo(30);
        JsonNode list = program.ok(shop, "GET", LISTS, "").get("items").get(0);
        assertThat(list.get("listId").asString()).isEqualTo(kept.get("id").asString());
        assertThat(list.get("name").asString()).isEqualTo("久未再来");
        assertThat(list.toString()).doesNotContain("80000000000000", "grown");

        program.ok(shop, "DELETE", LISTS + "/" + kept.get("id").asString(), "");
        assertThat(program.ok(shop, "GET", LISTS, "").get("items")).isEmpty();
    }

    @Test
    void of_too_few_no_list_is_made_and_nonsense_is_refused_in_words() throws Exception {
        // After a start it is refused until the past has been told.
        program.until(
                shop,
                "/api/studio/audience/alike",
                alike -> alike.get("state").asString().equals("FEW_SEED"));
        refused(409, "{\"kind\": \"churn\", \"name\": \"a\", \"groups\": [\"once\"]}");
        refused(409, "{\"kind\": \"alike\", \"name\": \"a\", \"seed\": \"shop\", \"percent\": 5}");
        refused(400, "{\"kind\": \"churn\", \"name\": \"a\", \"groups\": []}");
        refused(400, "{\"kind\": \"churn\", \"name\": \"a\", \"groups\": [\"gone\"]}");
        refused(400, "{\"kind\": \"churn\", \"groups\": [\"left\"]}");
        refused(400, "{\"kind\": \"alike\", \"name\": \"a\", \"seed\": \"shop\", \"percent\": 50}");
        refused(400, "{\"kind\": \"alike\", \"name\": \"a\", \"seed\": \"product\", \"percent\": 5}");
        refused(404, "{\"kind\": \"alike\", \"name\": \"a\", \"seed\": \"list\", \"seedId\": \"7\", \"percent\": 5}");
        refused(400, "{}");
    }

    private static void refused(int status, String body) throws Exception {
        WholeProgram.Answer answer = program.ask("POST", LISTS, Optional.of(shop), body);

        assertThat(answer.status()).as("%s: %s", body, answer.body()).isEqualTo(status);
    }

    private static int people(JsonNode churn, String group) {
        return churn.get("groups")
                .valueStream()
                .filter(one -> one.get("group").asString().equals(group))
                .mapToInt(one ->
                        one.get("people").isNull() ? 0 : one.get("people").asInt())
                .sum();
    }
}
