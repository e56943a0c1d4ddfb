package org.qiantang.app.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.People;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.stage.Counts;
import org.qiantang.app.stage.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Twenty simulated viewers in the program as it is, with a demo's door for them. */
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
    }

    @AfterAll
    static void close() throws IOException {
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
        }
        until(() -> stage.counts().values().stream().allMatch(counts -> counts.simulated() == 0) ? true : null);

        assertThat(full.viewers()).isEqualTo(full.simulated());
        int accounts = house.bean(JdbcClient.class)
                .sql("select count(*) from person where simulated and name like 'crowd-%'")
                .query(Integer.class)
                .single();
        assertThat(accounts).isEqualTo(3);
    }

    @Test
    void the_crowd_buys_and_pays_and_all_of_it_is_counted_as_simulated() throws Exception {
        String secret = Files.readString(data.resolve("crowd-secret"));
        URI home = house.address();
        URI sockets = URI.create("ws://127.0.0.1:" + socketPort);
        var chance = new SplittableRandom(5);

        try (var crowd = new Crowd(
                new Api(home, secret), home, sockets, secret, VIEWERS, chance, new Schedule(VIEWERS, chance, 30))) {
            crowd.begin();
            untilMoreThan(
                    1,
                    "select count(*) from placed_order o join person p on p.id = o.buyer_id"
                            + " where p.simulated and o.paid_at is not null");
            // Figures follow the orders, and what the gateway counts is written every few seconds.
            untilMoreThan(0, "select coalesce(sum(likes), 0) from show_crowd");
            untilMoreThan(0, "select coalesce(sum(visits), 0) from show_crowd");
            untilMoreThan(0, "select coalesce(sum(paid_minor), 0) from show_spender");
        }

        // Nobody else is in this house: the whole of each figure is the crowd's part.
        assertThat(count(
                        "select count(*) from placed_order o join person p on p.id = o.buyer_id where not p.simulated"))
                .isZero();
        assertThat(count("select sum(s.peak) - sum(c.peak) from show_row s join show_crowd c using (show_id)"))
                .isZero();
        assertThat(count("select sum(s.visits) - sum(c.visits) from show_row s join show_crowd c using (show_id)"))
                .isZero();
        assertThat(count("select sum(s.likes) - sum(c.likes) from show_row s join show_crowd c using (show_id)"))
                .isZero();
        assertThat(count("select (select sum(paid_minor) from show_row) - (select sum(paid_minor) from show_spender)"))
                .isZero();
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
