package org.qiantang.app.host;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.OpenAiSpeech;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The voices that a house brings beside the built-in one. A server is asked first, then Piper, then the built-in voice;
 * where one fails, the next speaks.
 *
 * @param url of a server with {@code /audio/speech}, up to and with {@code /v1} or a deployment, with a question such as
 *     {@code ?api-version=} where it wants one; blank for none
 * @param model the name by which the server knows it
 * @param voice the server's voice where a room wishes none
 * @param key the server's, where it asks for one; never shown
 * @param keyHead where the key goes: {@code bearer} or {@code api-key} (Azure)
 * @param format what the server is asked for, {@code wav} or {@code pcm}
 * @param rate of {@code pcm}, in hertz
 * @param seconds one sentence may take
 * @param piper the program, if there is one
 * @param piperVoice its voice, an {@code .onnx} file with its {@code .onnx.json} beside it
 */
@ConfigurationProperties("qiantang.voice")
public record VoiceSettings(
        @Nullable String url,
        @DefaultValue("tts-1") String model,
        @DefaultValue("alloy") String voice,
        @Nullable String key,
        @DefaultValue("bearer") OpenAiSpeech.KeyHead keyHead,
        @DefaultValue("wav") String format,
        @DefaultValue("24000") int rate,
        @DefaultValue("8") int seconds,
        @Nullable Path piper,
        @Nullable Path piperVoice) {
    public VoiceSettings {
        if (seconds < 1 || seconds > 60) {
            throw new IllegalArgumentException("qiantang.voice.seconds: " + seconds + " (expected: 1..60)");
        }
        if ((piper == null) != (piperVoice == null)) {
            throw new IllegalArgumentException("qiantang.voice.piper: " + piper + " with piper-voice " + piperVoice
                    + " (expected: both or neither)");
        }
    }

    Duration patience() {
        return Duration.ofSeconds(seconds);
    }

    /** The server; empty where the house has none. What is wrong with its settings is told at the start. */
    Optional<OpenAiSpeech.Server> server() {
        return url == null || url.isBlank()
                ? Optional.empty()
                : Optional.of(
                        new OpenAiSpeech.Server(URI.create(url), model, voice, key, keyHead, format, rate, patience()));
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return "VoiceSettings[" + server().map(OpenAiSpeech.Server::toString).orElse("no server") + ", piper " + piper
                + " " + piperVoice + "]";
    }
}
