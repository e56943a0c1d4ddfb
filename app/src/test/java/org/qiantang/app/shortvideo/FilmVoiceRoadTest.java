package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.engine.performance.WavFile;
import org.qiantang.event.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A shop that has built its own presenter and brought its own voice has both in its films; where the voice fails, another. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class FilmVoiceRoadTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SHOP = 1263;
    private static final String FILMS = "/api/studio/films";
    private static final int RATE = 16_000;

    private static final ConcurrentLinkedQueue<String> ASKED = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path folder;

    private static HttpServer server;
    private static volatile boolean down;
    private static WholeHouse house;
    private static Visitor seller;
    private static String presenter;

    @BeforeAll
    static void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/audio/speech", exchange -> {
            ASKED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = down ? "out of order".getBytes(StandardCharsets.UTF_8) : tone();
            exchange.sendResponseHeaders(down ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Path piper = Files.writeString(folder.resolve("piper"), pipersLines());
        assertThat(piper.toFile().setExecutable(true)).isTrue();
        Files.write(folder.resolve("sound.wav"), tone());
        house = WholeHouse.open(Map.of(
                "qiantang.shops.approval",
                false,
                "qiantang.films.short-side",
                96,
                "qiantang.voice.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "qiantang.voice.piper",
                piper.toString(),
                "qiantang.voice.piper-voice",
                folder.resolve("voice.onnx").toString()));
        house.bean(ShopDesk.class).openShop(SHOP, "断桥丝坊");
        seller = house.comes("film-voice", SHOP, Role.VIEWER, Role.MERCHANT, Role.HOST);
        presenter = "/api/studio/shows/"
                + ok(seller.post(
                                "/api/studio/shows",
                                "{\"title\": \"夜茶\", \"hostKind\": \"DIGITAL\", \"holdSeconds\": 300}"))
                        .get("id")
                        .asString()
                + "/presenter";
        until(() -> seller.get(presenter).status() == 200);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
        server.stop(0);
    }

    private static byte[] tone() {
        short[] tone = new short[RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (9_000 * Math.sin(Math.TAU * 180 * i / RATE));
        }
        return WavFile.of(tone, RATE, "");
    }

    private static void until(BooleanSupplier look) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(60));
        while (!look.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(giveUp);
            Thread.sleep(50);
        }
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static String scarf(String code) {
        var draft = new ProductDraft(
                code,
                "桑蚕丝方巾 " + code,
                "服饰",
                "方巾",
                List.of(),
                new FactSheet(List.of(
                        new Fact("material", "100% 桑蚕丝", null, null),
                        new Fact("care", "冷水手洗", null, null),
                        new Fact("origin", "浙江湖州", null, null))),
                List.of("七天无理由退货"),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new SkuDraft(code + "-1", "烟青", Money.cny(23_900), 40)));
        return Long.toString(((Listing.Listed) house.bean(ShopDesk.class).list(SHOP, draft)).productId());
    }

    private static void wears(String outfit, String voice, double pace) {
        JsonNode now = ok(seller.get(presenter));
        ObjectNode look = (ObjectNode) now.get("look");
        look.put("outfit", outfit).put("voice", voice).put("pace", pace);
        ObjectNode body = JSON.createObjectNode();
        body.set("look", look);
        body.set("music", now.get("music"));
        ok(seller.put(presenter, body.toString()));
    }

    private static JsonNode written(String product, String more) {
        return ok(seller.post(FILMS, "{\"product\": \"" + product + "\", \"seconds\": 20" + more + "}"));
    }

    private static String at(JsonNode film) {
        return FILMS + "/" + film.at("/row/id").asString();
    }

    private static JsonNode rendered(JsonNode film) throws InterruptedException {
        ok(seller.post(at(film) + "/render", "{}"));
        until(() -> {
            String state = ok(seller.get(at(film))).at("/row/state").asString();
            return !state.equals("queued") && !state.equals("rendering");
        });
        return ok(seller.get(at(film)));
    }

    private static JsonNode made(JsonNode film) throws InterruptedException {
        JsonNode now = rendered(film);
        assertThat(now.at("/row/state").asString()).as(now.toString()).isEqualTo("ready");
        return now;
    }

    @Test
    void a_film_keeps_the_presenter_that_the_shop_had_when_it_was_written() {
        String product = scarf("W-1");
        wears("apron", "anna", 1.2);

        JsonNode film = written(product, "");
        wears("blazer", "berta", 0.8);
        JsonNode later = ok(seller.get(at(film)));
        JsonNode settled = ok(seller.put(at(film), "{\"version\": 1, \"shape\": \"1:1\"}"));
        JsonNode newer = written(product, "");

        assertThat(later.get("speaker")).isEqualTo(JSON.readTree("{\"who\":\"own\",\"voice\":\"anna\",\"pace\":1.2}"));
        assertThat(settled.get("speaker")).isEqualTo(later.get("speaker"));
        assertThat(newer.at("/speaker/voice").asString()).isEqualTo("berta");
        FilmTable table = house.bean(FilmTable.class);
        assertThat(table.find(Long.parseLong(film.at("/row/id").asString()))
                        .orElseThrow()
                        .plan()
                        .speaker()
                        .look()
                        .outfit()
                        .name())
                .isEqualTo("APRON");
    }

    @Test
    void somebody_of_the_house_may_be_chosen_and_nobody_else() {
        String product = scarf("H-1");
        wears("qipao", "anna", 1.1);

        JsonNode choices = ok(seller.get(FILMS + "/choices"));
        JsonNode film = written(product, ", \"speaker\": \"shifu\"");
        Answer nobody = seller.post(FILMS, "{\"product\": \"" + product + "\", \"speaker\": \"nobody\"}");
        Answer many = seller.post(
                FILMS + "/batches",
                "{\"products\": [\"" + product + "\"], \"like\": {\"speaker\": \"nobody\"}, \"render\": false}");

        assertThat(choices.at("/speakers/2/code").asString()).isEqualTo("shifu");
        assertThat(film.get("speaker"))
                .as("with the shop's own voice")
                .isEqualTo(JSON.readTree("{\"who\":\"shifu\",\"voice\":\"anna\",\"pace\":0.96}"));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.text()).contains("speaker: no such presenter");
        assertThat(many.status()).isEqualTo(400);
    }

    @Test
    void the_voice_that_the_shop_brought_speaks_and_where_it_fails_the_next_speaks_all_and_that_is_said()
            throws Exception {
        assumeTrue(MediaPrograms.ffmpeg().isPresent(), "ffmpeg is not installed");
        wears("qipao", "anna", 1.1);
        JsonNode film = written(scarf("V-1"), "");
        int scenes = film.get("scenes").size();

        ASKED.clear();
        JsonNode first = made(film);
        List<String> asked = List.copyOf(ASKED);
        down = true;
        JsonNode second = made(film);
        Files.createFile(folder.resolve("hoarse"));
        JsonNode third = rendered(film);
        down = false;

        assertThat(first.at("/row/voice")).isEqualTo(JSON.readTree("{\"engine\":\"openai\",\"failed\":[]}"));
        assertThat(asked).hasSize(scenes).allMatch(one -> one.contains("\"voice\":\"anna\"") && one.contains("1.1"));
        assertThat(second.at("/row/voice")).isEqualTo(JSON.readTree("{\"engine\":\"piper\",\"failed\":[\"openai\"]}"));
        assertThat(second.at("/row/heard").asBoolean()).isTrue();
        assertThat(Files.readAllLines(folder.resolve("asked"))).hasSize(scenes);
        assertThat(second.at("/row/seconds").asDouble()).isBetween(15.0, 60.0);
        assertThat(third.at("/row/state").asString())
                .as("none comes out silent")
                .isEqualTo("failed");
        assertThat(third.at("/row/trouble").asString()).isEqualTo("no-voice");
        assertThat(third.at("/row/voice")).as("of the video that is there").isEqualTo(second.at("/row/voice"));
    }

    /** A few lines of shell that speak as piper does: a line of JSON in, the name of a file out. */
    private static String pipersLines() {
        return """
            #!/bin/sh
            while read -r line; do
                [ -e %1$s/hoarse ] && exit 1
                echo "$line" >> %1$s/asked
                out=$(echo "$line" | sed 's/.*"output_file":"\\([^"]*\\)".*/\\1/')
                cp %1$s/sound.wav "$out" && echo "$out"
            done
            """.formatted(folder);
    }
}
