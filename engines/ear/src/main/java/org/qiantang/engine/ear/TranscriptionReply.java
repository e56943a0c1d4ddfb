package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a transcription endpoint answers: {@code verbose_json} with its segments, or a text alone. */
final class TranscriptionReply {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    // Whisper's own rule for a segment that it made up out of silence.
    private static final double NO_SPEECH = 0.6;
    private static final double UNSURE = -1.0;

    private TranscriptionReply() {}

    /**
     * The words of a good answer.
     *
     * @param length of the sound that was sent, which a text without segments takes whole
     */
    static List<Written> read(byte[] body, Duration length) throws ScribeFailed {
        JsonNode reply = json(body);
        JsonNode segments = reply.path("segments");
        JsonNode text = reply.path("text");
        if (!segments.isArray() && !text.isString()) {
            throw new ScribeFailed("reply: neither segments nor a text (expected: verbose_json)");
        }
        if (!segments.isArray() || segments.isEmpty()) {
            return List.of(new Written(text.asString(""), Duration.ZERO, length));
        }
        List<Written> written = new ArrayList<>();
        for (JsonNode segment : segments) {
            if (!isMadeUp(segment)) {
                written.add(segment(segment));
            }
        }
        return written;
    }

    /** What a bad answer says of itself, short; empty where it says nothing. */
    static String complaint(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body).path("error");
            return error.isString() ? error.asString() : error.path("message").asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private static JsonNode json(byte[] body) throws ScribeFailed {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw new ScribeFailed("reply: not JSON (expected: verbose_json)", malformed);
        }
    }

    private static boolean isMadeUp(JsonNode segment) {
        return segment.path("no_speech_prob").asDouble(0) > NO_SPEECH
                && segment.path("avg_logprob").asDouble(0) < UNSURE;
    }

    private static Written segment(JsonNode segment) throws ScribeFailed {
        JsonNode start = segment.path("start");
        JsonNode end = segment.path("end");
        JsonNode text = segment.path("text");
        if (!start.isNumber() || !end.isNumber() || !text.isString()) {
            throw new ScribeFailed("reply: a segment without start, end or text (expected: verbose_json)");
        }
        return new Written(text.asString(), seconds(start), seconds(end));
    }

    private static Duration seconds(JsonNode number) {
        // A cast holds what is not finite or too large inside a long; where it lies in the sound is looked at later.
        return Duration.ofMillis((long) (number.asDouble() * 1_000));
    }
}
