package org.qiantang.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Alternative;
import org.qiantang.engine.recommend.Foreseen;
import org.qiantang.engine.recommend.Impression;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Placement.Predicted;
import tools.jackson.databind.JsonNode;

class WeighEndpointsTest {
    private static final String DOOR = "/api/admin/recommendations/weighing";
    private static final Predicted PREDICTED = new Predicted(0.25, 0.125, 0.0625, 0.03125);

    private static WholeHouse house;
    private static Visitor head;
    private static Instant shownAt;

    @BeforeAll
    static void open() throws IOException {
        shownAt = Instant.now().minus(Duration.ofHours(3));
        house = WholeHouse.open();
        head = house.comes("head", null, Role.ADMIN);
        // Thirty people saw ten products each and opened one, and three saw rooms.
        for (long person = 1; person <= 30; person++) {
            house.bean(ImpressionRows.class).add(seen(person, Kind.PRODUCT));
            house.bean(FeedRows.class).add(person, Kind.PRODUCT, person * 100, Act.CLICK, shownAt.plusSeconds(60));
        }
        for (long person = 1; person <= 3; person++) {
            house.bean(ImpressionRows.class).add(seen(person, Kind.ROOM));
        }
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @Test
    void an_administrator_sees_what_can_be_said_of_each_way_and_why_not() throws InterruptedException {
        Answer begun = head.post(DOOR, "{\"days\": 7}");
        JsonNode last = ended();

        assertThat(begun.status()).isEqualTo(201);
        assertThat(last.get("state").asString()).isEqualTo("done");
        assertThat(last.get("total").asInt()).isEqualTo(330);
        JsonNode present = way(last, "product", "present");
        assertThat(present.get("unsaid").isNull()).isTrue();
        assertThat(present.get("basis").get("people").asInt()).isEqualTo(30);
        // Nobody paid: of that no share is told.
        assertThat(present.get("outcomes").size()).isEqualTo(1);
        assertThat(present.get("outcomes").get(0).get("outcome").asString()).isEqualTo("click");
        assertThat(present.get("outcomes").get(0).get("ips").get("value").asDouble())
                .isCloseTo(0.1, within(1e-9));
        assertThat(way(last, "product", "popularity").get("unsaid").asString()).isEqualTo("not_covered");
        assertThat(way(last, "room", "present").get("unsaid").asString()).isEqualTo("too_few_people");
        assertThat(way(last, "room", "present").get("basis").isNull()).isTrue();
        assertThat(way(last, "video", "present").get("unsaid").asString()).isEqualTo("nothing_logged");
    }

    @Test
    void days_that_cannot_be_are_refused_and_only_administrators_come_in() {
        Visitor officer = house.comes("weigh-officer", null, Role.OFFICER);

        assertThat(head.post(DOOR, "{\"days\": 0}").status()).isEqualTo(400);
        assertThat(head.post(DOOR, "{\"days\": 91}").status()).isEqualTo(400);
        assertThat(officer.get(DOOR).status()).isEqualTo(403);
        assertThat(officer.post(DOOR, "{\"days\": 7}").status()).isEqualTo(403);
        assertThat(head.get(DOOR).body().get("demands").get("leastPeople").asInt())
                .isEqualTo(30);
    }

    private static JsonNode ended() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        JsonNode last = head.get(DOOR).body().get("last");
        while (last.get("state").asString().equals("running") && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            last = head.get(DOOR).body().get("last");
        }
        return last;
    }

    private static JsonNode way(JsonNode last, String kind, String way) {
        for (JsonNode one : last.get("kinds")) {
            for (JsonNode other : one.get("ways")) {
                if (one.get("kind").asString().equals(kind)
                        && other.get("way").asString().equals(way)) {
                    return other;
                }
            }
        }
        throw new AssertionError("not there: " + kind + " " + way);
    }

    private static List<ImpressionRows.Kept> seen(long person, Kind kind) {
        var foreseen = new Foreseen(
                PREDICTED,
                List.of(
                        new Alternative(true, 1, PREDICTED),
                        new Alternative(false, 0, PREDICTED),
                        new Alternative(false, 0, PREDICTED)));
        List<ImpressionRows.Kept> seen = new ArrayList<>();
        for (int place = 0; place < 10; place++) {
            seen.add(new ImpressionRows.Kept(
                    person,
                    kind,
                    Surface.HOME,
                    person,
                    place,
                    false,
                    1,
                    new Impression(person * 100 + place, Collections.nCopies(14, 0f)),
                    foreseen.numbers(),
                    shownAt));
        }
        return seen;
    }
}
