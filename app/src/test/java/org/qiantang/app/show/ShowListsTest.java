package org.qiantang.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lists of shows, and of what was found and who is muted in one, gone through page by page to their ends. */
class ShowListsTest {
    private static WholeHouse house;
    private static JdbcClient jdbc;
    private static Visitor seller;
    private static long merchant;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        jdbc = house.bean(JdbcClient.class);
        merchant = house.bean(Ids.class).next();
        house.bean(ShopDesk.class).openShop(merchant, "西湖茶铺");
        seller = house.comes("teahouse", merchant, Role.MERCHANT);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from show_row").update();
        jdbc.sql("delete from shop_standing").update();
    }

    @Test
    void a_shop_goes_through_all_its_shows_those_on_air_first_and_the_newest_first() {
        show(1, "closed");
        show(2, "planned");
        show(3, "open");
        show(4, "closed");
        show(5, "planned");
        show(6, "closing");
        show(7, "closed");

        assertThat(all(seller, "/api/studio/shows", "id", 2)).containsExactly("3", "6", "5", "2", "7", "4", "1");
        assertThat(all(seller, "/api/studio/shows?state=planned,open", "id", 2)).containsExactly("3", "5", "2");
        assertThat(seller.get("/api/studio/shows?state=gone").status()).isEqualTo(400);
        assertThat(seller.get("/api/studio/shows?after=here").status()).isEqualTo(400);
    }

    @Test
    void everybody_reaches_every_show_on_air_the_most_watched_first_and_then_those_that_are_over() {
        show(1, "closed");
        show(2, "open");
        show(3, "closed");
        show(4, "open");
        show(5, "open");
        show(6, "planned");
        jdbc.sql("update show_row set viewers = 9 where show_id = 4").update();
        jdbc.sql("update show_row set closed_at = closed_at + interval '1 hour' where show_id = 1")
                .update();

        for (int limit : List.of(1, 2, 3, 100)) {
            assertThat(all(house.guest(), "/api/shows", "id", limit)).containsExactly("4", "5", "2", "1", "3");
        }
        for (String nonsense : List.of("x", "1.", ".1", "-9223372036854775808.1", "1.99999999999999999999")) {
            assertThat(house.guest().get("/api/shows?after=" + nonsense).status())
                    .as(nonsense)
                    .isEqualTo(400);
        }
    }

    @Test
    void announced_shows_are_gone_through_the_next_one_first() {
        for (int show = 1; show <= 5; show++) {
            show(show, "planned");
        }
        jdbc.sql("""
                update show_row
                   set announced_at = now(), starts_at = date_trunc('hour', now()) + interval '1 day' * (6 - show_id / 2)
                 where show_id > 1
                """).update();

        assertThat(all(house.guest(), "/api/shows/announced", "id", 2)).containsExactly("4", "5", "2", "3");
    }

    @Test
    void a_shop_that_may_not_sell_is_announced_to_nobody() {
        show(1, "planned");
        jdbc.sql("update show_row set announced_at = now(), starts_at = now() + interval '1 day'")
                .update();

        List<String> before = all(house.guest(), "/api/shows/announced", "id", 2);
        jdbc.sql("""
                insert into shop_standing (merchant_id, standing, reason, by_id, at)
                values (:shop, 'SUSPENDED', '', 1, now())
                """).param("shop", merchant).update();

        assertThat(before).containsExactly("1");
        assertThat(all(house.guest(), "/api/shows/announced", "id", 2)).isEmpty();
        assertThat(all(seller, "/api/studio/shows", "id", 2)).containsExactly("1");
    }

    @Test
    void every_finding_and_everybody_who_is_muted_can_be_reached() {
        show(9, "open");
        jdbc.sql("""
                insert into host_line (show_id, line_id, at, speaker, text, verdict, findings)
                select 9, line, now(), 'HUMAN', '全网最低', case when line % 2 = 0 then 'clear' else 'warned' end, '[]'
                  from generate_series(1, 9) line
                """).update();
        jdbc.sql("""
                insert into show_mute (show_id, person_id, until_at, staff_id, at)
                select 9, person, now() + interval '1 hour', 1, date_trunc('hour', now()) + interval '1 second' * (person / 2)
                  from generate_series(1, 5) person
                """).update();

        assertThat(all(seller, "/api/studio/shows/9/findings", "lineId", 2)).containsExactly("9", "7", "5", "3", "1");
        assertThat(all(seller, "/api/studio/shows/9/mutes", "personId", 2)).containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void an_agency_goes_through_its_hosts_and_through_each_ones_shows() {
        Visitor agency = house.comes("mcn", null, Role.AGENCY);
        var hosts = new ArrayList<String>();
        for (String name : List.of("anchor-one", "anchor-two", "anchor-three")) {
            Visitor host = house.comes(name, null, Role.HOST);
            hosts.add(Long.toString(host.id()));
            jdbc.sql("insert into agency_member (person_id, agency_id, joined_at) values (:host, :agency, now())")
                    .param("host", host.id())
                    .param("agency", agency.id())
                    .update();
        }
        var shows = new ArrayList<Long>();
        for (int show = 1; show <= 12; show++) {
            show(show, "closed");
            for (String post : List.of("HOST", "CO_HOST")) {
                jdbc.sql("insert into show_post (show_id, person_id, post)" + " values (:show, :host, :post)")
                        .param("show", show)
                        .param("host", Long.parseLong(hosts.getFirst()))
                        .param("post", post)
                        .update();
            }
            shows.add((long) show);
        }
        Collections.reverse(shows);

        JsonNode first = agency.get("/api/agency/hosts").body().path("items").get(0);
        String path = "/api/agency/hosts/" + hosts.getFirst() + "/shows";

        assertThat(all(agency, "/api/agency/hosts", "personId", 2)).isEqualTo(hosts);
        assertThat(first.path("shows").path("items").size()).isEqualTo(10);
        assertThat(agency.get(path + "?after=" + first.at("/shows/next").asString())
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(all(agency, path, "/show/showId", 5))
                .isEqualTo(shows.stream().map(String::valueOf).toList());
        assertThat(agency.get("/api/agency/hosts/" + seller.id() + "/shows").status())
                .isEqualTo(404);
    }

    private static void show(long id, String state) {
        jdbc.sql("""
                insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at,
                                      opened_at, closed_at)
                values (:show, 1, :merchant, :host, '晚场', :state, 'HUMAN', now(), now(),
                        case when :state = 'closed' then now() end)
                """)
                .param("show", id)
                .param("merchant", merchant)
                .param("host", seller.id())
                .param("state", state)
                .update();
    }

    private static List<String> all(Visitor who, String path, String id, int limit) {
        var found = new ArrayList<String>();
        String field = id.startsWith("/") ? id : "/" + id;
        String after = "";
        do {
            JsonNode page = who.get(path + (path.contains("?") ? "&" : "?") + "limit=" + limit + "&after=" + after)
                    .body();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            page.path("items").forEach(item -> found.add(item.at(field).asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return found;
    }
}
