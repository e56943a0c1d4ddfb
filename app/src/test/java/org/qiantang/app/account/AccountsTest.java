package org.qiantang.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccountsTest {
    private static WholeHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static String signIn(String name, String password) {
        return "{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}";
    }

    private static String openShop(String name, String shopName) {
        return """
                {"name": "%s", "password": "a long password", "shopName": "%s",
                 "licenceHolder": "杭州某某有限公司", "licenceNumber": "91330100MA2H000000"}
                """.formatted(name, shopName);
    }

    @Test
    void a_new_password_asks_for_the_old_one_and_ends_the_other_sessions() {
        Visitor here = house.comes("ming", null, Role.VIEWER);
        String there = house.guest()
                .post("/api/session", signIn("ming", WholeHouse.PASSWORD))
                .session()
                .orElseThrow();

        Answer wrong = here.put("/api/me/password", "{\"old\": \"not it at all\", \"fresh\": \"another password\"}");
        Answer short_ = here.put("/api/me/password", "{\"old\": \"a long password\", \"fresh\": \"kurz\"}");
        Answer tooLong =
                here.put("/api/me/password", "{\"old\": \"a long password\", \"fresh\": \"" + "密".repeat(25) + "\"}");
        Answer changed =
                here.put("/api/me/password", "{\"old\": \"a long password\", \"fresh\": \"another password\"}");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().get("field").asString()).isEqualTo("old");
        assertThat(short_.body().get("field").asString()).isEqualTo("fresh");
        assertThat(tooLong.body().get("field").asString()).isEqualTo("fresh");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(here.get("/api/me").status()).isEqualTo(401);
        assertThat(here.with(there).get("/api/me").status()).isEqualTo(401);
        assertThat(here.with(changed.session().orElseThrow()).get("/api/me").status())
                .isEqualTo(200);
        assertThat(house.guest()
                        .post("/api/session", signIn("ming", "another password"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void signing_in_gives_a_session_of_its_own_and_ends_one_that_was_there() {
        house.comes("planted", null, Role.VIEWER);
        Visitor before = house.comes("planter", null, Role.VIEWER);

        Answer answer = before.post("/api/session", signIn("planted", WholeHouse.PASSWORD));

        assertThat(answer.session().orElseThrow()).isNotEqualTo(before.session());
        assertThat(before.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void sessions_are_listed_and_ended_by_their_owner_alone() {
        Visitor lan = house.comes("lan", null, Role.VIEWER);
        Visitor other = house.comes("other", null, Role.VIEWER);
        String phone = lan.ask(
                        "POST",
                        "/api/session",
                        signIn("lan", WholeHouse.PASSWORD),
                        Map.of("Cookie", "XSRF-TOKEN=a", "X-XSRF-TOKEN", "a", "User-Agent", "Phone 1"))
                .session()
                .orElseThrow();

        var listed = lan.get("/api/me/sessions").body().get("items");
        String theirs = listed.valueStream()
                .filter(one -> !one.get("here").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();

        assertThat(listed.size()).isEqualTo(2);
        assertThat(other.delete("/api/me/sessions/" + theirs).status()).isEqualTo(404);
        assertThat(lan.delete("/api/me/sessions/" + theirs).status()).isEqualTo(204);
        assertThat(lan.with(phone).get("/api/me").status()).isEqualTo(401);
        assertThat(lan.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void a_token_does_what_its_scopes_say_and_nothing_of_the_account_itself() {
        Visitor owner = house.comes("token-owner", 901L, Role.MERCHANT, Role.HOST);
        Answer issued = owner.post("/api/me/tokens", "{\"name\": \"ERP\", \"scopes\": [\"read\"], \"days\": 30}");
        String id = issued.body().get("token").get("id").asString();
        Visitor program = owner.byToken(issued.body().get("secret").asString());

        assertThat(issued.status()).isEqualTo(201);
        assertThat(owner.get("/api/me/tokens").text()).doesNotContain(program.token());
        assertThat(program.get("/api/me").status()).isEqualTo(200);
        assertThat(program.get("/api/studio/products").status()).isEqualTo(200);
        Answer refused = program.post("/api/studio/products", "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("scope").asString()).isEqualTo("shop");
        assertThat(program.get("/api/me/tokens").status()).isEqualTo(403);
        assertThat(program.put("/api/me/password", "{}").status()).isEqualTo(403);
        assertThat(program.post("/api/me/tokens", "{}").status()).isEqualTo(403);
        assertThat(owner.delete("/api/me/tokens/" + id).status()).isEqualTo(204);
        assertThat(program.get("/api/me").status()).isEqualTo(401);
        assertThat(owner.post("/api/me/tokens", "{\"name\": \"x\", \"scopes\": [\"root\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(owner.post("/api/me/tokens", "{\"name\": \"x\", \"scopes\": [\"read\"], \"days\": 9999}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_token_for_the_shop_and_one_for_orders_do_not_do_each_others_work_nor_an_officers() {
        Visitor owner = house.comes("two-tokens", 902L, Role.MERCHANT, Role.HOST, Role.OFFICER);
        house.bean(ShopDesk.class).openShop(902L, "两把钥匙");
        Visitor shop = owner.byToken(tokenOf(owner, "shop"));
        Visitor orders = owner.byToken(tokenOf(owner, "orders"));

        Answer planned = shop.post("/api/studio/shows", "{\"title\": \"程序排的场\"}");

        assertThat(planned.status()).isEqualTo(201);
        assertThat(shop.put("/api/studio/return-place", "{}")
                        .body()
                        .get("scope")
                        .asString())
                .isEqualTo("orders");
        assertThat(shop.post("/api/bag/look", "{}").status()).isEqualTo(403);
        assertThat(orders.put("/api/studio/return-place", "{}").status()).isEqualTo(400);
        assertThat(orders.post("/api/studio/shows", "{\"title\": \"x\"}")
                        .body()
                        .get("scope")
                        .asString())
                .isEqualTo("shop");
        assertThat(orders.put("/api/selection/picks/1", "{}")
                        .body()
                        .get("scope")
                        .asString())
                .isEqualTo("shop");
        for (Visitor program : List.of(shop, orders)) {
            Answer decided = program.post("/api/disputes/1/decide", "{}");
            assertThat(decided.status()).isEqualTo(403);
            assertThat(decided.body().get("code").asString()).isEqualTo("no-token-here");
            assertThat(program.get("/api/studio/shows").body().get("scope").asString())
                    .isEqualTo("read");
        }
        assertThat(owner.post("/api/disputes/1/decide", "{}").status()).isNotEqualTo(403);
    }

    private static String tokenOf(Visitor owner, String scope) {
        return owner.post("/api/me/tokens", "{\"name\": \"ERP\", \"scopes\": [\"" + scope + "\"], \"days\": 30}")
                .body()
                .get("secret")
                .asString();
    }

    @Test
    void a_cookie_needs_the_csrf_token_and_a_bearer_does_not() {
        Visitor who = house.comes("csrf", null, Role.VIEWER);

        Answer forged = who.ask(
                "PUT", "/api/me/nickname", "{\"nickname\": \"x\"}", Map.of("Cookie", "qt_session=" + who.session()));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.body().get("code").asString()).isEqualTo("stale-page");
        assertThat(who.byToken("qt_nobody").put("/api/me/nickname", "{}").status())
                .isEqualTo(401);
    }

    @Test
    void the_first_address_is_the_default_and_another_ones_is_nobody_elses() {
        Visitor mei = house.comes("mei", null, Role.VIEWER);
        Visitor stranger = house.comes("nosy", null, Role.VIEWER);
        String address = """
                {"recipient": "林小满", "phone": "13800000000", "province": "浙江", "city": "杭州市",
                 "district": "西湖区", "street": "北山街 1 号"%s}
                """;

        String first = mei.post("/api/me/addresses", address.formatted(""))
                .body()
                .get("id")
                .asString();
        String second = mei.post("/api/me/addresses", address.formatted(", \"isDefault\": true"))
                .body()
                .get("id")
                .asString();

        assertThat(mei.get("/api/me").body().get("address").get("id").asString())
                .isEqualTo(second);
        assertThat(house.bean(People.class).address(mei.id()).orElseThrow()).contains("浙江 杭州市 西湖区");
        assertThat(house.bean(People.class).address(stranger.id(), Long.parseLong(first)))
                .isEmpty();
        assertThat(stranger.put("/api/me/addresses/" + first, address.formatted(""))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.delete("/api/me/addresses/" + first).status()).isEqualTo(404);
        assertThat(mei.delete("/api/me/addresses/" + second).status()).isEqualTo(204);
        assertThat(mei.get("/api/me").body().get("address").get("id").asString())
                .isEqualTo(first);
        assertThat(mei.post("/api/me/addresses", address.formatted("").replace("浙江", "火星"))
                        .body()
                        .get("field")
                        .asString())
                .isEqualTo("province");
        assertThat(house.guest().get("/api/me/addresses").status()).isEqualTo(401);
    }

    @Test
    void a_shop_and_its_owner_come_together_or_not_at_all() {
        house.comes("taken", null, Role.VIEWER);

        Answer ownerTaken = house.guest().post("/api/shops", openShop("taken", "无主之店"));
        Answer opened = house.guest().post("/api/shops", openShop("boss", "无主之店"));
        Answer sameShop = house.guest().post("/api/shops", openShop("boss2", "无主 之店"));
        Answer badLicence =
                house.guest().post("/api/shops", openShop("boss3", "又一家").replace("91330100MA2H000000", "123"));

        assertThat(ownerTaken.status()).isEqualTo(409);
        assertThat(ownerTaken.body().get("field").asString()).isEqualTo("name");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body().get("standing").asString()).isEqualTo("waiting");
        assertThat(sameShop.status()).isEqualTo(409);
        assertThat(sameShop.body().get("field").asString()).isEqualTo("shopName");
        assertThat(house.bean(People.class).byName("boss2")).isEmpty();
        assertThat(badLicence.body().get("field").asString()).isEqualTo("licenceNumber");
    }

    @Test
    void a_shop_sells_only_while_the_platform_lets_it() {
        Visitor admin = house.comes("chief", null, Role.ADMIN);
        String shop = house.guest()
                .post("/api/shops", openShop("seller", "审核小店"))
                .body()
                .get("merchantId")
                .asString();
        String session = house.guest()
                .post("/api/session", signIn("seller", WholeHouse.PASSWORD))
                .session()
                .orElseThrow();
        Visitor seller = house.guest().with(session);
        String show = seller.post("/api/studio/shows", "{\"title\": \"首播\"}")
                .body()
                .get("id")
                .asString();

        Answer waiting = seller.post("/api/studio/shows/" + show + "/open", "{}");
        Answer byStranger = seller.post("/api/admin/shops/" + shop + "/approve", "{}");
        Answer approved = admin.post("/api/admin/shops/" + shop + "/approve", "{}");
        Answer noReason = admin.post("/api/admin/shops/" + shop + "/suspend", "{}");
        Answer suspended = admin.post("/api/admin/shops/" + shop + "/suspend", "{\"reason\": \"许可证过期\"}");
        Answer stopped = seller.post("/api/studio/shows/" + show + "/open", "{}");

        assertThat(waiting.body().get("code").asString()).isEqualTo("shop-waiting");
        assertThat(byStranger.status()).isEqualTo(403);
        assertThat(approved.body().get("standing").asString()).isEqualTo("open");
        assertThat(noReason.status()).isEqualTo(400);
        assertThat(suspended.body().get("standing").asString()).isEqualTo("suspended");
        assertThat(stopped.body().get("code").asString()).isEqualTo("shop-suspended");
    }

    @Test
    void an_invitation_by_link_is_good_once_and_brings_its_posts() {
        Visitor owner = house.comes("owner", 902L, Role.MERCHANT, Role.HOST);
        Visitor member = house.comes("helper", null, Role.VIEWER);
        Visitor late = house.comes("late", null, Role.VIEWER);
        String code = owner.post("/api/studio/team/invitations", "{\"posts\": [\"SERVICE\"]}")
                .body()
                .get("code")
                .asString();

        assertThat(member.get("/api/studio/orders").status()).isEqualTo(403);
        assertThat(member.post("/api/invitations/" + code + "/accept", "{}").status())
                .isEqualTo(200);
        assertThat(late.post("/api/invitations/" + code + "/accept", "{}").status())
                .isEqualTo(404);
        var shop = member.get("/api/studio/me").body().get("shop");
        assertThat(shop.get("owner").asBoolean()).isFalse();
        assertThat(shop.get("acts").toString()).contains("ORDERS").doesNotContain("MEMBERS");
        assertThat(member.post("/api/studio/team/invitations", "{}").status()).isEqualTo(403);
        assertThat(owner.delete("/api/studio/team/members/" + member.id()).status())
                .isEqualTo(204);
        assertThat(member.get("/api/studio/team").status()).isEqualTo(403);
    }

    @Test
    void an_agency_sees_the_shows_of_hosts_who_joined_it() {
        Visitor agency = house.comes("mcn", null, Role.AGENCY);
        Visitor host = house.comes("anchor", null, Role.HOST);
        Visitor viewer = house.comes("fan", null, Role.VIEWER);
        agency.post("/api/agency/invitations", "{\"name\": \"anchor\"}");
        String key = host.get("/api/invitations")
                .body()
                .get("items")
                .get(0)
                .get("key")
                .asString();

        assertThat(viewer.post("/api/invitations/" + key + "/accept", "{}").status())
                .isEqualTo(404);
        assertThat(host.post("/api/invitations/" + key + "/accept", "{}").status())
                .isEqualTo(200);
        assertThat(agency.get("/api/agency").body().get("invitations").isEmpty())
                .isTrue();
        assertThat(agency.get("/api/agency/hosts")
                        .body()
                        .get("items")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("anchor");
        assertThat(host.get("/api/agency").status()).isEqualTo(403);
        assertThat(host.get("/api/agency/hosts").status()).isEqualTo(403);
    }

    @Test
    void a_reset_password_is_good_for_choosing_another_and_for_nothing_else() {
        Visitor admin = house.comes("resetter", null, Role.ADMIN);
        Visitor lost = house.comes("lost", null, Role.VIEWER);

        String oneTime = admin.post("/api/admin/people/" + lost.id() + "/password", "{}")
                .body()
                .get("password")
                .asString();
        Answer signedIn = house.guest().post("/api/session", signIn("lost", oneTime));
        Visitor limited = lost.with(signedIn.session().orElseThrow());

        assertThat(lost.get("/api/me").status()).isEqualTo(401);
        assertThat(signedIn.body().get("mustChangePassword").asBoolean()).isTrue();
        assertThat(limited.get("/api/me/addresses").body().get("code").asString())
                .isEqualTo("change-password");
        assertThat(house.bean(People.class).bySession(limited.session() == null ? "" : limited.session()))
                .isEmpty();
        Answer chosen =
                limited.put("/api/me/password", "{\"old\": \"" + oneTime + "\", \"fresh\": \"my very own one\"}");
        assertThat(chosen.body().get("mustChangePassword").asBoolean()).isFalse();
    }

    @Test
    void a_deactivated_account_is_out_at_once_and_the_last_administrator_cannot_be() {
        Visitor admin = house.comes("keeper", null, Role.ADMIN);
        Visitor gone = house.comes("gone", null, Role.VIEWER);

        assertThat(admin.post("/api/admin/people/" + gone.id() + "/deactivate", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(gone.get("/api/me").status()).isEqualTo(401);
        assertThat(house.guest()
                        .post("/api/session", signIn("gone", WholeHouse.PASSWORD))
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("deactivated");
        assertThat(admin.post("/api/admin/people/" + admin.id() + "/deactivate", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(gone.get("/api/admin/people").status()).isEqualTo(401);
    }

    @Test
    void following_is_counted_once_and_only_what_there_is_can_be_followed() {
        Visitor fan = house.comes("follower", null, Role.VIEWER);
        Visitor star = house.comes("star", null, Role.HOST);

        fan.put("/api/follows/host/" + star.id(), "{}");
        Answer twice = fan.put("/api/follows/host/" + star.id(), "{}");

        assertThat(twice.body().get("followers").asInt()).isEqualTo(1);
        assertThat(fan.get("/api/follows")
                        .body()
                        .get("items")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("star");
        assertThat(fan.put("/api/follows/shop/999", "{}").status()).isEqualTo(404);
        assertThat(house.guest().put("/api/follows/host/" + star.id(), "{}").status())
                .isEqualTo(401);
        assertThat(house.guest()
                        .get("/api/follows/host/" + star.id())
                        .body()
                        .get("followers")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void guessing_passwords_is_slowed_down_and_says_when_to_come_back() {
        house.comes("guessed", null, Role.VIEWER);

        List<Integer> statuses = IntStream.range(0, 11)
                .mapToObj(_ -> house.guest().post("/api/session", signIn("guessed", "wrong guess")))
                .map(Answer::status)
                .toList();
        Answer last = house.guest().post("/api/session", signIn("guessed", WholeHouse.PASSWORD));

        assertThat(statuses).containsOnly(401, 429);
        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.retryAfter().orElseThrow())).isBetween(1, 61);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\\u0000b\", \"password\": \"a long password\", \"nickname\": \"x\"}",
                "{\"name\": \"<script>\", \"password\": \"a long password\", \"nickname\": \"x\"}",
                "{\"name\": \"x' or 1=1 --\", \"password\": \"a long password\", \"nickname\": \"x\"}",
                "{\"name\": \"аdmin\", \"password\": \"a long password\", \"nickname\": \"x\"}",
                "{\"name\": \"invisible\", \"password\": \"a long password\", \"nickname\": \"a\\u200bb\"}",
                "{\"name\": \"turned\", \"password\": \"a long password\", \"nickname\": \"\\u202enimda\"}",
                "{\"name\": \"admin-wish\", \"password\": \"a long password\", \"nickname\": \"x\", \"kind\": \"ADMIN\"}",
                "{\"name\": \"same\", \"password\": \"aaaaaaaaaa\", \"nickname\": \"x\"}",
                "{\"name\": 5, \"password\"",
                "[]",
                "null"
            })
    void nonsense_at_sign_up_is_refused_in_words(String body) {
        Answer answer = house.guest().post("/api/people", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("message").asString()).isNotBlank();
    }

    @Test
    void huge_and_deep_bodies_are_refused() {
        String huge = signIn("x".repeat(1_000_000), "y");
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(house.guest().post("/api/session", huge).status()).isEqualTo(400);
        assertThat(house.guest().post("/api/people", deep).status()).isEqualTo(400);
    }

    @Test
    void html_in_a_nickname_is_text_and_stays_text() {
        Visitor who = house.comes("tags", null, Role.VIEWER);

        Answer answer = who.put("/api/me/nickname", "{\"nickname\": \"<b>'\\\"--;</b>\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(who.get("/api/me").body().get("nickname").asString()).isEqualTo("<b>'\"--;</b>");
    }

    /** Each address of the studio and of the administrators, by what Spring itself has mapped. */
    @Test
    void no_door_of_the_studio_opens_to_guests_viewers_or_strangers() {
        Visitor viewer = house.comes("looker", null, Role.VIEWER);
        var open = new TreeSet<String>();
        var mapped = new TreeSet<String>();
        RequestMappingHandlerMapping mapping =
                (RequestMappingHandlerMapping) house.bean("requestMappingHandlerMapping");

        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                if (!pattern.startsWith("/api/studio") && !pattern.startsWith("/api/admin")) {
                    continue;
                }
                String path = pattern.replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", "1");
                info.getMethodsCondition().getMethods().forEach(method -> {
                    String body = method.name().equals("GET") ? null : "{}";
                    mapped.add(method + " " + pattern);
                    int guest = house.guest()
                            .ask(method.name(), path, body, Map.of())
                            .status();
                    int looker = viewer.ask(method.name(), path, body, Map.of()).status();
                    boolean own = pattern.startsWith("/api/studio/me");
                    if (guest != 401 || (looker != 403 && !own)) {
                        open.add(method + " " + pattern + ": guest " + guest + ", viewer " + looker);
                    }
                });
            }
        }

        assertThat(mapped).hasSizeGreaterThan(30);
        assertThat(open).isEmpty();
    }
}
