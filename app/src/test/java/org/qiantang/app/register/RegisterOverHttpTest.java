package org.qiantang.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RegisterOverHttpTest {
    private static final String NUMBER = "11010519491231002X";
    private static final String FACTS = "三次虚构库存，均经查实";

    private static WholeHouse house;
    private static Visitor officer;
    private static Visitor second;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        officer = house.comes("register-officer", null, Role.OFFICER);
        second = house.comes("register-second", null, Role.OFFICER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static Visitor owner(String name, long shop) {
        house.bean(ShopDesk.class).openShop(shop, "店 " + name);
        return house.comes(name, shop, Role.VIEWER, Role.MERCHANT, Role.HOST);
    }

    private static Answer identity(Visitor of, String number) {
        return officer.post("/api/govern/subjects/HOST/" + of.id() + "/identity", """
                {"document": "RESIDENT_ID", "number": "%s", "validUntil": "2040-01-01"}""".formatted(number));
    }

    private static Answer blacklist(String kind, long id) {
        return officer.post("/api/govern/subjects/" + kind + "/" + id + "/blacklist", """
                {"reason": "REPEATED_BREACH", "facts": "%s", "basis": "直播电商监督管理办法第十四条",
                 "appeal": "收到决定后 15 日内书面申诉", "until": "2030-01-01"}""".formatted(FACTS));
    }

    private static JsonNode detail(String kind, long id) {
        return officer.get("/api/govern/subjects/" + kind + "/" + id).body();
    }

    private static Answer openShow(Visitor owner) {
        String show = owner.post("/api/studio/shows", "{\"title\": \"晚场\"}")
                .body()
                .get("id")
                .asString();
        for (int tries = 0; ; tries++) {
            Answer answer = owner.post("/api/studio/shows/" + show + "/open", "{}");
            if (answer.status() != 404 || tries > 100) {
                return answer;
            }
        }
    }

    @Test
    void an_identity_check_notes_when_and_by_whom_and_keeps_the_number_nowhere() {
        Visitor host = house.comes("checked-host", null, Role.VIEWER, Role.HOST);

        JsonNode told = identity(host, NUMBER).body();

        JsonNode check = told.get("checks").get(0);
        assertThat(told.get("subject").get("proven").get("state").asString()).isEqualTo("valid");
        assertThat(check.get("by").asString()).isEqualTo("register-officer");
        assertThat(check.get("age").asString()).isEqualTo("ADULT");
        assertThat(check.get("validUntil").asString()).isEqualTo("2040-01-01");
        assertThat(told.toString()).doesNotContain(NUMBER).doesNotContain("1949-12-31");
        JdbcClient jdbc = house.bean(JdbcClient.class);
        assertThat(jdbc.sql("select body::text from register_step")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(NUMBER) || row.contains("1949-12-31"));
    }

    @Test
    void one_paper_under_two_accounts_is_told_on_both_pages_and_changes_nothing() {
        Visitor one = house.comes("same-one", null, Role.VIEWER, Role.HOST);
        Visitor other = house.comes("same-other", null, Role.VIEWER, Role.HOST);
        Visitor stranger = house.comes("same-stranger", null, Role.VIEWER, Role.HOST);
        String number = "11010119900307001" + ResidentNumber.check("110101199003070010");
        identity(one, number);
        identity(stranger, "11010119900307002" + ResidentNumber.check("110101199003070020"));

        JsonNode told = identity(other, number).body().get("alike");

        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("personId").asString()).isEqualTo(Long.toString(one.id()));
        assertThat(told.get(0).get("strength").asString()).isEqualTo("STRONG");
        assertThat(detail("HOST", one.id()).get("alike").get(0).get("personId").asString())
                .isEqualTo(Long.toString(other.id()));
        assertThat(detail("HOST", stranger.id()).get("alike")).isEmpty();
        assertThat(other.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void a_check_taken_back_erases_what_told_the_person_by_it() {
        Visitor host = house.comes("withdrawn-host", null, Role.VIEWER, Role.HOST);
        String number = "11010119850505003" + ResidentNumber.check("110101198505050030");
        String check = identity(host, number)
                .body()
                .get("checks")
                .get(0)
                .get("checkId")
                .asString();
        String path = "/api/govern/subjects/HOST/" + host.id() + "/checks/" + check + "/withdraw";

        JsonNode after = officer.post(path, "{\"reason\": \"看错了证件\"}").body();

        assertThat(after.get("subject").get("proven").get("state").asString()).isEqualTo("none");
        assertThat(house.bean(JdbcClient.class)
                        .sql("select count(*) from identity_mark where person_id = :person")
                        .param("person", host.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(officer.post(path, "{\"reason\": \"再来一次\"}").status()).isEqualTo(404);
    }

    @Test
    void a_person_on_the_blacklist_opens_no_shop_until_it_is_lifted() {
        Visitor barred = house.comes("barred", null, Role.VIEWER, Role.HOST);
        String entry = blacklist("HOST", barred.id())
                .body()
                .get("blacklist")
                .get(0)
                .get("entryId")
                .asString();
        String shop = "{\"shopName\": \"换个名字\", \"licenceHolder\": \"某公司\", \"licenceNumber\": \"91330100MA2ABCDE1X\"}";

        Answer refused = barred.post("/api/shops", shop);
        Answer listedTwice = blacklist("HOST", barred.id());
        Answer lifted = second.post(
                "/api/govern/subjects/HOST/" + barred.id() + "/blacklist/" + entry + "/lift",
                "{\"reason\": \"APPEAL_UPHELD\"}");
        Answer opened = barred.post("/api/shops", shop);
        Answer again = officer.post(
                "/api/govern/subjects/HOST/" + barred.id() + "/blacklist/" + entry + "/lift",
                "{\"reason\": \"MISTAKE\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(listedTwice.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("blacklisted");
        assertThat(refused.text()).contains("第十四条", "书面申诉").doesNotContain(FACTS);
        assertThat(lifted.body().get("subject").get("blacklisted").asBoolean()).isFalse();
        assertThat(opened.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void who_put_somebody_on_the_blacklist_does_not_uphold_the_appeal_but_may_own_a_mistake() {
        Visitor barred = house.comes("appealing", null, Role.VIEWER, Role.HOST);
        JsonNode listed = blacklist("HOST", barred.id()).body().get("blacklist").get(0);
        String lift = "/api/govern/subjects/HOST/" + barred.id() + "/blacklist/"
                + listed.get("entryId").asString() + "/lift";

        Answer own = officer.post(lift, "{\"reason\": \"APPEAL_UPHELD\"}");

        assertThat(own.status()).isEqualTo(409);
        assertThat(own.body().get("code").asString()).isEqualTo("had-a-hand");
        assertThat(own.text()).contains("another officer or administrator must decide the appeal");
        assertThat(listed.get("byId").asString()).isEqualTo(Long.toString(officer.id()));
        assertThat(detail("HOST", barred.id()).at("/blacklist/0/binds").asBoolean())
                .isTrue();
        assertThat(officer.post(lift, "{\"reason\": \"MISTAKE\"}").status()).isEqualTo(200);
    }

    @Test
    void a_shop_on_the_blacklist_opens_no_show_and_hears_how_to_appeal() {
        Visitor owner = owner("listed-shop", 9701);
        assertThat(openShow(owner).status()).isEqualTo(200);
        Visitor free = owner("free-shop", 9702);
        blacklist("SHOP", 9701);

        Answer refused = openShow(owner);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("blacklisted");
        assertThat(openShow(free).status()).isEqualTo(200);
        assertThat(owner.get("/api/studio/self-check")
                        .body()
                        .get("blacklist")
                        .get(0)
                        .get("appeal")
                        .asString())
                .contains("申诉");
    }

    @Test
    void a_host_below_sixteen_does_not_go_on_air() {
        Visitor owner = owner("young-host", 9703);
        officer.post("/api/govern/subjects/HOST/" + owner.id() + "/identity", """
                {"document": "PASSPORT", "number": "E12345678", "bornOn": "2015-05-05"}""");

        Answer refused = openShow(owner);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("too-young");
    }

    @Test
    void the_list_is_filtered_and_the_history_tells_each_step() {
        Visitor host = house.comes("listed-host", null, Role.VIEWER, Role.HOST);
        officer.post(
                "/api/govern/subjects/HOST/" + host.id() + "/papers",
                "{\"paper\": \"PERFORMANCE_LICENCE\", \"validUntil\": \"2099-01-01\"}");
        blacklist("HOST", host.id());

        JsonNode found = officer.get("/api/govern/subjects?kind=HOST&q=listed-host&blacklisted=true")
                .body()
                .get("items");
        JsonNode none = officer.get("/api/govern/subjects?kind=HOST&q=listed-host&check=valid")
                .body()
                .get("items");
        JsonNode steps = officer.get("/api/govern/subjects/HOST/" + host.id() + "/history")
                .body()
                .get("items");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("courses").asInt()).isZero();
        assertThat(none).isEmpty();
        assertThat(steps.valueStream().map(step -> step.get("what").asString()))
                .containsExactly("Blacklisted", "PaperChecked");
        assertThat(officer.get("/api/govern/subjects?kind=PLATFORM").body().get("items"))
                .hasSize(1);
        assertThat(officer.get("/api/govern/subjects/summary").body().get("kinds"))
                .isNotEmpty();
    }

    @Test
    void the_list_goes_on_where_a_page_ends() {
        owner("paged-one", 9704);
        owner("paged-two", 9705);

        JsonNode first = officer.get("/api/govern/subjects?q=paged&limit=2").body();
        JsonNode rest = officer.get("/api/govern/subjects?q=paged&limit=50&after="
                        + first.get("next").asString())
                .body();

        List<String> all = Stream.concat(
                        first.get("items").valueStream(), rest.get("items").valueStream())
                .map(row -> row.get("kind").asString() + row.get("id").asString())
                .toList();
        assertThat(first.get("items")).hasSize(2);
        assertThat(all).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void only_officers_and_administrators_look_and_note() {
        Visitor admin = house.comes("register-admin", null, Role.ADMIN);
        Visitor viewer = house.comes("register-viewer", null, Role.VIEWER, Role.MERCHANT, Role.HOST);

        assertThat(admin.get("/api/govern/subjects").status()).isEqualTo(200);
        assertThat(house.guest().get("/api/govern/subjects").status()).isEqualTo(401);
        for (String path : List.of("", "/summary", "/HOST/1", "/HOST/1/history")) {
            assertThat(viewer.get("/api/govern/subjects" + path).status()).isEqualTo(403);
        }
        for (String path : List.of("identity", "papers", "checks/1/withdraw", "blacklist", "blacklist/1/lift")) {
            assertThat(viewer.post("/api/govern/subjects/HOST/1/" + path, "{}").status())
                    .isEqualTo(403);
            assertThat(officer.post("/api/govern/subjects/HOST/1/" + path, "{}").status())
                    .isEqualTo(404);
        }
        assertThat(house.guest().get("/api/guidance/self-check").status()).isEqualTo(401);
        assertThat(viewer.get("/api/guidance/laws").body().get("sources")).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({
        "identity, '{\"document\": \"STAMP\"}', document",
        "identity, '{\"document\": \"RESIDENT_ID\", \"number\": \"110105194912310021\"}', number",
        "identity, '{\"document\": \"PASSPORT\", \"number\": \"E12345678\"}', bornOn",
        "identity, '{\"document\": \"PASSPORT\", \"number\": \"E12345678\", \"bornOn\": \"2199-01-01\"}', bornOn",
        "papers, '{\"paper\": \"OTHER_PERMIT\", \"validUntil\": \"2020-01-01\"}', validUntil",
        "papers, '{\"paper\": \"OTHER_PERMIT\", \"validUntil\": \"soon\"}', validUntil",
        "blacklist, '{\"until\": \"2020-01-01\"}', until",
        "blacklist, '{\"until\": \"2030-01-01\", \"reason\": \"OTHER\"}', facts"
    })
    void nonsense_is_refused_at_its_field(String what, String body, String field) {
        Visitor host = house.comes("nonsense-host", null, Role.VIEWER, Role.HOST);
        long id = house.bean(org.qiantang.app.account.People.class)
                .byName("nonsense-host")
                .orElseThrow()
                .id();

        Answer answer = officer.post("/api/govern/subjects/HOST/" + id + "/" + what, body);

        assertThat(host.session()).isNotNull();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("field").asString()).isEqualTo(field);
    }

    @Test
    void a_shop_answers_its_self_check_and_officers_see_the_newest_and_the_older() {
        Visitor owner = owner("self-checker", 9706);
        String body = """
                {"list": "self-check", "answers": [{"point": "SC-MER-1-1", "answer": "%s", "note": "换证中",
                 "dueOn": "2027-01-01", "doerId": "%s"}]}""";
        owner.post("/api/studio/self-check", body.formatted("NO", owner.id()));

        JsonNode own = owner.post("/api/studio/self-check", body.formatted("YES", owner.id()))
                .body();

        JsonNode seen = detail("SHOP", 9706).get("answers");
        assertThat(own.get("answers").get(0).get("answer").asString()).isEqualTo("YES");
        assertThat(own.get("answers").get(0).get("dueOn").isNull()).isTrue();
        assertThat(seen).hasSize(1);
        assertThat(officer.get("/api/govern/subjects/SHOP/9706/history")
                        .body()
                        .get("items")
                        .valueStream()
                        .map(step -> step.get("answers").get(0).get("answer").asString()))
                .containsExactly("YES", "NO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"list\": \"self-check\", \"answers\": [{\"point\": \"SC-PLT-1-1\", \"answer\": \"YES\"}]}",
                "{\"list\": \"self-check\", \"answers\": [{\"point\": \"SC-MER-1-1\", \"answer\": \"NOT_APPLICABLE\"}]}",
                "{\"list\": \"self-check\", \"answers\": [{\"point\": \"SC-MER-1-1\", \"answer\": \"MAYBE\"}]}",
                "{\"list\": \"self-check\", \"answers\": [null]}",
                "{\"list\": \"self-check\", \"answers\": []}",
                "{\"list\": \"medical-beauty\", \"answers\": [{\"point\": \"MBC-01\", \"answer\": \"YES\"}]}",
                "{}"
            })
    void what_is_not_the_shops_to_answer_is_refused(String body) {
        Visitor owner = owner("refused-checker", 9707);

        assertThat(owner.post("/api/studio/self-check", body).status()).isEqualTo(400);
        assertThat(detail("SHOP", 9707).get("answers")).isEmpty();
    }

    @Test
    void a_course_is_judged_by_the_server_alone_and_its_result_is_in_the_register() {
        Visitor host = house.comes("learner", null, Role.VIEWER, Role.HOST);

        Answer begun = host.post("/api/studio/courses/C1/attempts", "{}");
        JsonNode attempt = begun.body();
        String path = "/api/studio/courses/attempts/" + attempt.get("attemptId").asString();
        Answer half = host.post(path, "{\"answers\": {\"C1-Q01\": \"no\"}}");
        Answer done = host.post(path, answers(attempt, true));
        Answer twice = host.post(path, answers(attempt, true));

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text())
                .doesNotContain("\"right\"")
                .doesNotContain("whyZh")
                .doesNotContain("lawfulZh");
        assertThat(half.status()).isEqualTo(400);
        assertThat(done.body().get("passed").asBoolean()).isTrue();
        assertThat(done.body().get("right").asInt()).isEqualTo(12);
        assertThat(twice.status()).isEqualTo(409);
        JsonNode noted = detail("HOST", host.id());
        assertThat(noted.get("courses").get(0).get("passed").asBoolean()).isTrue();
        assertThat(noted.get("subject").get("courses").asInt()).isEqualTo(1);
        assertThat(host.get("/api/studio/courses")
                        .body()
                        .get("courses")
                        .get(0)
                        .get("passedUntil")
                        .isNull())
                .isFalse();
    }

    @Test
    void nobody_hands_in_anothers_try_and_tries_are_few_a_day() {
        Visitor host = house.comes("eager-learner", null, Role.VIEWER, Role.HOST);
        Visitor other = house.comes("other-learner", null, Role.VIEWER, Role.HOST);
        JsonNode attempt = host.post("/api/studio/courses/C2/attempts", "{}").body();
        String path = "/api/studio/courses/attempts/" + attempt.get("attemptId").asString();

        Answer stolen = other.post(path, answers(attempt, true));
        Answer failed = host.post(path, answers(attempt, false));
        List<Integer> more = Stream.generate(
                        () -> host.post("/api/studio/courses/C2/attempts", "{}").status())
                .limit(3)
                .toList();

        assertThat(stolen.status()).isEqualTo(404);
        assertThat(failed.body().get("passed").asBoolean()).isFalse();
        assertThat(failed.body().get("validUntil").isNull()).isTrue();
        assertThat(more).containsExactly(201, 201, 429);
        assertThat(host.post("/api/studio/courses/C9/attempts", "{}").status()).isEqualTo(404);
        assertThat(house.comes("no-host", null, Role.VIEWER)
                        .get("/api/studio/courses")
                        .status())
                .isEqualTo(403);
    }

    /** All right, or all wrong, as the files say. */
    private static String answers(JsonNode attempt, boolean right) {
        var questions = org.qiantang.app.guidance.Guidance.load()
                .courses()
                .course(attempt.get("course").asString())
                .orElseThrow()
                .questions();
        return questions.stream()
                .map(question -> "\"" + question.id() + "\": \""
                        + question.options().stream()
                                .map(option -> option.id())
                                .filter(option -> option.equals(question.right()) == right)
                                .findFirst()
                                .orElseThrow()
                        + "\"")
                .collect(java.util.stream.Collectors.joining(", ", "{\"answers\": {", "}}"));
    }
}
