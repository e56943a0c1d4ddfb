package org.qiantang.app.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.mall.Names;
import org.qiantang.app.show.Sunk;
import org.qiantang.app.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

/** Shows and hosts, found over HTTP by whoever looks: what is found, in which order, and what is not. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class SearchRoadTest {
    private static final long TEA = 1211;
    private static final long SILK = 1212;
    private static final String SHOWS = "/api/search/shows";
    private static final String HOSTS = "/api/search/hosts";

    private static WholeHouse house;
    private static JdbcClient jdbc;
    private static Visitor viewer;
    private static Visitor host;
    private static Visitor second;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        jdbc = house.bean(JdbcClient.class);
        house.bean(ShopDesk.class).openShop(TEA, "西湖茶铺");
        house.bean(ShopDesk.class).openShop(SILK, "断桥丝坊");
        viewer = house.comes("looks-around", null, Role.VIEWER);
        host = called(house.comes("login-of-host", TEA, Role.HOST), "主播小荷");
        second = called(house.comes("login-of-second", SILK, Role.HOST), "运河阿青");
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @BeforeEach
    void nothing_is_on() {
        for (String table : List.of(
                "show_row", "show_item", "show_reminder", "recording_setting", "recording_segment", "shop_standing")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private static Visitor called(Visitor who, String nickname) {
        jdbc.sql("update person set nickname = :nickname where id = :id")
                .param("nickname", nickname)
                .param("id", who.id())
                .update();
        return who;
    }

    private static void show(long id, long shop, Visitor by, String title, String state) {
        jdbc.sql("""
                insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at,
                                      announced_at, starts_at, opened_at, closed_at)
                values (:show, :shop, :shop, :host, :title, :state, 'HUMAN', now(),
                        case when :state = 'planned' then now() end,
                        case when :state = 'planned' then date_trunc('hour', now()) + interval '1 hour' * :show end,
                        case when :state <> 'planned' then now() end,
                        case when :state = 'closed' then now() - interval '1 hour' * :show end)
                """)
                .param("show", id)
                .param("shop", shop)
                .param("host", by.id())
                .param("title", title)
                .param("state", state)
                .update();
    }

    private static void linedUp(long show, long item, String title) {
        jdbc.sql("""
                insert into show_item (show_id, item_id, product_id, place, role, title, picture, per_buyer)
                values (:show, :item, :item, :item, 'HERO', :title, '/pictures/a.png', 2)
                """)
                .param("show", show)
                .param("item", item)
                .param("title", title)
                .update();
    }

    private static void recorded(long show, boolean published, boolean kept) {
        jdbc.sql("insert into recording_setting (show_id, published) values (:show, :published)")
                .param("show", show)
                .param("published", published)
                .update();
        if (kept) {
            jdbc.sql("""
                    insert into recording_segment (show_id, number, file, begun_at, ended_at, from_ms, to_ms, follows,
                                                   bytes, sha256)
                    values (:show, 1, 'a.ts', now(), now(), 0, 1000, false, 9, 'x')
                    """).param("show", show).update();
        }
    }

    private static void standing(long shop, String standing) {
        jdbc.sql("""
                insert into shop_standing (merchant_id, standing, reason, by_id, at) values (:shop, :standing, '', 1, now())
                on conflict (merchant_id) do update set standing = excluded.standing
                """).param("shop", shop).param("standing", standing).update();
    }

    private static String q(String path, String words) {
        return path + "?q=" + URLEncoder.encode(words, UTF_8);
    }

    private static JsonNode ok(Visitor who, String path) {
        WholeHouse.Answer answer = who.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    /** What is found once names were read anew, which they are every few seconds. */
    private static JsonNode eventually(String path, String... expected) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(30));
        JsonNode page = ok(viewer, path);
        while (!ids(page).equals(List.of(expected))) {
            assertThat(Instant.now()).as("%s: %s", path, page).isBefore(giveUp);
            Thread.sleep(200);
            page = ok(viewer, path);
        }
        return page;
    }

    @Test
    void shows_are_found_by_title_shop_host_and_goods_those_on_air_first_then_the_next_then_replays() throws Exception {
        show(1, TEA, host, "龙井回看", "closed");
        recorded(1, true, true);
        show(2, TEA, host, "龙井预告 周日", "planned");
        show(3, TEA, host, "龙井预告 周六", "planned");
        jdbc.sql("update show_row set starts_at = starts_at - interval '2 hours' where show_id = 3")
                .update();
        show(4, TEA, host, "明前龙井专场", "open");
        show(5, SILK, second, "丝巾专场", "open");
        linedUp(5, 51, "桑蚕丝方巾");
        linedUp(5, 52, "龙井色旗袍");

        JsonNode all = eventually(q(SHOWS, "longjing"), "4", "5", "3", "2", "1");

        assertThat(ids(ok(house.guest(), q(SHOWS, "周六")))).containsExactly("3");
        assertThat(ids(ok(house.guest(), q(SHOWS, "西湖茶铺")))).containsExactly("4", "3", "2", "1");
        assertThat(ids(ok(house.guest(), q(SHOWS, "yunheaqing")))).containsExactly("5");
        JsonNode byGoods = ok(house.guest(), q(SHOWS, "fangjin"));
        assertThat(ids(byGoods)).containsExactly("5");
        assertThat(byGoods.at("/items/0/foundBy").asString()).isEqualTo("桑蚕丝方巾");
        assertThat(all.at("/items/0/foundBy").isNull()).isTrue();
        assertThat(all.at("/items/0/hostName").asString()).isEqualTo("主播小荷");
        assertThat(all.at("/items/2/startsAt").asString()).isNotEmpty();
        assertThat(ok(house.guest(), q(SHOWS, "西湖茶铺")).at("/items/0/foundBy").isNull())
                .isTrue();
    }

    @Test
    void what_nobody_may_see_is_not_found() throws Exception {
        show(10, TEA, host, "青瓷专场 开着", "open");
        show(11, TEA, host, "青瓷专场 没有宣布", "planned");
        jdbc.sql("update show_row set announced_at = null where show_id = 11").update();
        show(12, TEA, host, "青瓷专场 早该开始", "planned");
        jdbc.sql("update show_row set starts_at = now() - interval '1 hour' where show_id = 12")
                .update();
        show(13, TEA, host, "青瓷专场 没有回放", "closed");
        show(14, TEA, host, "青瓷专场 回放不公开", "closed");
        recorded(14, false, true);
        show(15, TEA, host, "青瓷专场 回放已到期", "closed");
        recorded(15, true, false);
        show(16, TEA, host, "青瓷专场 货架", "open");
        jdbc.sql("update show_row set kind = 'SHELF' where show_id = 16").update();
        linedUp(10, 101, "撤下的越窑香炉");
        jdbc.sql("update show_item set withdrawn_at = now() where item_id = 101")
                .update();

        eventually(q(SHOWS, "青瓷专场"), "10");

        assertThat(ids(ok(viewer, q(SHOWS, "越窑香炉")))).isEmpty();
    }

    @Test
    void what_ends_and_whose_shop_is_suspended_is_gone_at_once() throws Exception {
        show(20, TEA, host, "紫砂壶一", "open");
        show(21, SILK, second, "紫砂壶二", "open");
        show(22, SILK, second, "紫砂壶三", "planned");
        eventually(q(SHOWS, "紫砂壶"), "21", "20", "22");
        eventually(q(HOSTS, "阿青"), Long.toString(second.id()));

        standing(SILK, "SUSPENDED");
        jdbc.sql("update show_row set state = 'closed', closed_at = now() where show_id = 20")
                .update();

        assertThat(ids(ok(viewer, q(SHOWS, "紫砂壶")))).isEmpty();
        assertThat(ids(ok(viewer, q(HOSTS, "阿青")))).isEmpty();

        standing(SILK, "OPEN");
        eventually(q(SHOWS, "紫砂壶"), "21", "22");
    }

    @Test
    void hosts_are_found_by_name_with_where_they_are_seen_and_nothing_else_is_told_of_them() throws Exception {
        String id = Long.toString(host.id());
        show(30, TEA, host, "早场", "closed");
        JsonNode away = eventually(q(HOSTS, "xiaohe"), id).at("/items/0");
        assertThat(away.get("showId").isNull()).isTrue();
        assertThat(away.get("shopId").asString()).isEqualTo(Long.toString(TEA));
        assertThat(away.get("shopName").asString()).isEqualTo("西湖茶铺");

        show(31, TEA, host, "晚场", "planned");
        JsonNode coming = ok(viewer, q(HOSTS, "小荷")).at("/items/0");
        assertThat(coming.get("comingId").asString()).isEqualTo("31");
        assertThat(coming.get("startsAt").isNull()).isFalse();

        show(32, TEA, host, "午场", "open");
        JsonNode live = ok(house.guest(), q(HOSTS, "主播小荷"));
        assertThat(live.at("/items/0/showId").asString()).isEqualTo("32");
        assertThat(live.toString()).doesNotContain("login-of-host");
        assertThat(viewer.put("/api/follows/host/" + id, "{}").status()).isEqualTo(200);
    }

    @Test
    void viewers_and_who_was_never_seen_on_air_are_not_found_as_hosts_nor_who_is_gone() throws Exception {
        show(40, TEA, host, "早场", "open");
        called(house.comes("never-seen", TEA, Role.HOST), "小荷花");
        Visitor planner = called(house.comes("no-host", TEA, Role.MERCHANT), "荷塘掌柜");
        show(41, TEA, planner, "掌柜的场", "open");
        Visitor machine = called(house.comes("behind-machine", SILK, Role.HOST), "荷风运营");
        show(42, SILK, machine, "数字人场", "open");
        jdbc.sql("update show_row set host_kind = 'DIGITAL' where show_id = 42").update();
        Visitor gone = called(house.comes("gone-host", SILK, Role.HOST), "荷叶");
        show(43, SILK, gone, "老场", "open");
        eventually(q(HOSTS, "荷叶"), Long.toString(gone.id()));

        jdbc.sql("update person set deactivated_at = now() where id = :id")
                .param("id", gone.id())
                .update();

        assertThat(ids(ok(viewer, q(HOSTS, "荷叶")))).doesNotContain(Long.toString(gone.id()));
        eventually(q(HOSTS, "荷"), Long.toString(host.id()));
        assertThat(ids(ok(viewer, q(HOSTS, "looks-around")))).isEmpty();
    }

    @Test
    void hosts_on_air_come_first() throws Exception {
        show(50, TEA, host, "早场", "closed");
        show(51, SILK, second, "早场", "open");

        eventually(HOSTS, Long.toString(second.id()), Long.toString(host.id()));
    }

    @Test
    void all_are_gone_through_page_by_page_each_once() throws Exception {
        for (int show = 60; show < 71; show++) {
            show(show, show % 2 == 0 ? TEA : SILK, host, "翻页场次", show % 3 == 0 ? "planned" : "open");
        }
        String[] whole = {"70", "68", "67", "65", "64", "62", "61", "60", "63", "66", "69"};
        eventually(q(SHOWS, "翻页"), whole);

        for (int limit : List.of(1, 2, 5, 100)) {
            var found = new ArrayList<String>();
            String after = "";
            do {
                JsonNode page = ok(viewer, q(SHOWS, "翻页") + "&limit=" + limit + "&after=" + after);
                assertThat(page.get("items").size()).isLessThanOrEqualTo(limit);
                found.addAll(ids(page));
                after = page.path("next").asString("");
            } while (!after.isEmpty());
            assertThat(found).as("by %d", limit).containsExactly(whole);
        }
    }

    @Test
    void absurd_requests_are_refused_in_words() {
        for (String path : List.of(SHOWS, HOSTS)) {
            assertThat(viewer.get(path + "?after=here").status()).isEqualTo(400);
            assertThat(viewer.get(path + "?limit=101").status()).isEqualTo(400);
            assertThat(viewer.get(q(path, "茶".repeat(201))).status()).isEqualTo(400);
            assertThat(ids(ok(viewer, q(path, "，。！")))).isEmpty();
        }
    }

    @Test
    void reminders_are_told_with_what_is_announced_each_ones_own() throws Exception {
        show(80, TEA, host, "预约试试", "planned");
        eventually(q(SHOWS, "预约试试"), "80");

        assertThat(viewer.put("/api/shows/80/reminder", "{}").status()).isEqualTo(200);

        JsonNode mine = ok(viewer, q(SHOWS, "预约试试")).at("/items/0");
        JsonNode guests = ok(house.guest(), q(SHOWS, "预约试试")).at("/items/0");
        assertThat(mine.get("reminded").asBoolean()).isTrue();
        assertThat(guests.get("reminded").asBoolean()).isFalse();
        assertThat(guests.get("reminders").asInt()).isEqualTo(1);
    }

    @Test
    void one_address_searches_so_often_a_minute_and_another_one_meanwhile() {
        var now = new AtomicReference<>(Instant.parse("2026-11-24T04:00:00Z"));
        var endpoints = new ViewerSearchEndpoints(house.bean(ShowSearch.class), house.bean(HostSearch.class), now::get);
        for (int i = 0; i < ViewerSearchEndpoints.PER_MINUTE / 2; i++) {
            endpoints.searchShows(null, "没有这一场", null, 1, from("10.0.0.1"));
            endpoints.searchHosts("没有这个人", null, 1, from("10.0.0.1"));
        }

        Throwable refused = catchThrowable(() -> endpoints.searchHosts("没有这个人", null, 1, from("10.0.0.1")));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(429));
        assertThat(endpoints.searchHosts("没有这个人", null, 1, from("10.0.0.2")).items())
                .isEmpty();
        now.updateAndGet(then -> then.plusSeconds(61));
        assertThat(endpoints.searchHosts("没有这个人", null, 1, from("10.0.0.1")).items())
                .isEmpty();
    }

    private static HttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    @Test
    void a_shop_with_little_traffic_stands_last_of_what_is_on_air_and_before_what_is_to_come() {
        show(90, TEA, host, "专场", "open");
        show(91, SILK, second, "专场", "open");
        show(92, SILK, second, "专场", "planned");
        jdbc.sql("update show_row set viewers = 900 where show_id = 91").update();
        var names = new Names(100);

        names.set(new FoundShowRows(jdbc).names(Instant.now(), new Sunk(Set.of(SILK), Set.of())));

        assertThat(names.find("专场", null, 20).hits().stream().map(Names.Hit::id))
                .containsExactly(90L, 91L, 92L);
    }
}
