package org.qiantang.app.helpdesk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.shipping.OpenShop;
import org.qiantang.engine.performance.WavFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Answers on a product's page that are heard, over HTTP, with a voice that a server of our own lends. */
class SpokenAnswersTest {
    private static final int RATE = 16_000;
    private static final ConcurrentLinkedQueue<String> SPOKEN = new ConcurrentLinkedQueue<>();

    private static HttpServer voice;
    private static WholeHouse house;
    private static OpenShop shop;
    private static String path = "";

    @BeforeAll
    static void open() throws IOException {
        voice = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        voice.createContext("/v1/audio/speech", exchange -> {
            SPOKEN.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            short[] sound = new short[RATE];
            for (int i = 0; i < sound.length; i++) {
                sound[i] = (short) (9_000 * Math.sin(Math.TAU * 180 * i / RATE));
            }
            byte[] wav = WavFile.of(sound, RATE, "");
            exchange.getResponseHeaders().set("Content-Type", "audio/wav");
            exchange.sendResponseHeaders(200, wav.length);
            exchange.getResponseBody().write(wav);
            exchange.close();
        });
        voice.start();
        String url = "http://127.0.0.1:" + voice.getAddress().getPort() + "/v1";
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false, "qiantang.voice.url", url));
        shop = new OpenShop(house, "听得见的铺子", "桑蚕丝方巾", new Delivery("浙江杭州", 48, true, List.of("西藏")), 29_900);
        path = "/api/products/" + shop.productId + "/questions";
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
        voice.stop(0);
    }

    @Test
    void an_answer_is_heard_by_the_one_who_asked_with_a_mouth_that_follows_and_its_words_as_subtitles() {
        Visitor viewer = house.comes("listener", null, Role.VIEWER);
        JsonNode question = ok(viewer.post(path, "{\"text\": \"什么材质\"}"));

        JsonNode speech = ok(viewer.get(path + "/" + question.get("id").asString() + "/speech"));

        assertThat(speech.get("seconds").asDouble()).isGreaterThanOrEqualTo(1);
        assertThat(speech.get("mouth")).isNotEmpty();
        assertThat(speech.get("loudness").size()).isEqualTo((int)
                Math.ceil(speech.get("seconds").asDouble() / speech.get("step").asDouble() - 1e-6));
        assertThat(speech.get("subtitles")
                        .valueStream()
                        .map(one -> one.get("text").asString())
                        .reduce("", String::concat))
                .isEqualTo(question.get("answer").asString().strip());
        assertThat(SPOKEN).allSatisfy(asked -> assertThat(asked).doesNotContain("什么材质"));
        String address = speech.get("sound").asString();
        assertThat(file(viewer, address.replaceFirst("of=.*", "of=another-voice"))
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("no-cache");
        HttpResponse<byte[]> sound = file(viewer, address);
        assertThat(sound.statusCode()).isEqualTo(200);
        assertThat(sound.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(sound.headers().firstValue("Cache-Control").orElse("")).contains("private", "max-age=600");
        assertThat(new String(sound.body(), ISO_8859_1)).startsWith("RIFF").contains("AIGC={\"Label\":\"1\"");
    }

    @Test
    void nobody_hears_what_another_asked_or_words_of_their_own() {
        Visitor viewer = house.comes("asker", null, Role.VIEWER);
        Visitor other = house.comes("eavesdropper", null, Role.VIEWER);
        String own = path + "/"
                + ok(viewer.post(path, "{\"text\": \"多少钱\"}")).get("id").asString();
        String elsewhere = own.replace("/" + shop.productId + "/", "/1/");

        assertThat(viewer.get(own + "/speech?text=hello-there").status()).isEqualTo(200);
        assertThat(SPOKEN).allSatisfy(asked -> assertThat(asked).doesNotContain("hello-there"));
        assertThat(other.get(own + "/speech").status()).isEqualTo(404);
        assertThat(other.get(own + "/speech.wav").status()).isEqualTo(404);
        assertThat(viewer.get(elsewhere + "/speech").status()).isEqualTo(404);
        assertThat(viewer.get(path + "/" + Long.MAX_VALUE + "/speech").status()).isEqualTo(404);
        assertThat(house.guest().get(own + "/speech").status()).isEqualTo(401);
    }

    @Test
    void a_person_s_reply_is_not_put_into_a_machine_s_mouth() {
        Visitor viewer = house.comes("waiter", null, Role.VIEWER);
        Visitor owner = house.comes("heard-owner", shop.merchantId, Role.VIEWER, Role.MERCHANT, Role.HOST);
        JsonNode over = ok(viewer.post(path, "{\"text\": \"怎么洗\"}"));
        JsonNode open = ok(owner.get("/api/studio/helpdesk/questions?state=open"))
                .get("items")
                .get(0);
        ok(owner.post(
                "/api/studio/helpdesk/questions/" + open.get("id").asString() + "/answer", "{\"text\": \"冷水轻轻手洗\"}"));

        JsonNode speech = ok(viewer.get(path + "/" + over.get("id").asString() + "/speech"));

        assertThat(speech.get("subtitles").toString()).doesNotContain("冷水");
        assertThat(SPOKEN).allSatisfy(asked -> assertThat(asked).doesNotContain("冷水"));
    }

    @Test
    void what_would_not_be_said_like_this_today_is_not_spoken_anew() {
        Visitor viewer = house.comes("late-listener", null, Role.VIEWER);
        Visitor owner = house.comes("late-owner", shop.merchantId, Role.VIEWER, Role.MERCHANT);
        JdbcClient jdbc = house.bean(JdbcClient.class);
        JsonNode priced = ok(viewer.post(path, "{\"text\": \"多少钱\"}"));
        assertThat(priced.get("answer").asString()).contains("299");
        String price = path + "/" + priced.get("id").asString() + "/speech";
        String madeOf = ok(viewer.post(path, "{\"text\": \"什么材质\"}")).get("id").asString();
        String material = path + "/" + madeOf + "/speech";
        String sheet = ok(viewer.post(path, "{\"text\": \"什么材质的\"}")).get("id").asString();
        String other = path + "/" + sheet + "/speech";
        String wording =
                "{\"productId\": \"" + shop.productId + "\", \"question\": \"可以刻字吗\", \"answer\": \"不能刻字，可以附卡片\"}";
        String faq = "/api/studio/helpdesk/faq";
        faq += "/" + ok(owner.post(faq, wording)).get("id").asString();
        ok(owner.put(faq, wording));
        JsonNode told = ok(viewer.post(path, "{\"text\": \"可以刻字吗\"}"));
        assertThat(told.get("answer").asString()).contains("附卡片");
        String pair = path + "/" + told.get("id").asString() + "/speech";
        for (String speech : List.of(price, material, other, pair)) {
            assertThat(viewer.get(speech).status()).as(speech).isEqualTo(200);
        }

        String dearer = "update help_question set facts = replace(facts::text, '299.00', '199.00')::jsonb"
                + " where question_id = :id";
        jdbc.sql(dearer).param("id", priced.get("id").asLong()).update();
        ok(owner.post(faq + "/retire", "{}"));
        jdbc.sql("update help_question set at = at - interval '25 hours' where question_id = :id")
                .param("id", Long.parseLong(madeOf))
                .update();

        jdbc.sql(
                        "update help_question set facts = replace(facts::text, '\"value\": \"', '\"value\": \"不是')::jsonb where question_id = :id")
                .param("id", Long.parseLong(sheet))
                .update();

        for (String speech : List.of(price, material, other, pair)) {
            assertThat(viewer.get(speech).text()).as(speech).contains("answer-outdated");
            assertThat(viewer.get(speech + ".wav").text()).as(speech).contains("answer-outdated");
        }
    }

    @Test
    void a_shop_s_presenter_is_given_in_parts_under_an_address_of_their_own() {
        JsonNode presenter = ok(house.guest().get("/api/shops/" + shop.merchantId + "/presenter"));
        String address = presenter.get("drawing").asString();

        JsonNode drawing = ok(house.guest().get(address));

        assertThat(presenter.get("speaks").asBoolean()).isTrue();
        assertThat(drawing.get("parts").get("body")).isNotEmpty();
        assertThat(house.guest().get("/api/shops/999999/presenter").status()).isEqualTo(200);
    }

    @Test
    void who_listens_too_much_waits_and_is_not_counted_meanwhile() {
        var now = new Instant[] {Instant.EPOCH};
        var listeners = new Listeners(() -> now[0]);
        int heard = 0;
        while (listeners.mayHear(7)) {
            heard++;
        }

        assertThat(heard).isEqualTo(Listeners.MOST_A_WHILE);
        assertThat(listeners.mayHear(8)).isTrue();
        now[0] = now[0].plus(Listeners.WHILE);
        assertThat(listeners.mayHear(7)).isTrue();
    }

    @Test
    void what_could_not_be_read_is_not_counted() {
        var silent = new ReadsAloud() {
            @Override
            public boolean isReady(long merchantId, String line) {
                return false;
            }

            @Override
            public Read read(long merchantId, String line) {
                return new Read.Busy();
            }
        };
        var listeners = new Listeners(() -> Instant.EPOCH);
        var reader = new MeasuredReader(silent, listeners);

        for (int times = 0; times < Listeners.MOST_A_WHILE + 5; times++) {
            assertThat(reader.read(7, 1, "您好")).contains(new ReadsAloud.Read.Busy());
        }
        assertThat(listeners.mayHear(7)).isTrue();
    }

    @Test
    void what_lies_ready_is_not_counted() {
        Visitor viewer = house.comes("again", null, Role.VIEWER);
        String own = path + "/"
                + ok(viewer.post(path, "{\"text\": \"什么时候发货\"}")).get("id").asString();
        for (int times = 0; times < Listeners.MOST_A_WHILE + 5; times++) {
            assertThat(viewer.get(own + "/speech").status()).isEqualTo(200);
        }
    }

    private static HttpResponse<byte[]> file(Visitor who, String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(house.address() + path))
                            .header("Cookie", "qt_session=" + who.session())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }
}
