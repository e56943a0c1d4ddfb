package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.hearing.Camera;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.settings.Settings;
import tools.jackson.databind.JsonNode;

/** A host on air, from the camera's door to what the control room and the officers read. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class EarOverHttpTest {
    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static String owner;
    private static String show;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(MediaPrograms.ffmpeg().isPresent(), "ffmpeg is not installed");
        Path transcript = Files.writeString(data.resolve("transcript.jsonl"), """
                {"t": 3.0, "to": 4.0, "text": "这款茶是全国第一"}
                {"t": 5.0, "to": 6.0, "text": "喝了还能降血糖"}
                {"t": 7.0, "to": 8.0, "text": "刚才说错了，它只是普通的茶"}
                {"t": 600.0, "to": 601.0, "text": "这一句没有人听到"}
                """);
        program = WholeProgram.start(
                data.resolve("house"),
                Map.of("qiantang.ear.kind", "transcript", "qiantang.ear.file", transcript.toString()));
        program.ok(null, "POST", "/api/shops", """
                {"name": "teahouse", "password": "a-long-password", "shopName": "西湖茶铺"}""");
        program.ok(null, "POST", "/api/people", """
                {"name": "xiaoman", "password": "a-long-password", "nickname": "小满"}""");
        owner = program.session("teahouse");
        show = program.ok(owner, "POST", "/api/studio/shows", "{\"title\": \"晚场\"}")
                .get("id")
                .asString();
        program.ok(owner, "POST", "/api/studio/shows/" + show + "/open", "");
    }

    @AfterAll
    static void close() throws Exception {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void what_the_host_says_is_found_by_itself_and_what_staff_type_as_well_is_not_found_twice() throws Exception {
        assertThat(ear().get("state").asString()).isEqualTo("waiting");
        assertThat(ear().get("on").asBoolean()).isTrue();
        assertThat(ear().get("sentTo").isNull()).isTrue();
        String key =
                program.ok(owner, "GET", path("/stream-key"), "").get("key").asString();

        Instant before = Instant.now();
        List<JsonNode> found;
        try (var _ = Camera.film(program.bean(Settings.class).rtmpPort(), key, true)) {
            program.until(
                    owner, path("/ear"), ear -> ear.get("state").asString().equals("listening"));
            // Staff type the second sentence before the machine has heard it.
            JsonNode typed = program.ok(owner, "POST", path("/lines"), "{\"text\": \"喝了还能降血糖！\"}");
            program.until(owner, path("/ear"), ear -> ear.get("sentences").asLong() == 3);
            found = program.until(
                            owner,
                            path("/findings"),
                            lines -> lines.get("items").size() == 2
                                    && lines.get("items")
                                            .valueStream()
                                            .anyMatch(line ->
                                                    !line.get("correctedAt").isNull()))
                    .get("items")
                    .valueStream()
                    .toList();

            assertThat(typed.get("verdict").asString()).isEqualTo("needs_evidence");
            assertThat(texts(found)).containsExactlyInAnyOrder("喝了还能降血糖！", "这款茶是全国第一");
        }
        JsonNode heard = found.stream()
                .filter(line -> !line.get("takenDown").isNull())
                .findFirst()
                .orElseThrow();
        JsonNode how = heard.get("takenDown");
        assertThat(heard.get("text").asString()).isEqualTo("这款茶是全国第一");
        assertThat(how.get("means").asString()).isEqualTo("HEARD");
        assertThat(how.get("engine").asString()).isEqualTo("transcript");
        assertThat(how.get("version").asString()).isEqualTo("transcript.jsonl");
        assertThat(time(how.get("from"))).isAfter(before).isBefore(time(heard.get("at")));
        assertThat(Duration.between(time(how.get("from")), time(how.get("to")))).isEqualTo(Duration.ofSeconds(1));
        // Heard words are for the guard; viewers read what somebody meant to be read.
        assertThat(program.ok(null, "GET", "/api/shows/" + show, "").toString()).doesNotContain("全国第一");
    }

    @Test
    void only_the_owner_decides_whether_a_show_is_heard_and_it_stays_decided() throws Exception {
        String other = program.ok(owner, "POST", "/api/studio/shows", "{\"title\": \"早场\"}")
                .get("id")
                .asString();
        String path = "/api/studio/shows/" + other + "/ear";

        assertThat(program.ask("GET", path, Optional.empty(), "").status()).isEqualTo(401);
        assertThat(program.ask("PUT", path, Optional.of(program.session("xiaoman")), "{\"on\": false}")
                        .status())
                .isEqualTo(403);
        assertThat(program.ask("PUT", path, Optional.of(owner), "{}").status()).isEqualTo(400);
        assertThat(program.ok(owner, "PUT", path, "{\"on\": false}")
                        .get("state")
                        .asString())
                .isEqualTo("refused");
        JsonNode off = program.until(owner, path, ear -> !ear.get("on").asBoolean());
        assertThat(off.get("own").asBoolean()).isTrue();

        program.ok(owner, "PUT", path, "{\"on\": true}");
        program.until(owner, path, ear -> ear.get("on").asBoolean());
    }

    private static JsonNode ear() throws Exception {
        return program.ok(owner, "GET", path("/ear"), "");
    }

    private static String path(String end) {
        return "/api/studio/shows/" + show + end;
    }

    private static Instant time(JsonNode text) {
        return Instant.parse(text.asString());
    }

    private static List<String> texts(List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("text").asString()).toList();
    }
}
