package org.qiantang.engine.guard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields that lines and shows in files share. One that is there and not as it should be is a fault, never passed over. */
final class Fields {
    private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();

    private Fields() {}

    static IllegalArgumentException wrong(String field, JsonNode was, String expectedZh, String expected) {
        String told = was.isMissingNode() ? "缺失 missing" : was.toString();
        return new IllegalArgumentException(field + ": " + told + " (应为" + expectedZh + " expected: " + expected + ")");
    }

    static void mustBeObject(JsonNode line) {
        if (!line.isObject()) {
            throw wrong("这一行 the line", line, "对象", "an object");
        }
    }

    static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw wrong(key, value, "文字", "a text");
        }
        return value.asString();
    }

    /** Blank where it is absent. */
    static String textOrBlank(JsonNode node, String key) {
        return node.hasNonNull(key) ? text(node, key) : "";
    }

    /** An object, or one without fields where it is absent. */
    static JsonNode object(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isObject()) {
            return value;
        }
        if (!value.isMissingNode() && !value.isNull()) {
            throw wrong(key, value, "对象", "an object");
        }
        return NOTHING;
    }

    static JsonNode mustBeList(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isArray()) {
            throw wrong(key, value, "列表", "a list");
        }
        return value;
    }

    /** A list, or an absent one. */
    static JsonNode list(JsonNode node, String key) {
        return node.hasNonNull(key) ? mustBeList(node, key) : node.path(key);
    }

    /** The moment under {@code t}; 0 where there is none. */
    static double seconds(JsonNode node) {
        double at = node.hasNonNull("t") ? node.path("t").asDouble(Double.NaN) : 0;
        if (Double.isNaN(at)) {
            throw wrong("t", node.path("t"), "秒数", "seconds");
        }
        return at;
    }

    static LocalDate day(JsonNode node, LocalDate usual) {
        if (!node.hasNonNull("date")) {
            return usual;
        }
        try {
            return LocalDate.parse(text(node, "date"));
        } catch (DateTimeException notOne) {
            throw wrong("date", node.path("date"), "日期，如 2026-11-23", "a day such as 2026-11-23");
        }
    }

    static Channel channel(JsonNode node) {
        JsonNode name = node.path("channel");
        if (name.isMissingNode() || name.isNull()) {
            return Channel.SPEECH;
        }
        return switch (name.asString("")) {
            case "speech" -> Channel.SPEECH;
            case "chat" -> Channel.CHAT;
            case "title" -> Channel.TITLE;
            case "product", "product_text" -> Channel.PRODUCT_TEXT;
            case "screen", "on_screen", "ocr" -> Channel.SCREEN;
            default ->
                throw wrong(
                        "channel",
                        name,
                        " speech、chat、title、product、screen 之一",
                        "speech, chat, title, product or screen");
        };
    }

    /** The speaker that a line names; empty where it names none. */
    static Optional<Speaker> speaker(JsonNode node) {
        JsonNode name = node.path("speaker");
        if (name.isMissingNode() || name.isNull() || name.asString("?").isBlank()) {
            return Optional.empty();
        }
        return speaker(name.asString("")).or(() -> {
            throw wrong(
                    "speaker", name, " host、assistant、staff、bot、viewer 之一", "host, assistant, staff, bot or viewer");
        });
    }

    static Optional<Speaker> speaker(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "host", "anchor", "streamer", "主播" -> Optional.of(Speaker.HOST);
            case "assistant", "staff", "room_staff", "co_host", "cohost", "助播", "员工" -> Optional.of(Speaker.STAFF);
            case "bot", "bot_account", "机器人" -> Optional.of(Speaker.BOT);
            case "viewer", "bystander", "audience", "user", "观众" -> Optional.of(Speaker.VIEWER);
            default -> Optional.empty();
        };
    }
}
