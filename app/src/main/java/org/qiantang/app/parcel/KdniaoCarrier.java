package org.qiantang.app.parcel;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 快递鸟 (kdniao.com), which tracks parcels of all known carriers: request types 1008 (subscribe) and 1002 (query). */
public final class KdniaoCarrier implements Carrier {
    private static final String SUBSCRIBE = "1008";
    private static final String QUERY = "1002";
    private static final String REPEATED = "重复";
    private static final int PHONE_DIGITS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_ANSWER = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CarrierSettings settings;
    private final KdniaoSign sign;
    private final Phones phones;
    private final HttpClient http;

    public KdniaoCarrier(CarrierSettings settings, Phones phones, HttpClient http) {
        this.settings = settings;
        this.sign = new KdniaoSign(settings.kdniaoKey());
        this.phones = phones;
        this.http = http;
    }

    @Override
    public void follow(Shipment shipment) throws CarrierTrouble {
        JsonNode answer = ask(SUBSCRIBE, shipment);
        String reason = answer.path("Reason").asString("");
        // A repeated subscription is answered as a failure that says so; to us it is as good.
        if (!answer.path("Success").asBoolean(false) && !reason.contains(REPEATED)) {
            throw new CarrierTrouble("subscription refused: " + reason);
        }
    }

    @Override
    public List<Scan> scansOf(Shipment shipment) throws CarrierTrouble {
        JsonNode answer = ask(QUERY, shipment);
        if (!answer.path("Success").asBoolean(false)) {
            throw new CarrierTrouble("query refused: " + answer.path("Reason").asString(""));
        }
        return KdniaoTraces.of(answer);
    }

    private JsonNode ask(String type, Shipment shipment) throws CarrierTrouble {
        ObjectNode request = JSON.createObjectNode();
        CarrierName carrier = named(shipment.carrier());
        request.put("ShipperCode", carrier.code());
        request.put("LogisticCode", shipment.trackingNo());
        if (carrier.asksForPhone()) {
            // Without the last digits of a phone of either end this carrier tells nothing.
            lastDigits(shipment).ifPresent(digits -> request.put("CustomerName", digits));
        }
        request.put("OrderCode", Long.toString(shipment.parcelId()));
        String json = JSON.writeValueAsString(request);
        String form = Map.of(
                        "RequestData",
                        json,
                        "EBusinessID",
                        settings.kdniaoId(),
                        "RequestType",
                        type,
                        "DataSign",
                        sign.of(json),
                        "DataType",
                        "2")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var post = HttpRequest.newBuilder(URI.create(settings.kdniaoAddress()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = http.send(post, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200 || answer.body().length() > MAX_ANSWER) {
                throw new CarrierTrouble("status: " + answer.statusCode() + " (expected: 200)");
            }
            return JSON.readTree(answer.body());
        } catch (IOException | JacksonException trouble) {
            throw new CarrierTrouble("no answer of use", trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CarrierTrouble("interrupted", interrupted);
        }
    }

    private Optional<String> lastDigits(Shipment shipment) {
        return phones.of(shipment.orderId())
                .map(phone -> phone.replaceAll("[^0-9]", ""))
                .filter(digits -> digits.length() >= PHONE_DIGITS)
                .map(digits -> digits.substring(digits.length() - PHONE_DIGITS));
    }

    private static CarrierName named(String carrier) throws CarrierTrouble {
        return CarrierName.named(carrier)
                .orElseThrow(() -> new CarrierTrouble("carrier: " + carrier + " (expected: a known one)"));
    }
}
