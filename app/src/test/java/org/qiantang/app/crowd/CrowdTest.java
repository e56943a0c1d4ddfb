package org.qiantang.app.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.stage.Counts;
import org.qiantang.app.stage.Stage;
import org.qiantang.app.team.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Twenty simulated viewers in the program as it is, with a demo's door for them, and one person who looks on and buys. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class CrowdTest {
    private static final int VIEWERS = 20;
    private static final String SIGN_UP =
            "{\"name\": \"NAME\", \"password\": \"a long password\", \"nickname\": \"小满\"}";

    @TempDir
    static Path data;

    private static WholeHouse house;
    private static int socketPort;
    private static long show;
    private static RealViewer person;

    @BeforeAll
    static void open() throws Exception {
        socketPort = freePort();
        var settings = new LinkedHashMap<String, Object>();
        settings.put("qiantang.demo", true);
        settings.put("qiantang.picture", "180x320");
        settings.put("qiantang.frames", 5);
        settings.put("qiantang.data", data.toString());
        settings.put("qiantang.socket-port", socketPort);
        house = WholeHouse.open(settings);
        show = until(() -> {
            var rows = house.guest().get("/api/shows").body().path("items");
            return rows.isEmpty() ? null : Long.valueOf(rows.get(0).get("id").asString());
        });
        person = RealViewer.come(house, URI.create("ws://127.0.0.1:" + socketPort), show);
        until(() -> house.bean(Stage.class).counts(show).viewers() == 1 ? true : null);
    }

    @AfterAll
    static void close() throws IOException {
        person.close();
        house.close();
    }

    @Test
    void whoever_does_not_know_the_secret_is_not_let_in_as_simulated() throws IOException {
        String secret = Files.readString(data.resolve("crowd-secret"));

        int wrong = signUp("nobody-knows", "guessed");
        int right = signUp("known-crowd", secret);

        assertThat(wrong).isEqualTo(403);
        assertThat(house.bean(People.class).byName("nobody-knows")).isEmpty();
        assertThat(right).isEqualTo(201);
        assertThat(house.bean(People.class).byName("known-crowd").orElseThrow().simulated())
                .isTrue();
    }

    @Test
    void twenty_come_talk_and_are_counted_as_simulated_and_go_when_they_are_sent() throws Exception {
        String secret = Files.readString(data.resolve("crowd-secret"));
        URI home = house.address();
        URI sockets = URI.create("ws://127.0.0.1:" + socketPort);
        Stage stage = house.bean(Stage.class);

        Counts full;
        try (var crowd = new Crowd(new Api(home, secret), home, sockets, secret, VIEWERS, new SplittableRandom(3))) {
            crowd.begin();
            full = until(() -> {
                int simulated = stage.counts().values().stream()
                        .mapToInt(Counts::simulated)
                        .sum();
                return simulated == VIEWERS ? stage.counts().get(show) : null;
            });
            assertThat(crowd.open()).isEqualTo(VIEWERS);
            until(() -> said() > 0 ? true : null);
            onePersonIsAmong("/api/shows", house.guest());
            onePersonIsAmong("/api/govern/shows", house.comes("inspector", null, Role.OFFICER));
        }
        until(() -> stage.counts().values().stream().allMatch(counts -> counts.simulated() == 0) ? true : null);

        assertThat(full.viewers()).isEqualTo(full.simulated() + 1);
        int accounts = house.bean(JdbcClient.class)
                .sql("select count(*) from person where simulated and name like 'crowd-%'")
                .query(Integer.class)
                .single();
        assertThat(accounts).isEqualTo(3);
    }

    @Test
    void the_crowd_buys_and_pays_beside_a_person_and_every_figure_tells_the_two_apart() throws Exception {
        String secret = Files.readString(data.resolve("crowd-secret"));
        URI home = house.address();
        URI sockets = URI.create("ws://127.0.0.1:" + socketPort);
        var chance = new SplittableRandom(5);

        try (var crowd = new Crowd(
                new Api(home, secret), home, sockets, secret, VIEWERS, chance, new Schedule(VIEWERS, chance, 30))) {
            crowd.begin();
            person.likes(3);
            person.buysOne();
            untilMoreThan(
                    1,
                    "select count(*) from placed_order o join person p on p.id = o.buyer_id"
                            + " where p.simulated and o.paid_at is not null and o.merchant_id ="
                            + " (select merchant_id from placed_order where order_id = " + person.order() + ")");
            // Figures follow the orders, and what the gateway counts is written every few seconds.
            untilMoreThan(0, "select coalesce(sum(likes), 0) from show_crowd");
            untilMoreThan(0, "select coalesce(sum(visits), 0) from show_crowd");
            untilMoreThan(0, "select coalesce(sum(paid_minor), 0) from show_spender");
        }

        // One person was here, who liked three times and bought one piece: the rest of each figure is the crowd's.
        untilItIs(1, "select sum(s.peak) - sum(c.peak) from show_row s join show_crowd c using (show_id)");
        untilItIs(1, "select sum(s.visits) - sum(c.visits) from show_row s join show_crowd c using (show_id)");
        untilItIs(3, "select sum(s.likes) - sum(c.likes) from show_row s join show_crowd c using (show_id)");
        untilItIs(
                0,
                "select count(*) from commission_order c join placed_order o using (order_id)"
                        + " join person p on p.id = o.buyer_id where c.simulated <> p.simulated");
        untilMoreThan(0, "select count(*) from commission_order where simulated and paid_at is not null");
        theMallTellsThemApart();
        theShopAndTheAgencyTellThemApart();
    }

    private static void theMallTellsThemApart() throws InterruptedException {
        untilItIs(1, "select sum(sold) - sum(simulated_sold) from mall_offer");
        assertThat(count("select sum(simulated_sold) from mall_offer")).isPositive();
        String product = Long.toString(
                count("select product_id from mall_offer where sold > simulated_sold order by product_id limit 1"));

        until(() -> house.guest()
                        .get("/api/mall/products?limit=100")
                        .body()
                        .get("items")
                        .valueStream()
                        .anyMatch(card -> card.get("productId").asString().equals(product) && isOneMore(card))
                ? true
                : null);
        assertThat(isOneMore(house.guest().get("/api/mall/shops/" + merchant()).body()))
                .isTrue();
        assertThat(house.guest()
                        .get("/api/products/" + product + "/prices")
                        .body()
                        .valueStream()
                        .flatMap(sku -> sku.get("versions").valueStream())
                        .mapToLong(one -> one.get("sold").asLong()
                                - one.get("simulatedSold").asLong())
                        .sum())
                .isOne();
    }

    private static boolean isOneMore(JsonNode told) {
        return told.get("sold").asLong() == told.get("simulatedSold").asLong() + 1;
    }

    private static void theShopAndTheAgencyTellThemApart() throws InterruptedException {
        WholeHouse.Visitor seller = seller();
        long paid = count("select total_minor from placed_order where order_id = " + person.order());

        JsonNode today = until(() -> {
            JsonNode days = seller.get("/api/studio/sales").body().get("days");
            JsonNode last = days.get(days.size() - 1);
            return last.get("orders").asLong() == last.get("simulatedOrders").asLong() + 1 ? last : null;
        });
        assertThat(today.get("simulatedOrders").asLong()).isPositive();
        assertThat(today.get("paid").get("minor").asLong()
                        - today.get("simulatedPaid").get("minor").asLong())
                .isEqualTo(paid);

        until(() -> seller.get("/api/studio/shows/" + show + "/report")
                                .body()
                                .get("pieces")
                                .valueStream()
                                .mapToInt(sku -> sku.get("sold").asInt()
                                        - sku.get("simulatedSold").asInt())
                                .sum()
                        == 1
                ? true
                : null);
        Places.ShowReport report = until(() -> house.bean(Places.class)
                .show(show)
                .filter(one -> one.orders() == one.simulatedOrders() + 1)
                .orElse(null));
        assertThat(report.paidMinor()).isEqualTo(report.simulatedPaidMinor() + paid);
        assertThat(report.peak()).isEqualTo(report.simulatedPeak() + 1);
        assertThat(report.visits()).isEqualTo(report.simulatedVisits() + 1);

        List<String> rows = seller.get("/api/studio/orders/export?format=csv&lang=en")
                .text()
                .lines()
                .toList();
        assertThat(rows.getFirst()).contains("simulated_buyer");
        assertThat(rows.stream().skip(1).filter(row -> row.contains(RealViewer.NICKNAME)))
                .hasSize(1)
                .noneMatch(row -> row.contains("simulated"));
        assertThat(rows.stream().skip(1).filter(row -> !row.contains(RealViewer.NICKNAME)))
                .isNotEmpty()
                .allMatch(row -> row.contains("simulated"));
    }

    private static WholeHouse.Visitor seller() {
        People people = house.bean(People.class);
        long id = count("select min(id) from person where merchant_id = " + merchant());
        return house.guest().with(people.open(id));
    }

    private static long merchant() {
        return count("select merchant_id from show_row where show_id = " + show);
    }

    /** Waits until the list tells of the show that all its viewers but one are simulated. */
    private static void onePersonIsAmong(String list, WholeHouse.Visitor who) throws InterruptedException {
        until(() -> {
            JsonNode body = who.get(list).body();
            JsonNode rows = body.isArray() ? body : body.get("items");
            return rows.valueStream()
                            .filter(row -> row.get("id").asString().equals(Long.toString(show)))
                            .anyMatch(row -> row.get("simulatedViewers").asInt() > 0
                                    && row.get("viewers").asInt()
                                            == row.get("simulatedViewers").asInt() + 1)
                    ? true
                    : null;
        });
    }

    private static void untilItIs(long wanted, String query) throws InterruptedException {
        until(() -> count(query) == wanted ? true : null);
    }

    private static void untilMoreThan(long least, String query) throws InterruptedException {
        until(() -> {
            long now = count(query);
            return now > least ? now : null;
        });
    }

    private static long count(String query) {
        return house.bean(JdbcClient.class).sql(query).query(Long.class).single();
    }

    private static int said() {
        return house.bean(JdbcClient.class)
                .sql("select coalesce(sum(lines), 0) from show_row")
                .query(Integer.class)
                .single();
    }

    private static int signUp(String name, String secret) {
        return house.guest()
                .ask("POST", "/api/people", SIGN_UP.replace("NAME", name), java.util.Map.of("X-Qiantang-Crowd", secret))
                .status();
    }

    private interface Look<T> {
        T now();
    }

    private static <T> T until(Look<T> look) throws InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < giveUp) {
            T seen = look.now();
            if (seen != null) {
                return seen;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it did not come to pass within 90 s");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
