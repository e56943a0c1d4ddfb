package org.qiantang.app.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.event.ShopEvent.ScanKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answers are written down in the shapes that the provider documents for request types 1008 and 1002. */
class KdniaoCarrierTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Shipment BY_ZTO = new Shipment(31, 7, "中通快递", "780098068058", NOON);
    private static final Shipment BY_SF = new Shipment(32, 8, "顺丰速运", "SF1234567890123", NOON);

    private final List<Map<String, String>> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";
    private KdniaoCarrier carrier;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(Arrays.stream(form.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(
                            field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8))));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
        var settings =
                new CarrierSettings(Duration.ofHours(52), 6, 1, Duration.ofSeconds(5), "1237100", "a-key", address);
        Phones phones = order -> order == 8 ? Optional.of("138 0013-8042") : Optional.empty();
        carrier = new KdniaoCarrier(settings, phones, HttpClient.newHttpClient());
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private JsonNode data(int number) {
        return JSON.readTree(asked.get(number).get("RequestData"));
    }

    @Test
    void a_subscription_is_signed_over_the_very_text_that_is_sent() throws CarrierTrouble {
        answer = """
                {"EBusinessID":"1237100","UpdateTime":"2026-11-24 12:00:01","Success":true,"Reason":"","EstimatedDeliveryTime":""}
                """;

        carrier.follow(BY_ZTO);

        Map<String, String> form = asked.getFirst();
        assertThat(form)
                .containsEntry("RequestType", "1008")
                .containsEntry("EBusinessID", "1237100")
                .containsEntry("DataType", "2")
                .containsEntry("DataSign", new KdniaoSign("a-key").of(form.getOrDefault("RequestData", "")));
        assertThat(data(0).path("ShipperCode").asString("")).isEqualTo("ZTO");
        assertThat(data(0).path("LogisticCode").asString("")).isEqualTo("780098068058");
        assertThat(data(0).has("CustomerName")).isFalse();
    }

    @Test
    void the_last_four_digits_of_the_phone_go_to_sf_and_to_nobody_else() throws CarrierTrouble {
        answer = "{\"Success\":true,\"Traces\":[]}";

        carrier.scansOf(BY_SF);
        carrier.scansOf(new Shipment(33, 9, "顺丰速运", "SF1234567890124", NOON));

        assertThat(data(0).path("CustomerName").asString("")).isEqualTo("8042");
        assertThat(asked.getFirst().get("RequestData")).doesNotContain("138");
        assertThat(data(1).has("CustomerName")).isFalse();
    }

    @Test
    void a_query_tells_the_way_in_the_words_of_the_stations() throws CarrierTrouble {
        answer = """
                {"EBusinessID":"1237100","ShipperCode":"ZTO","LogisticCode":"780098068058","Success":true,"State":"3","Reason":"",
                 "Traces":[
                  {"AcceptTime":"2026-11-24 14:02:11","AcceptStation":"【杭州市】西湖区网点 已揽收","Location":"杭州市","Action":"1"},
                  {"AcceptTime":"2026-11-24 23:40:00","AcceptStation":"快件已发往 武汉转运中心","Location":"杭州市","Action":"2"},
                  {"AcceptTime":"2026-11-25 09:12:30","AcceptStation":"快件因天气延误","Location":"武汉市","Action":"401"},
                  {"AcceptTime":"yesterday","AcceptStation":"a trace that nobody can date","Location":"","Action":"2"},
                  {"AcceptTime":"2026-11-26 08:15:00","AcceptStation":"正在派送","Location":"武汉市","Action":"202"},
                  {"AcceptTime":"2026-11-26 10:01:59","AcceptStation":"已签收，签收人：本人","Location":"武汉市","Action":"301"}]}
                """;

        List<Scan> scans = carrier.scansOf(BY_ZTO);

        assertThat(asked.getFirst()).containsEntry("RequestType", "1002");
        assertThat(scans)
                .extracting(Scan::kind)
                .containsExactly(
                        ScanKind.COLLECTED,
                        ScanKind.IN_TRANSIT,
                        ScanKind.TROUBLE,
                        ScanKind.OUT_FOR_DELIVERY,
                        ScanKind.DELIVERED);
        assertThat(scans.getFirst().at()).isEqualTo(Instant.parse("2026-11-24T06:02:11Z"));
        assertThat(scans.getFirst().place()).isEqualTo("杭州市");
        assertThat(carrier.scansOf(BY_ZTO)).as("the same ids each time").isEqualTo(scans);
    }

    @Test
    void an_answer_without_codes_of_actions_is_read_by_its_words() throws CarrierTrouble {
        answer = """
                {"LogisticCode":"780098068058","Success":true,"State":"3","Traces":[
                  {"AcceptTime":"2026-11-24 14:02:11","AcceptStation":"快递员已揽收"},
                  {"AcceptTime":"2026-11-26 08:15:00","AcceptStation":"快递员正在派送"},
                  {"AcceptTime":"2026-11-26 10:01:59","AcceptStation":"本人签收"}]}
                """;

        assertThat(carrier.scansOf(BY_ZTO))
                .extracting(Scan::kind)
                .containsExactly(ScanKind.COLLECTED, ScanKind.OUT_FOR_DELIVERY, ScanKind.DELIVERED);
    }

    @Test
    void a_repeated_subscription_is_as_good_as_the_first() {
        answer = "{\"EBusinessID\":\"1237100\",\"Success\":false,\"Reason\":\"重复订阅\"}";

        assertThatCode(() -> carrier.follow(BY_ZTO)).doesNotThrowAnyException();
    }

    @Test
    void a_refusal_a_broken_answer_and_a_silent_provider_are_trouble_that_can_be_tried_again() {
        answer = "{\"EBusinessID\":\"1237100\",\"Success\":false,\"Reason\":\"数据签名验证失败\"}";
        assertThatThrownBy(() -> carrier.follow(BY_ZTO))
                .isInstanceOf(CarrierTrouble.class)
                .hasMessageContaining("签名");
        assertThatThrownBy(() -> carrier.scansOf(BY_ZTO)).isInstanceOf(CarrierTrouble.class);

        answer = "<html>busy</html>";
        assertThatThrownBy(() -> carrier.scansOf(BY_ZTO)).isInstanceOf(CarrierTrouble.class);

        status = 502;
        assertThatThrownBy(() -> carrier.scansOf(BY_ZTO))
                .isInstanceOf(CarrierTrouble.class)
                .hasMessageContaining("502");

        server.stop(0);
        assertThatThrownBy(() -> carrier.scansOf(BY_ZTO)).isInstanceOf(CarrierTrouble.class);
    }

    @Test
    void a_carrier_that_the_provider_was_not_told_of_is_not_asked_about() {
        assertThatThrownBy(() -> carrier.follow(new Shipment(1, 1, "无名快递", "1", NOON)))
                .isInstanceOf(CarrierTrouble.class);
        assertThat(asked).isEmpty();
    }
}
