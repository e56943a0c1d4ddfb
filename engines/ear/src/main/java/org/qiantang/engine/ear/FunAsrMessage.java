package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a FunASR server says, as far as an ear needs it. */
sealed interface FunAsrMessage {
    JsonMapper JSON = JsonMapper.builder().build();
    /** SenseVoice's marks of language, mood and event: {@code <|zh|><|NEUTRAL|><|Speech|>}. */
    Pattern MARKS = Pattern.compile("<\\|[^|>]*\\|>");

    /** A connection lives no longer than a day, and so much sound cannot have been sent over it. */
    double MOST_MILLIS = Duration.ofDays(1).toMillis();

    /** A piece of the sentence being spoken, which follows on the pieces before it. */
    record Half(String piece) implements FunAsrMessage {}

    /** A sentence as the second pass has it; times counted from the first sound sent, where the model gives them. */
    record Whole(
            String text, @Nullable Duration from, @Nullable Duration to) implements FunAsrMessage {}

    /** Nothing was said; the last message of some servers. */
    record Nothing() implements FunAsrMessage {}

    /** What is not of this protocol. */
    record Garbage(String why) implements FunAsrMessage {}

    /** Whether it is half or whole, {@code mode} says; {@code is_final} means different things to different servers. */
    static FunAsrMessage read(String message) {
        JsonNode node;
        try {
            node = JSON.readTree(message);
        } catch (JacksonException malformed) {
            return new Garbage("not JSON");
        }
        if (!node.isObject()) {
            return new Garbage("not an object");
        }
        String text = Heard.tidy(MARKS.matcher(node.path("text").asString("")).replaceAll(""));
        if (text.isEmpty()) {
            return new Nothing();
        }
        return switch (node.path("mode").asString("")) {
            case "2pass-online" -> new Half(text);
            case "2pass-offline" -> whole(text, node);
            default ->
                new Garbage("mode: " + shown(node.path("mode").asString(""))
                        + " (expected: 2pass-online or 2pass-offline)");
        };
    }

    /** A word that may be a mode; anything else may be what was said in the room. */
    private static String shown(String mode) {
        return mode.isEmpty() ? "none" : mode.matches("[a-z0-9-]{1,20}") ? mode : "(not shown)";
    }

    private static Whole whole(String text, JsonNode node) {
        JsonNode words = stamps(node.path("timestamp"));
        JsonNode sentences = node.path("stamp_sents");
        Duration from = millis(words.path(0).path(0));
        Duration to = millis(words.path(words.size() - 1).path(1));
        if (from == null || to == null) {
            from = millis(sentences.path(0).path("start"));
            to = millis(sentences.path(sentences.size() - 1).path("end"));
        }
        boolean known = from != null && to != null && to.compareTo(from) >= 0;
        return new Whole(text, known ? from : null, known ? to : null);
    }

    /** {@code [[100,200],[200,500]]}; the C++ server sends it as a string. */
    private static JsonNode stamps(JsonNode timestamp) {
        if (!timestamp.isString()) {
            return timestamp;
        }
        try {
            return JSON.readTree(timestamp.asString());
        } catch (JacksonException malformed) {
            return JSON.createArrayNode();
        }
    }

    /** Null where it is none, or no time in a show. */
    private static @Nullable Duration millis(JsonNode number) {
        double millis = number.isNumber() ? number.asDouble(-1) : -1;
        return millis >= 0 && millis <= MOST_MILLIS ? Duration.ofMillis((long) millis) : null;
    }
}
