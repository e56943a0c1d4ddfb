package org.qiantang.app.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.engine.journal.Followers;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Self-checks over real HTTP: who answers which row, what officers see of it, and when it is due again. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class SelfChecksOverHttpTest {
    private static final String MINE = "/api/me/self-checks";
    private static final String ALL = "/api/govern/self-checks";
    private static final long SHOP = 1016;

    private static WholeHouse house;
    private static Visitor officer;
    private static Visitor admin;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        house.bean(ShopDesk.class).openShop(SHOP, "自查店");
        officer = house.comes("checks-officer", null, Role.OFFICER);
        admin = house.comes("checks-admin", null, Role.ADMIN);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static List<String> rows(Visitor who) {
        return who.get(MINE)
                .body()
                .get("rows")
                .valueStream()
                .map(row -> row.get("row").asString())
                .toList();
    }

    private static Answer answer(Visitor who, String row, String answers) {
        return who.post(MINE + "/" + row, "{\"answers\": [" + answers + "]}");
    }

    private static String yes(String point) {
        return "{\"point\": \"" + point + "\", \"answer\": \"YES\", \"proof\": \"记录在案\", \"provenOn\": \"2026-01-02\"}";
    }

    private static String whole(String row) {
        Set<String> points = Guidance.load().selfCheck().points(Set.of(row));
        return points.stream().sorted().map(SelfChecksOverHttpTest::yes).collect(Collectors.joining(","));
    }

    private static JsonNode listed(String query) {
        return officer.get(ALL + "?" + query).body().get("items");
    }

    @Test
    void each_answers_its_own_row_and_nobody_anothers() {
        Visitor host = house.comes("row-host", null, Role.VIEWER, Role.HOST);
        Visitor agency = house.comes("row-agency", null, Role.VIEWER, Role.AGENCY);
        Visitor viewer = house.comes("row-viewer", null, Role.VIEWER);

        assertThat(rows(host)).containsExactly("host");
        assertThat(rows(agency)).containsExactly("agency");
        assertThat(rows(admin)).containsExactly("platform");
        assertThat(rows(officer)).isEmpty();
        assertThat(rows(viewer)).isEmpty();
        assertThat(house.guest().get(MINE).status()).isEqualTo(401);
        assertThat(answer(agency, "host", yes("SC-HST-1-1")).status()).isEqualTo(403);
        assertThat(answer(host, "platform", yes("SC-PLT-1-1")).status()).isEqualTo(403);
        assertThat(answer(host, "merchant", yes("SC-MER-1-1")).status()).isEqualTo(404);
        assertThat(answer(host, "host", yes("SC-AGY-1-1")).status()).isEqualTo(400);
        assertThat(agency.get(MINE + "/host/history").status()).isEqualTo(403);
    }

    @Test
    void a_post_as_a_host_or_a_checked_identity_makes_a_host_without_the_role() {
        Visitor posted = house.comes("posted-host", null, Role.VIEWER);
        Visitor checked = house.comes("checked-viewer", null, Role.VIEWER);
        JdbcClient jdbc = house.bean(JdbcClient.class);
        jdbc.sql("insert into shop_member (merchant_id, person_id, posts) values (:shop, :person, array['CO_HOST'])")
                .param("shop", SHOP)
                .param("person", posted.id())
                .update();
        jdbc.sql("""
                        insert into register_check (check_id, party, subject_id, what, at, by_id)
                        values (:id, 'PERSON', :id, 'IDENTITY', now(), 1)
                        """).param("id", checked.id()).update();

        assertThat(rows(posted)).containsExactly("host");
        assertThat(rows(checked)).containsExactly("host");
        assertThat(listed("row=host&q=posted-host")).hasSize(1);
        assertThat(listed("row=host&q=checked-viewer")).hasSize(1);
    }

    @Test
    void answers_are_kept_with_proof_and_day_and_every_submission_stays() {
        Visitor host = house.comes("busy-host", null, Role.VIEWER, Role.HOST);
        answer(host, "host", """
                {"point": "SC-HST-2-1", "answer": "NO", "note": "正在办", "dueOn": "2027-01-01", "proof": "没有"}""");

        JsonNode now = answer(host, "host", yes("SC-HST-2-1")).body();

        JsonNode kept = now.get("answers").get(0);
        List<String> history = host.get(MINE + "/host/history")
                .body()
                .get("items")
                .valueStream()
                .map(one -> one.get("answers").get(0).get("answer").asString())
                .toList();
        assertThat(now.get("state").asString()).isEqualTo("PARTIAL");
        assertThat(kept.get("answer").asString()).isEqualTo("YES");
        assertThat(kept.get("proof").asString()).isEqualTo("记录在案");
        assertThat(kept.get("provenOn").asString()).isEqualTo("2026-01-02");
        assertThat(kept.get("dueOn").isNull()).isTrue();
        assertThat(history).containsExactly("YES", "NO");
        assertThat(officer.get(ALL + "/host/" + host.id() + "/history").body().get("items"))
                .hasSize(2);
        assertThat(officer.get(ALL + "/host/" + host.id()).body().get("answers"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"point\": \"SC-HST-1-1\", \"answer\": \"YES\"}', proof",
        "'{\"point\": \"SC-HST-1-1\", \"answer\": \"YES\", \"proof\": \"x\", \"provenOn\": \"2199-01-01\"}', provenOn",
        "'{\"point\": \"SC-HST-1-1\", \"answer\": \"YES\", \"proof\": \"x\", \"provenOn\": \"gestern\"}', provenOn",
        "'{\"point\": \"SC-HST-1-1\", \"answer\": \"NOT_APPLICABLE\"}', note",
        "'{\"point\": \"SC-HST-1-1\", \"answer\": \"PERHAPS\"}', answer",
        "'{\"point\": \"SC-HST-9-9\", \"answer\": \"NO\"}', point",
        "'null', answers[0]",
        "'', answers"
    })
    void what_lacks_its_proof_its_reason_or_its_sense_is_refused_at_its_field(String body, String field) {
        Visitor host = house.comes("wrong-host-" + Integer.toHexString(body.hashCode()), null, Role.HOST);

        Answer refused = answer(host, "host", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("field").asString()).isEqualTo(field);
        assertThat(host.get(MINE).body().get("rows").get(0).get("answered").asInt())
                .isZero();
    }

    @Test
    void the_platform_answers_once_for_all_and_after_180_days_it_is_due_again() {
        Visitor second = house.comes("second-admin", null, Role.ADMIN);
        assertThat(listed("row=platform").get(0).get("state").asString()).isEqualTo("NEVER");

        JsonNode done = answer(admin, "platform", whole("platform")).body();

        assertThat(done.get("state").asString()).isEqualTo("CURRENT");
        assertThat(done.get("renewBy").isNull()).isFalse();
        assertThat(second.get(MINE).body().get("rows").get(0).get("state").asString())
                .isEqualTo("CURRENT");
        assertThat(listed("row=platform&state=CURRENT")).hasSize(1);
        JdbcClient jdbc = house.bean(JdbcClient.class);
        jdbc.sql("update self_check_answer set at = at - interval '181 days' where party = 'PLATFORM'")
                .update();
        assertThat(listed("row=platform&state=DUE")).hasSize(1);
        assertThat(answer(second, "platform", whole("platform"))
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("CURRENT");
    }

    @Test
    void officers_see_of_each_kind_who_has_never_done_it_and_whose_is_not_whole() {
        Visitor never = house.comes("never-agency", null, Role.AGENCY);
        Visitor partly = house.comes("partly-agency", null, Role.AGENCY);
        answer(partly, "agency", yes("SC-AGY-2-1"));
        Visitor owner = house.comes("checks-owner", SHOP, Role.MERCHANT);
        owner.post(
                "/api/studio/self-check",
                "{\"list\": \"self-check\", \"answers\": [{\"point\": \"SC-MER-1-1\", \"answer\": \"YES\"}]}");

        JsonNode summary = officer.get(ALL + "/summary").body().get("rows");

        assertThat(listed("row=agency&state=NEVER&q=agency")
                        .valueStream()
                        .map(one -> one.get("name").asString()))
                .contains("never-agency")
                .doesNotContain("partly-agency");
        assertThat(listed("row=agency&state=PARTIAL").get(0).get("answered").asInt())
                .isEqualTo(1);
        assertThat(listed("row=merchant&state=PARTIAL&q=自查店")
                        .get(0)
                        .get("answered")
                        .asInt())
                .isEqualTo(1);
        assertThat(never.id()).isPositive();
        summary.forEach(row -> assertThat(row.get("all").asInt())
                .isEqualTo(row.get("never").asInt()
                        + row.get("partial").asInt()
                        + row.get("current").asInt()
                        + row.get("due").asInt()));
        assertThat(summary.valueStream().map(row -> row.get("row").asString()))
                .contains("platform", "merchant", "agency");
    }

    @Test
    void the_list_goes_on_where_a_page_ends_and_only_those_who_govern_look() {
        Visitor host = house.comes("paged-host", null, Role.HOST);
        house.comes("paged-host-two", null, Role.HOST);

        JsonNode first = officer.get(ALL + "?q=paged-host&limit=1").body();
        JsonNode rest = officer.get(
                        ALL + "?q=paged-host&after=" + first.get("next").asString())
                .body();

        assertThat(first.get("items")).hasSize(1);
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("items").get(0).get("id"))
                .isNotEqualTo(first.get("items").get(0).get("id"));
        for (String path : List.of("", "/summary", "/host/1", "/host/1/history")) {
            assertThat(host.get(ALL + path).status()).as(path).isEqualTo(403);
            assertThat(house.guest().get(ALL + path).status()).as(path).isEqualTo(401);
            assertThat(admin.get(ALL + path).status()).as(path).isEqualTo(200);
        }
        assertThat(officer.get(ALL + "/merchant/1").status()).isEqualTo(404);
        assertThat(officer.get(ALL + "?row=crowd").status()).isEqualTo(400);
        assertThat(officer.get(ALL + "?state=SOON").status()).isEqualTo(400);
    }

    @Test
    void told_anew_from_the_journal_the_answers_and_submissions_are_the_same() throws InterruptedException {
        Visitor host = house.comes("told-host", null, Role.HOST);
        answer(host, "host", yes("SC-HST-1-1"));
        JdbcClient jdbc = house.bean(JdbcClient.class);
        String rows = "select point, answer, proof, at, by_id from self_check_answer where subject_id = " + host.id();
        String all = "select answers_id, answers::text as answers from self_check_submission where subject_id = "
                + host.id();
        List<Map<String, Object>> answers = jdbc.sql(rows).query().listOfRows();
        List<Map<String, Object>> submissions = jdbc.sql(all).query().listOfRows();

        house.bean(Followers.class).rebuild(CheckTable.NAME);

        for (int tries = 0; tries < 200 && jdbc.sql(all).query().listOfRows().isEmpty(); tries++) {
            Thread.sleep(50);
        }
        assertThat(answers).hasSize(1);
        assertThat(jdbc.sql(rows).query().listOfRows()).isEqualTo(answers);
        assertThat(jdbc.sql(all).query().listOfRows()).isEqualTo(submissions);
    }
}
