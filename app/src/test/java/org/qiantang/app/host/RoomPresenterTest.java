package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.engine.performance.WavFile;
import org.qiantang.engine.performance.presenter.Look;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From the builder's page to the picture on air: what a shop chooses is kept, checked, seen, and what the host wears. */
class RoomPresenterTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int RATE = 16_000;
    private static final ConcurrentLinkedQueue<String> SPOKEN = new ConcurrentLinkedQueue<>();

    private static HttpServer voice;
    private static WholeHouse house;
    private static Visitor owner;
    private static String path = "";
    private static long room;

    @BeforeAll
    static void open() throws IOException {
        voice = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        voice.createContext("/v1/audio/speech", exchange -> {
            SPOKEN.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            short[] tone = new short[RATE];
            for (int i = 0; i < tone.length; i++) {
                tone[i] = (short) (9_000 * Math.sin(Math.TAU * 180 * i / RATE));
            }
            byte[] wav = WavFile.of(tone, RATE, "");
            exchange.getResponseHeaders().set("Content-Type", "audio/wav");
            exchange.sendResponseHeaders(200, wav.length);
            exchange.getResponseBody().write(wav);
            exchange.close();
        });
        voice.start();
        String url = "http://127.0.0.1:" + voice.getAddress().getPort() + "/v1";
        house = WholeHouse.open(Map.of("qiantang.voice.url", url, "qiantang.aigc.provider", "001191330100TEST"));
        house.bean(ShopDesk.class).openShop(930L, "形象试验店");
        owner = house.comes("presenter-owner", 930L, Role.VIEWER, Role.MERCHANT, Role.HOST);
        Answer planned =
                owner.post("/api/studio/shows", "{\"title\": \"夜茶\", \"hostKind\": \"DIGITAL\", \"holdSeconds\": 300}");
        String show = planned.body().get("id").asString();
        path = "/api/studio/shows/" + show + "/presenter";
        for (int tries = 0; tries < 600 && owner.get(path).status() != 200; tries++) {
            pause();
        }
        room = house.bean(Playbills.class)
                .of(Long.parseLong(show))
                .orElseThrow()
                .roomId();
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
        voice.stop(0);
    }

    @Test
    void a_room_begins_with_the_house_s_own_presenter_and_at_least_four_others_to_choose() {
        JsonNode view = owner.get(path).body();

        assertThat(view.get("cast").size()).isGreaterThanOrEqualTo(4);
        assertThat(view.get("choices").get("scene").size()).isGreaterThanOrEqualTo(5);
        assertThat(view.get("choices").get("light").toString()).contains("night");
        assertThat(view.get("look").get("outfit").asString()).isNotBlank();
    }

    @Test
    void what_is_chosen_is_kept_over_a_restart_and_is_what_the_next_picture_shows() {
        ObjectNode body = chosen();
        ((ObjectNode) body.get("look"))
                .put("scene", "kitchen")
                .put("hair", "crop")
                .put("voice", "zh-晓晓")
                .put("pace", 1.2);
        ((ObjectNode) body.get("music")).put("level", 40).put("mood", "bright").put("effects", false);

        Answer kept = owner.put(path, body.toString());
        house.restart();

        assertThat(kept.status()).isEqualTo(200);
        assertThat(owner.get(path).body().get("look")).isEqualTo(body.get("look"));
        assertThat(owner.get(path).body().get("music")).isEqualTo(body.get("music"));
        Presentation onAir = house.bean(Presentations.class).now(room);
        assertThat(onAir.look().scene()).isEqualTo(Look.Scene.KITCHEN);
        assertThat(onAir.look().hair()).isEqualTo(Look.HairStyle.CROP);
        assertThat(onAir.voice().voice()).isEqualTo("zh-晓晓");
        assertThat(onAir.music().level()).isEqualTo(40);
    }

    @Test
    void what_cannot_be_is_refused_at_its_field_and_nothing_is_kept() {
        JsonNode before = owner.get(path).body().get("look");

        assertThat(wrong("scene", "moon")).isEqualTo("scene");
        assertThat(wrong("voice", "<script>")).isEqualTo("voice");
        assertThat(wrong("pace", "9")).isEqualTo("pace");
        assertThat(owner.put(path, "{}").status()).isEqualTo(400);
        assertThat(owner.get(path).body().get("look")).isEqualTo(before);
    }

    @Test
    void the_preview_is_a_picture_of_the_look_that_was_asked_for() throws Exception {
        ObjectNode look = (ObjectNode) chosen().get("look");

        BufferedImage tea = picture(look.put("scene", "tea_room").put("light", "day"));
        BufferedImage studio = picture(look.put("scene", "studio").put("light", "night"));

        assertThat(tea.getWidth()).isEqualTo(360);
        assertThat(tea.getHeight()).isEqualTo(640);
        assertThat(tea.getRGB(20, 20)).isNotEqualTo(studio.getRGB(20, 20));
    }

    @Test
    void the_preview_says_of_itself_that_a_machine_made_it_and_whose() throws Exception {
        HttpResponse<byte[]> picture = file("/preview", (ObjectNode) chosen().get("look"));

        assertThat(new String(picture.body(), StandardCharsets.ISO_8859_1))
                .contains("XML:com.adobe.xmp")
                .contains("<TC260:AIGC>{\"Label\":\"1\",\"ContentProducer\":\"001191330100TEST\"")
                .contains("\"ProduceID\":\"presenter-" + room + "\"");
    }

    @Test
    void the_voice_is_heard_before_it_is_saved_as_the_look_would_have_it() throws Exception {
        ObjectNode look =
                ((ObjectNode) chosen().get("look")).put("voice", "anna").put("pace", 0.8);

        HttpResponse<byte[]> heard = voice(look, "现在试听一句话");

        assertThat(heard.statusCode()).isEqualTo(200);
        assertThat(heard.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(new String(heard.body(), StandardCharsets.ISO_8859_1))
                .startsWith("RIFF")
                .contains("AIGC={")
                .contains("001191330100TEST");
        assertThat(SPOKEN).anySatisfy(asked -> assertThat(asked).contains("现在试听一句话", "\"anna\"", "0.8"));
        assertThat(owner.get(path).body().get("look").get("voice").asString()).isNotEqualTo("anna");
        assertThat(voice(look, "").statusCode()).as("the house's own words").isEqualTo(200);
    }

    @Test
    void what_is_too_long_or_may_not_be_said_is_not_heard() throws Exception {
        ObjectNode look = (ObjectNode) chosen().get("look");
        int before = SPOKEN.size();

        assertThat(voice(look, "话".repeat(101)).statusCode()).isEqualTo(400);
        assertThat(voice(look, "。。。").statusCode()).isEqualTo(400);
        assertThat(voice(look, "这是全网最好的茶。").statusCode()).isEqualTo(422);
        assertThat(voice(look.put("pace", 9), "你好").statusCode()).isEqualTo(400);
        assertThat(SPOKEN).hasSize(before);
    }

    @Test
    void strangers_neither_look_nor_choose() {
        house.bean(ShopDesk.class).openShop(931L, "别人的店");
        Visitor stranger = house.comes("presenter-stranger", 931L, Role.VIEWER, Role.MERCHANT, Role.HOST);

        assertThat(stranger.get(path).status()).isGreaterThanOrEqualTo(403);
        assertThat(stranger.put(path, chosen().toString()).status()).isGreaterThanOrEqualTo(403);
        assertThat(stranger.get(path + "/voice").status()).isGreaterThanOrEqualTo(403);
        assertThat(house.guest().get(path).status()).isEqualTo(401);
        assertThat(house.guest().get(path + "/voice").status()).isEqualTo(401);
    }

    private static ObjectNode chosen() {
        JsonNode view = owner.get(path).body();
        ObjectNode body = JSON.createObjectNode();
        body.set("look", view.get("look"));
        body.set("music", view.get("music"));
        return body;
    }

    private static String wrong(String field, String value) {
        ObjectNode body = chosen();
        ((ObjectNode) body.get("look")).put(field, value);
        Answer answer = owner.put(path, body.toString());
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().get("field").asString();
    }

    private static BufferedImage picture(ObjectNode look) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = file("/preview", look);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("image/png");
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    private static HttpResponse<byte[]> voice(ObjectNode look, String words) throws IOException, InterruptedException {
        return file("/voice", look.deepCopy().put("text", words));
    }

    private static HttpResponse<byte[]> file(String door, ObjectNode asked) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder("?");
        asked.properties()
                .forEach(part -> query.append(part.getKey())
                        .append('=')
                        .append(URLEncoder.encode(part.getValue().asString(), StandardCharsets.UTF_8))
                        .append('&'));
        URI address = house.address().resolve(path + door + query);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Cookie", "qt_session=" + owner.session())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
