package org.qiantang.bench.hammer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param status as HTTP has it; 0 where nothing came
 * @param text the body; the trouble where nothing came
 */
public record Reply(int status, String text) {
    private static final JsonMapper JSON = new JsonMapper();

    static Reply none(String trouble) {
        return new Reply(0, trouble);
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; an empty object where it is none. */
    public JsonNode body() {
        try {
            return text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.createObjectNode();
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /** An id or another whole number, which the API writes as text where browsers could not read it; 0 where there is none. */
    public static long number(JsonNode node) {
        try {
            return Long.parseLong(node.asString("0"));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** What was refused, by its code; empty where nothing was. */
    public String code() {
        return body().path("code").asString("");
    }
}
