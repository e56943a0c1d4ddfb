package org.qiantang.app.stage;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.IdsAsText;
import tools.jackson.databind.json.JsonMapper;

/** The messages of the live protocol as bytes. */
final class Messages {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new IdsAsText()).build();

    private Messages() {}

    private record Must(long o, String t, Object d) {}

    private record ToOne(String k, String t, Object d) {}

    static byte[] must(long offset, String type, Object what) {
        return JSON.writeValueAsBytes(new Must(offset, type, what));
    }

    static byte[] ownOrder(long orderId, String state) {
        return JSON.writeValueAsBytes(new ToOne("own", "order", new Seen.OrderState(orderId, state)));
    }

    static byte[] own(String type, Object what) {
        return JSON.writeValueAsBytes(new ToOne("own", type, what));
    }

    static byte[] desk(String type, Object what) {
        return JSON.writeValueAsBytes(new ToOne("desk", type, what));
    }

    static byte[] json(@Nullable Object value) {
        return JSON.writeValueAsBytes(value);
    }

    /** @param state already encoded, since many who come at once are shown the same; null for who needs none */
    static byte[] hello(long at, boolean resumed, Seen.@Nullable You you, byte @Nullable [] state) {
        byte[] start = ("{\"k\":\"hello\",\"at\":" + at + ",\"resumed\":" + resumed + ",\"you\":")
                .getBytes(StandardCharsets.UTF_8);
        return state == null
                ? joined(start, json(you), "}".getBytes(StandardCharsets.UTF_8))
                : joined(
                        start,
                        json(you),
                        ",\"state\":".getBytes(StandardCharsets.UTF_8),
                        state,
                        "}".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        var whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
