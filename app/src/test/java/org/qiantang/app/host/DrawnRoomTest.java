package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import tools.jackson.databind.JsonNode;

/** A room without its video, over HTTP: a guest gets what is on air, sentence by sentence, and nothing else. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class DrawnRoomTest {
    private static final Path SPEECH = Path.of("../speech-espeak/target/speech-espeak.jar");
    private static final String WORDS = "欢迎各位来到直播间，今天给大家看看我们的茶。";

    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor guest;
    private static String show;
    private static String door;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(Encoder.program().isPresent(), "ffmpeg is not installed");
        Map<String, Object> settings = new HashMap<>(Map.of("qiantang.shops.approval", false));
        if (Files.exists(SPEECH)) {
            settings.put("qiantang.speech", SPEECH.toAbsolutePath().toString());
        }
        house = WholeHouse.open(settings);
        house.bean(ShopDesk.class).openShop(1190L, "省流茶庄");
        seller = house.comes("drawn-shop", 1190L, Role.VIEWER, Role.MERCHANT, Role.HOST);
        guest = house.guest();
        show = ok(seller.post(
                        "/api/studio/shows", "{\"title\": \"夜茶\", \"hostKind\": \"DIGITAL\", \"holdSeconds\": 300}"))
                .get("id")
                .asString();
        door = "/api/shows/" + show + "/drawn";
        until(
                "the show is known",
                () -> Optional.of(guest.get("/api/shows/" + show)).filter(answer -> answer.status() == 200));
    }

    @AfterAll
    static void close() throws IOException {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void a_guest_gets_the_sentence_on_air_its_timeline_and_its_sound_and_nothing_before_or_after() {
        assertThat(guest.get(door).status()).isEqualTo(404);
        ok(seller.post("/api/studio/shows/" + show + "/open", ""));
        until(
                "the show is open",
                () -> Optional.of(ok(seller.get("/api/studio/shows/" + show)))
                        .filter(now -> now.get("state").asString().equals("open")));
        ok(seller.post(host("/start"), ""));
        until("the host is at work", () -> Optional.of(guest.get(door)).filter(answer -> answer.status() == 200));
        ok(seller.post(host("/say"), "{\"text\": \"" + WORDS + "\"}"));

        String id = until(
                "what staff typed is on air",
                () -> underWay()
                        .filter(said ->
                                guest.get(door + "/sentences/" + said).text().contains(WORDS)));
        JsonNode said = ok(guest.get(door + "/sentences/" + id));
        assertThat(said.get("text").asString()).isEqualTo(WORDS);
        assertThat(said.get("pose").asString()).isIn("talking", "presenting");
        assertThat(said.get("seconds").asDouble()).isGreaterThan(1);
        if (Files.exists(SPEECH)) {
            assertThat(said.get("mouth").size()).isGreaterThan(10);
            assertThat(said.get("sound").asString()).isEqualTo(door + "/sentences/" + id + "/sound");
            assertThat(guest.get(said.get("sound").asString()).status()).isEqualTo(200);
        } else {
            assertThat(said.get("sound").isNull()).isTrue();
        }
        JsonNode drawing = ok(guest.get(said.get("drawing").asString()));
        assertThat(drawing.get("label").get("d").asString()).isNotBlank();
        assertThat(guest.get("/api/shows/1" + show + "/drawn/sentences/" + id).status())
                .isEqualTo(404);
        assertThat(guest.get(door + "/sentences/" + id + "1").status()).isEqualTo(404);

        ok(seller.post(host("/pause"), ""));
        until(
                "she is silent",
                () -> Optional.of(ok(guest.get(door)))
                        .filter(now -> now.get("moment").get("id").isNull()));
        ok(seller.post(host("/stop"), ""));
        until("there is nobody to draw", () -> Optional.of(guest.get(door)).filter(answer -> answer.status() == 404));
        assertThat(guest.get(door + "/sentences/" + id).status()).isEqualTo(404);
    }

    private static Optional<String> underWay() {
        return Optional.of(ok(guest.get(door)).get("moment"))
                .filter(moment -> !moment.isNull() && !moment.get("id").isNull())
                .map(moment -> moment.get("id").asString());
    }

    private static String host(String act) {
        return "/api/studio/shows/" + show + "/host" + act;
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer.text().isEmpty() ? null : answer.body();
    }

    private static <T> T until(String what, Supplier<Optional<T>> look) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            assertThat(System.nanoTime()).as(what).isLessThan(giveUp);
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
