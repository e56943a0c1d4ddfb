package org.qiantang.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whom the register keeps from shops, shows and the air, and what its officers may do about it. */
class BarsOverHttpTest {
    private static WholeHouse house;
    private static Visitor officer;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        officer = house.comes("bars-officer", null, Role.OFFICER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static JdbcClient jdbc() {
        return house.bean(JdbcClient.class);
    }

    private static Visitor owner(String name, long shop) {
        house.bean(ShopDesk.class).openShop(shop, "店 " + name);
        return house.comes(name, shop, Role.VIEWER, Role.MERCHANT, Role.HOST);
    }

    private static String listed(String kind, long id) {
        Answer answer = officer.post("/api/govern/subjects/" + kind + "/" + id + "/blacklist", """
                {"reason": "REPEATED_BREACH", "facts": "三次虚构库存", "basis": "直播电商监督管理办法第十四条",
                 "appeal": "收到决定后 15 日内书面申诉", "until": "2030-01-01"}""");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("blacklist").get(0).get("entryId").asString();
    }

    private static Answer lifted(Visitor by, String kind, long id, String entry) {
        return by.post(
                "/api/govern/subjects/" + kind + "/" + id + "/blacklist/" + entry + "/lift",
                "{\"reason\": \"MISTAKE\"}");
    }

    private static Answer identity(Visitor by, long id, String body) {
        return by.post("/api/govern/subjects/HOST/" + id + "/identity", body);
    }

    private static String resident(String seventeen) {
        return "{\"document\": \"RESIDENT_ID\", \"number\": \"" + seventeen + ResidentNumber.check(seventeen + "0")
                + "\"}";
    }

    private static long planned(Visitor owner) {
        return Long.parseLong(owner.post("/api/studio/shows", "{\"title\": \"晚场\"}")
                .body()
                .get("id")
                .asString());
    }

    private static Answer opened(Visitor owner, long show) {
        for (int tries = 0; ; tries++) {
            Answer answer = owner.post("/api/studio/shows/" + show + "/open", "{}");
            if (answer.status() != 404 || tries > 100) {
                return answer;
            }
        }
    }

    private static Answer said(Visitor who, long show) {
        return who.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"大家晚上好\"}");
    }

    private static @Nullable String code(Answer answer) {
        JsonNode code = answer.text().isEmpty() ? null : answer.body().get("code");
        return code == null ? null : code.asString();
    }

    private static void posted(long show, Visitor person, String post) {
        jdbc().sql("insert into show_post (show_id, person_id, post) values (:show, :person, :post)")
                .param("show", show)
                .param("person", person.id())
                .param("post", post)
                .update();
    }

    @Test
    void a_co_host_on_the_blacklist_keeps_the_show_closed_and_does_not_speak_in_one_that_is_open() {
        Visitor owner = owner("posts-owner", 9_801);
        Visitor coHost = house.comes("listed-co-host", null, Role.VIEWER, Role.HOST);
        Visitor host = house.comes("free-host", null, Role.VIEWER, Role.HOST);
        long show = planned(owner);
        posted(show, coHost, "CO_HOST");
        posted(show, host, "HOST");
        String entry = listed("HOST", coHost.id());

        Answer refused = opened(owner, show);
        lifted(officer, "HOST", coHost.id(), entry);
        Answer open = opened(owner, show);
        Answer before = said(coHost, show);
        listed("HOST", coHost.id());
        Answer after = said(coHost, show);
        listed("HOST", host.id());

        assertThat(code(refused)).isEqualTo("blacklisted");
        assertThat(refused.text()).contains("listed-co-host");
        assertThat(open.status()).as(open.text()).isEqualTo(200);
        assertThat(before.status()).as(before.text()).isEqualTo(200);
        assertThat(after.status()).isEqualTo(403);
        assertThat(code(after)).isEqualTo("blacklisted");
        assertThat(code(host.get("/api/studio/shows/" + show + "/stream-key"))).isEqualTo("blacklisted");
        assertThat(said(owner, show).status()).isEqualTo(200);
    }

    @Test
    void a_co_host_of_the_shop_on_the_blacklist_speaks_in_none_of_its_shows_but_keeps_none_closed() {
        Visitor owner = owner("members-owner", 9_802);
        Visitor member = house.comes("listed-member", 9_802L, Role.VIEWER, Role.HOST);
        jdbc().sql("insert into shop_member (merchant_id, person_id, posts) values (9802, :person, array['CO_HOST'])")
                .param("person", member.id())
                .update();
        long show = planned(owner);
        listed("HOST", member.id());

        Answer open = opened(owner, show);

        assertThat(open.status()).as(open.text()).isEqualTo(200);
        assertThat(code(said(member, show))).isEqualTo("blacklisted");
        assertThat(said(owner, show).status()).isEqualTo(200);
    }

    @Test
    void who_has_a_hosts_post_without_the_role_is_in_the_register_and_can_be_checked() {
        Visitor owner = owner("roles-owner", 9_808);
        Visitor coHost = house.comes("post-without-role", null, Role.VIEWER);
        Answer before = officer.get("/api/govern/subjects/HOST/" + coHost.id());
        posted(planned(owner), coHost, "CO_HOST");

        Answer checked = identity(officer, coHost.id(), resident("11010120100101005"));

        assertThat(before.status()).isEqualTo(404);
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
    }

    @Test
    void who_is_found_too_young_after_the_opening_takes_neither_microphone_nor_camera() {
        Visitor owner = owner("young-later", 9_803);
        long show = planned(owner);
        opened(owner, show);
        String path = "/api/studio/shows/" + show + "/video";
        boolean cameraBefore = owner.get(path).body().get("camera").isNull();

        identity(
                officer,
                owner.id(),
                "{\"document\": \"PASSPORT\", \"number\": \"E55511122\", \"bornOn\": \"2015-05-05\"}");

        assertThat(cameraBefore).isFalse();
        assertThat(code(said(owner, show))).isEqualTo("too-young");
        assertThat(owner.get(path).body().get("camera").isNull()).isTrue();
        assertThat(code(owner.post(path + "/take-over", ""))).isEqualTo("too-young");
        assertThat(code(owner.get("/api/studio/shows/" + show + "/stream-key"))).isEqualTo("too-young");
    }

    private static Answer newShop(String name, String licence) {
        return house.guest().post("/api/shops", """
                        {"name": "%s", "password": "%s", "shopName": "店铺 %s", "licenceHolder": "某公司",
                         "licenceNumber": "%s"}""".formatted(name, WholeHouse.PASSWORD, name, licence));
    }

    @Test
    void the_licence_of_a_listed_shop_or_of_a_listed_persons_opens_nothing_under_a_new_account() {
        String licence = "91330100MA2ABCDE2X";
        long shop = Long.parseLong(
                newShop("licence-first", licence).body().get("merchantId").asString());
        long person = jdbc().sql("select id from person where merchant_id = :shop")
                .param("shop", shop)
                .query(Long.class)
                .single();
        Visitor late = owner("licence-late", 9_804);
        String own = "{\"licenceHolder\": \"某公司\", \"licenceNumber\": \"" + licence + "\"}";
        licenceSeen(shop);
        String entry = listed("SHOP", shop);

        Answer same = newShop("licence-second", licence);
        Answer other = newShop("licence-third", "91330100MA2ABCDE3X");
        Answer handedIn = late.put("/api/studio/shop/licence", own);
        lifted(officer, "SHOP", shop, entry);
        Answer free = late.put("/api/studio/shop/licence", own);
        listed("HOST", person);
        Answer afterOwner = newShop("licence-fourth", licence);
        Answer show = opened(late, planned(late));

        assertThat(code(same)).isEqualTo("blacklisted");
        assertThat(other.status()).as(other.text()).isEqualTo(201);
        assertThat(code(handedIn)).isEqualTo("blacklisted");
        assertThat(free.status()).as(free.text()).isEqualTo(200);
        assertThat(code(afterOwner)).isEqualTo("blacklisted");
        assertThat(code(show)).isEqualTo("blacklisted");
    }

    private static String licenceSeen(long shop) {
        Answer seen =
                officer.post("/api/govern/subjects/SHOP/" + shop + "/papers", "{\"paper\": \"BUSINESS_LICENCE\"}");
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return seen.body().get("checks").get(0).get("checkId").asString();
    }

    private static Answer handedIn(Visitor by, String licence) {
        return by.put(
                "/api/studio/shop/licence", "{\"licenceHolder\": \"某公司\", \"licenceNumber\": \"" + licence + "\"}");
    }

    @Test
    void who_takes_anothers_licence_number_after_the_check_and_is_listed_does_not_keep_its_holder_out() {
        String checked = "91330100MA2ABCDE5X";
        String taken = "91330100MA2ABCDE6X";
        long shop = Long.parseLong(
                newShop("licence-changed", checked).body().get("merchantId").asString());
        Visitor impostor = house.comes("licence-impostor", shop, Role.VIEWER, Role.MERCHANT);
        Visitor holder = owner("licence-holder", 9_812);
        licenceSeen(shop);
        Answer changed = handedIn(impostor, taken);
        listed("SHOP", shop);

        Answer byHolder = handedIn(holder, taken);
        Answer open = opened(holder, planned(holder));
        Answer bySeen = newShop("licence-seen-before", checked);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(byHolder.status()).as(byHolder.text()).isEqualTo(200);
        assertThat(open.status()).as(open.text()).isEqualTo(200);
        assertThat(code(bySeen)).isEqualTo("blacklisted");
    }

    @Test
    void a_listed_shop_hands_in_no_licence_until_its_entry_is_lifted() {
        Visitor owner = owner("licence-while-listed", 9_813);
        String entry = listed("SHOP", 9_813);

        Answer meanwhile = handedIn(owner, "91330100MA2ABCDE7X");
        lifted(officer, "SHOP", 9_813, entry);
        Answer after = handedIn(owner, "91330100MA2ABCDE7X");

        assertThat(meanwhile.status()).isEqualTo(403);
        assertThat(code(meanwhile)).isEqualTo("blacklisted");
        assertThat(after.status()).as(after.text()).isEqualTo(200);
    }

    @Test
    void a_licence_check_that_was_withdrawn_tells_no_more_whose_licence_it_is() {
        String licence = "91330100MA2ABCDE8X";
        Visitor owner = owner("licence-misread", 9_814);
        handedIn(owner, licence);
        String check = licenceSeen(9_814);
        listed("SHOP", 9_814);

        Answer before = newShop("licence-before-withdrawal", licence);
        officer.post("/api/govern/subjects/SHOP/9814/checks/" + check + "/withdraw", "{\"reason\": \"看错了执照\"}");
        Answer after = newShop("licence-after-withdrawal", licence);

        assertThat(code(before)).isEqualTo("blacklisted");
        assertThat(after.status()).as(after.text()).isEqualTo(201);
    }

    @Test
    void who_only_typed_anothers_licence_number_and_is_listed_does_not_keep_its_holder_out() {
        String licence = "91330100MA2ABCDE4X";
        long impostor = Long.parseLong(
                newShop("licence-typed", licence).body().get("merchantId").asString());
        Visitor honest = owner("licence-honest", 9_807);
        listed("SHOP", impostor);

        Answer handedIn = honest.put(
                "/api/studio/shop/licence", "{\"licenceHolder\": \"某公司\", \"licenceNumber\": \"" + licence + "\"}");
        Answer open = opened(honest, planned(honest));

        assertThat(handedIn.status()).as(handedIn.text()).isEqualTo(200);
        assertThat(open.status()).as(open.text()).isEqualTo(200);
    }

    @Test
    void an_officer_acts_on_nothing_of_his_own_nor_of_his_shop() {
        house.bean(ShopDesk.class).openShop(9_805, "治理员的店");
        Visitor both = house.comes("both-officer", 9_805L, Role.VIEWER, Role.HOST, Role.MERCHANT, Role.OFFICER);
        String own = listed("HOST", both.id());
        String ofShop = listed("SHOP", 9_805);

        Answer self = lifted(both, "HOST", both.id(), own);
        Answer shop = lifted(both, "SHOP", 9_805, ofShop);
        Answer check = identity(both, both.id(), resident("11010119850505007"));
        Answer byAnother = lifted(officer, "HOST", both.id(), own);

        assertThat(code(self)).isEqualTo("own-matter");
        assertThat(code(shop)).isEqualTo("own-matter");
        assertThat(code(check)).isEqualTo("own-matter");
        assertThat(byAnother.status()).isEqualTo(200);
    }

    @Test
    void who_works_in_two_shops_acts_on_neither_whichever_is_acted_for() {
        owner("two-shops-first", 9_809);
        owner("two-shops-second", 9_810);
        Visitor worker = house.comes("two-shops-officer", 9_810L, Role.VIEWER, Role.OFFICER);
        for (long shop : new long[] {9_809, 9_810}) {
            jdbc().sql(
                            "insert into shop_member (merchant_id, person_id, posts) values (:shop, :person, array['SERVICE'])")
                    .param("shop", shop)
                    .param("person", worker.id())
                    .update();
        }
        String entry = listed("SHOP", 9_809);

        Answer other = lifted(worker, "SHOP", 9_809, entry);

        assertThat(code(other)).isEqualTo("own-matter");
    }

    @Test
    void an_entry_against_somebody_whose_role_was_taken_away_is_still_found_and_lifted() {
        Visitor host = house.comes("no-host-any-more", null, Role.VIEWER, Role.HOST);
        String entry = listed("HOST", host.id());
        jdbc().sql("update person set roles = array['VIEWER'] where id = :person")
                .param("person", host.id())
                .update();
        String path = "/api/govern/subjects/HOST/" + host.id();

        Answer seen = officer.get(path);
        Answer lifted = lifted(officer, "HOST", host.id(), entry);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(lifted.status()).isEqualTo(200);
        assertThat(lifted.body().get("blacklist").get(0).get("binds").asBoolean())
                .isFalse();
    }

    @Test
    void a_replaced_check_that_was_a_mistake_is_withdrawn_and_compared_no_more_and_the_newer_holds() {
        Visitor host = house.comes("misread-host", null, Role.VIEWER, Role.HOST);
        Visitor other = house.comes("misread-other", null, Role.VIEWER, Role.HOST);
        String misread = resident("11010119900101001");
        String first = identity(officer, host.id(), misread)
                .body()
                .get("checks")
                .get(0)
                .get("checkId")
                .asString();
        identity(officer, other.id(), misread);
        JsonNode replaced =
                identity(officer, host.id(), resident("11010119900101003")).body();

        JsonNode after = officer.post(
                        "/api/govern/subjects/HOST/" + host.id() + "/checks/" + first + "/withdraw",
                        "{\"reason\": \"第一次看错了\"}")
                .body();

        assertThat(replaced.get("alike")).hasSize(1);
        assertThat(after.get("alike")).isEmpty();
        assertThat(after.get("checks").get(0).get("holds").asBoolean()).isTrue();
        assertThat(after.get("checks").get(1).get("withdrawn").asBoolean()).isTrue();
    }

    @Test
    void a_thousand_neighbours_do_not_hide_the_one_who_shares_a_paper() {
        Visitor one = house.comes("crowded-one", null, Role.VIEWER, Role.HOST);
        Visitor other = house.comes("crowded-other", null, Role.VIEWER, Role.HOST);
        String paper = resident("11010119920202001");
        identity(officer, one.id(), paper);
        identity(officer, other.id(), paper);
        jdbc().sql("""
                        insert into person (id, name, nickname, password, roles, created_at)
                        select n, 'crowd-' || n, '邻居', 'x', array['VIEWER'], now() from generate_series(1, 1000) n
                        """).update();
        jdbc().sql("""
                        insert into address (id, person_id, recipient, phone, province, city, district, street, is_default,
                                             added_at)
                        select n, case n when 1001 then :one else n end, '甲', '1390000' || (1000 + n), '浙江省', '杭州市',
                               '上城区', '某某大学宿舍 1 号', true, now()
                          from generate_series(1, 1001) n
                        """).param("one", one.id()).update();

        JsonNode alike =
                officer.get("/api/govern/subjects/HOST/" + one.id()).body().get("alike");

        assertThat(alike.size()).isGreaterThan(100);
        assertThat(alike.get(0).get("personId").asString()).isEqualTo(Long.toString(other.id()));
        assertThat(alike.get(0).get("strength").asString()).isEqualTo("STRONG");
    }

    @Test
    void what_was_judged_clear_is_no_reason_for_a_course() {
        Visitor owner = owner("clear-lines", 9_806);
        long show = planned(owner);
        opened(owner, show);
        String line = """
                insert into host_line (show_id, line_id, at, speaker, text, verdict, findings)
                values (:show, :line, :at, 'HUMAN', '全网第一', :verdict, '[{"rule": "AD-01"}]'::jsonb)
                """;
        for (String verdict : new String[] {"clear", "violates"}) {
            jdbc().sql(line)
                    .param("show", show)
                    .param("line", verdict.length())
                    .param("at", house.bean(InstantSource.class).instant().atOffset(ZoneOffset.UTC))
                    .param("verdict", verdict)
                    .update();
        }

        assertThat(house.bean(FindingRows.class).lately(owner.id())).containsEntry("AD-01", 1);
    }
}
