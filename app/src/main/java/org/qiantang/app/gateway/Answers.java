package org.qiantang.app.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Receipt;
import org.qiantang.event.IdsAsText;
import org.qiantang.event.Money;
import tools.jackson.databind.json.JsonMapper;

/** The receipts of requests as bytes. */
final class Answers {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new IdsAsText()).build();

    private Answers() {}

    private record Held(long orderId, Money total, Instant payUntil, String at) {}

    private record Heard(long lineId) {}

    // The client's own number goes back as the number it was, and not as text like our ids.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(
            String k,
            boolean ok,
            @Nullable Object d,
            @Nullable Map<String, Object> refusal) {}

    static byte[] done(long request) {
        return receipt(request, new Answer("receipt", true, null, null));
    }

    static byte[] refused(@Nullable Long request, Map<String, Object> refusal) {
        return receipt(request, new Answer("receipt", false, null, refusal));
    }

    static byte[] of(long request, Receipt receipt, Words words) {
        return switch (receipt) {
            case Receipt.Done _ -> done(request);
            case Receipt.Held held -> {
                String at = held.shard() + ":" + held.position();
                var order = new Held(held.orderId(), held.total(), held.payUntil(), at);
                yield receipt(request, new Answer("receipt", true, order, null));
            }
            case Receipt.Refused refused -> refused(request, words.of(refused.refusal()));
        };
    }

    /** The receipt of a line: its author learns its id. */
    static byte[] ofLine(long request, Receipt receipt, Words words) {
        return receipt instanceof Receipt.Done(int _, long _, Long line) && line != null
                ? receipt(request, new Answer("receipt", true, new Heard(line), null))
                : of(request, receipt, words);
    }

    private static byte[] receipt(@Nullable Long request, Answer answer) {
        var node = JSON.<tools.jackson.databind.node.ObjectNode>valueToTree(answer);
        node.put("id", request);
        return JSON.writeValueAsBytes(node);
    }
}
