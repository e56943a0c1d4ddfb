package org.qiantang.app.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.WholeHouse;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the provider tells by itself, at the door that it knows: signed as it signs, and as others would forge. */
class KdniaoPushTest {
    private static final String PUSH = """
            {"EBusinessID":"1237100","PushTime":"2026-11-26 10:05:00","Count":"1","Data":[
              {"EBusinessID":"1237100","ShipperCode":"ZTO","LogisticCode":"780098068058","Success":true,"State":"2","Traces":[
                {"AcceptTime":"2026-11-24 14:02:11","AcceptStation":"已揽收","Location":"杭州市","Action":"1"}]}]}
            """;

    private static WholeHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open(Map.of(
                "qiantang.carrier.kdniao-id", "1237100",
                "qiantang.carrier.kdniao-key", "a-key",
                // Nobody answers there: what is not pushed is not known.
                "qiantang.carrier.kdniao-address", "http://127.0.0.1:1/",
                "qiantang.carrier.look", "1h"));
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static HttpResponse<String> push(String data, String sign) throws Exception {
        String form = "RequestType=101&RequestData=" + URLEncoder.encode(data, StandardCharsets.UTF_8) + "&DataSign="
                + URLEncoder.encode(sign, StandardCharsets.UTF_8);
        URI door = house.address().resolve("/api/parcels/callback/kdniao");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(door)
                                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_push_with_its_signature_is_confirmed_also_for_parcels_that_nobody_knows() throws Exception {
        HttpResponse<String> answer = push(PUSH, new KdniaoSign("a-key").of(PUSH));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"Success\":true").contains("\"EBusinessID\":\"1237100\"");
    }

    @Test
    void a_push_that_somebody_else_signed_or_changed_on_its_way_is_refused_and_leaves_nothing() throws Exception {
        String sign = new KdniaoSign("a-key").of(PUSH);

        assertThat(push(PUSH, new KdniaoSign("another").of(PUSH)).statusCode()).isEqualTo(403);
        assertThat(push(PUSH.replace("已揽收", "已签收"), sign).statusCode()).isEqualTo(403);
        assertThat(push(PUSH, "").statusCode()).isEqualTo(403);
        assertThat(push("not json", new KdniaoSign("a-key").of("not json")).statusCode())
                .isEqualTo(400);
        assertThat(house.bean(JdbcClient.class)
                        .sql("select count(*) from parcel_scan")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
