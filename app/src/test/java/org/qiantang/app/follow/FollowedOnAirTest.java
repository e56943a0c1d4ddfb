package org.qiantang.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who follows a shop or a host sees at once when a show of theirs is on air. */
class FollowedOnAirTest {
    private static final long TEA = 8801;
    private static final long SILK = 8802;

    private static WholeHouse house;
    private static JdbcClient jdbc;
    private static Visitor fan;
    private static Visitor host;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        jdbc = house.bean(JdbcClient.class);
        house.bean(ShopDesk.class).openShop(TEA, "西湖茶铺");
        house.bean(ShopDesk.class).openShop(SILK, "断桥丝坊");
        fan = house.comes("fan-of-tea", null, Role.VIEWER);
        host = house.comes("host-of-silk", SILK, Role.HOST);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @BeforeEach
    void nobody_is_followed_and_nothing_is_on() {
        jdbc.sql("delete from show_row").update();
        jdbc.sql("delete from follow").update();
    }

    private static void onAir(long id, long shop, String hostKind, String state) {
        jdbc.sql("""
                insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at, opened_at)
                values (:show, :shop, :shop, :host, :title, :state, :kind, now(), now())
                """)
                .param("show", id)
                .param("shop", shop)
                .param("host", host.id())
                .param("title", "show " + id)
                .param("state", state)
                .param("kind", hostKind)
                .update();
    }

    /** Each as {@code kind/id/show}. */
    private static List<String> told() {
        Answer answer = fan.get("/api/follows/on-air");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> told = new ArrayList<>();
        for (JsonNode one : answer.body().get("items")) {
            told.add("%s/%s/%s"
                    .formatted(
                            one.get("kind").asString(),
                            one.get("id").asString(),
                            one.get("showId").asString()));
        }
        return told;
    }

    @Test
    void a_show_of_a_followed_shop_is_told_as_long_as_it_is_on_air_also_where_a_digital_host_speaks() {
        fan.put("/api/follows/shop/" + TEA, "{}");
        onAir(71, TEA, "DIGITAL", "open");
        onAir(72, SILK, "HUMAN", "open");

        assertThat(told()).containsExactly("shop/" + TEA + "/71");
        JsonNode show = fan.get("/api/follows/on-air").body().at("/items/0");
        assertThat(show.get("name").asString()).isEqualTo("西湖茶铺");
        assertThat(show.get("title").asString()).isEqualTo("show 71");
        assertThat(show.get("hostKind").asString()).isEqualTo("DIGITAL");

        jdbc.sql("update show_row set state = 'closed', closed_at = now()").update();
        assertThat(told()).isEmpty();
    }

    @Test
    void a_followed_host_is_told_where_she_speaks_and_not_where_a_machine_does() {
        fan.put("/api/follows/host/" + host.id(), "{}");
        fan.put("/api/follows/shop/" + SILK, "{}");
        onAir(73, SILK, "HUMAN", "open");
        assertThat(told()).containsExactly("shop/" + SILK + "/73", "host/" + host.id() + "/73");

        jdbc.sql("update show_row set host_kind = 'DIGITAL'").update();
        assertThat(told()).containsExactly("shop/" + SILK + "/73");
    }

    /** Each that is followed as {@code kind/id/show}; a dash where it has none on air. */
    private static List<String> listed() {
        List<String> listed = new ArrayList<>();
        for (JsonNode one : fan.get("/api/follows").body().get("items")) {
            String show = one.hasNonNull("showId") ? one.get("showId").asString() : "-";
            listed.add("%s/%s/%s"
                    .formatted(one.get("kind").asString(), one.get("id").asString(), show));
        }
        return listed;
    }

    @Test
    void the_list_of_whom_one_follows_tells_each_ones_own_show_on_air_and_no_host_behind_a_machine() {
        fan.put("/api/follows/shop/" + TEA, "{}");
        fan.put("/api/follows/shop/" + SILK, "{}");
        fan.put("/api/follows/host/" + host.id(), "{}");
        assertThat(listed())
                .containsExactlyInAnyOrder("shop/" + TEA + "/-", "shop/" + SILK + "/-", "host/" + host.id() + "/-");

        onAir(75, SILK, "HUMAN", "open");
        assertThat(listed())
                .containsExactlyInAnyOrder("shop/" + TEA + "/-", "shop/" + SILK + "/75", "host/" + host.id() + "/75");

        jdbc.sql("update show_row set host_kind = 'DIGITAL'").update();
        onAir(76, TEA, "HUMAN", "closed");
        assertThat(listed())
                .containsExactlyInAnyOrder("shop/" + TEA + "/-", "shop/" + SILK + "/75", "host/" + host.id() + "/-");
    }

    @Test
    void whoever_follows_nobody_is_told_nothing_and_a_guest_is_asked_to_sign_in() {
        onAir(74, TEA, "HUMAN", "open");

        assertThat(told()).isEmpty();
        assertThat(house.guest().get("/api/follows/on-air").status()).isEqualTo(401);
    }
}
