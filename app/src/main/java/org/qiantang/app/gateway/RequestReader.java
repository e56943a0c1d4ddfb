package org.qiantang.app.gateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.RoomRequest.Want;
import org.qiantang.event.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a text frame as a request. Whatever a frame holds, the answer is a request or nonsense, never an exception. */
final class RequestReader {
    private static final int DEEPEST = 8;
    private static final int MOST_LIKES = 50;
    private static final int LONGEST_INTENT = 64;
    private static final int MOST_WANTS = 20;
    private static final int MOST_SEEN = 100;
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private RequestReader() {}

    static ClientRequest read(String frame) {
        JsonNode request;
        try {
            request = JSON.readTree(frame);
        } catch (JacksonException _) {
            return new ClientRequest.Nonsense(null, "frame", "one JSON object", "一个 JSON 对象");
        }
        Long id = number(request.get("id"));
        if (id == null) {
            return new ClientRequest.Nonsense(null, "id", "a number", "一个数字");
        }
        String kind = text(request.get("k"));
        return switch (kind == null ? "" : kind) {
            case "say" -> say(id, request);
            case "like" -> like(id, request);
            case "seen" -> seen(id, request);
            case "buy" -> buy(id, request);
            case "cancel" -> cancel(id, request);
            case "ping" -> new ClientRequest.Ping(id);
            default ->
                new ClientRequest.Nonsense(
                        id, "k", "say, like, seen, buy, cancel or ping", "say、like、seen、buy、cancel 或 ping");
        };
    }

    private static ClientRequest say(long id, JsonNode request) {
        String text = text(request.get("text"));
        return text == null
                ? new ClientRequest.Nonsense(id, "text", "1..100 characters", "1–100 个字")
                : LineText.clean(text)
                        .<ClientRequest>map(clean -> new ClientRequest.Say(id, clean))
                        .orElseGet(() -> new ClientRequest.Nonsense(id, "text", "1..100 characters", "1–100 个字"));
    }

    private static ClientRequest like(long id, JsonNode request) {
        Long times = number(request.get("n"));
        return times == null || times < 1 || times > MOST_LIKES
                ? new ClientRequest.Nonsense(id, "n", "1.." + MOST_LIKES, "1–" + MOST_LIKES)
                : new ClientRequest.Like(id, times.intValue());
    }

    private static ClientRequest seen(long id, JsonNode request) {
        List<Long> shown = ids(request.get("shown"));
        List<Long> opened = ids(request.get("opened"));
        return shown == null || opened == null
                ? new ClientRequest.Nonsense(
                        id,
                        "shown",
                        "shown and opened: 0.." + MOST_SEEN + " ids of items",
                        "shown、opened：各 0–" + MOST_SEEN + " 个商品编号")
                : new ClientRequest.Seen(id, shown, opened);
    }

    private static @Nullable List<Long> ids(@Nullable JsonNode given) {
        if (given == null || !given.isArray() || given.size() > MOST_SEEN) {
            return null;
        }
        List<Long> ids = new ArrayList<>();
        for (JsonNode one : given) {
            Long id = number(one);
            if (id == null) {
                return null;
            }
            ids.add(id);
        }
        return ids;
    }

    private static ClientRequest buy(long id, JsonNode request) {
        String intent = text(request.get("intent"));
        if (intent == null || intent.isBlank() || intent.length() > LONGEST_INTENT || !isPlain(intent)) {
            return new ClientRequest.Nonsense(
                    id,
                    "intent",
                    "1.." + LONGEST_INTENT + " letters, digits or marks",
                    "1–" + LONGEST_INTENT + " 个字母、数字或符号");
        }
        List<Want> wants = wants(request.get("wants"));
        if (wants == null) {
            return new ClientRequest.Nonsense(
                    id,
                    "wants",
                    "1.." + MOST_WANTS + " of itemId, skuId, pieces, priceVersion",
                    "1–" + MOST_WANTS + " 个，各有 itemId、skuId、pieces、priceVersion");
        }
        JsonNode said = request.get("freightSeenMinor");
        Long seen = said == null || !said.isIntegralNumber() ? null : number(said);
        return said != null && (seen == null || seen < 0)
                ? new ClientRequest.Nonsense(id, "freightSeenMinor", "0 or more", "0 或更大的数")
                : new ClientRequest.Buy(id, intent, wants, seen == null ? null : Money.cny(seen));
    }

    private static @Nullable List<Want> wants(@Nullable JsonNode given) {
        if (given == null || !given.isArray() || given.isEmpty() || given.size() > MOST_WANTS) {
            return null;
        }
        List<Want> wants = new ArrayList<>();
        for (JsonNode want : given) {
            Long item = number(want.get("itemId"));
            Long sku = number(want.get("skuId"));
            Long pieces = number(want.get("pieces"));
            Long version = number(want.get("priceVersion"));
            if (item == null || sku == null || pieces == null || version == null || pieces != pieces.intValue()) {
                return null;
            }
            wants.add(new Want(item, sku, pieces.intValue(), version));
        }
        return wants;
    }

    private static ClientRequest cancel(long id, JsonNode request) {
        Long order = number(request.get("orderId"));
        return order == null
                ? new ClientRequest.Nonsense(id, "orderId", "an order's id", "订单编号")
                : new ClientRequest.Cancel(id, order);
    }

    /** A whole number, written as one or as text. */
    private static @Nullable Long number(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        try {
            return node.isString() ? Long.valueOf(node.stringValue()) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.stringValue() : null;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }
}
