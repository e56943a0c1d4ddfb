package org.qiantang.engine.ear;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An ear that asks an OpenAI-compatible transcription endpoint about each utterance. Whole sentences only, no halves. */
public final class OpenAiEar implements Ear {
    /** Utterances that may be on their way at once. */
    static final int HANDS = 3;

    private static final Duration PATIENCE_WITH_SERVER = Duration.ofSeconds(20);

    private final UtteranceEar ear;

    /**
     * @param base such as {@code https://api.openai.com/v1}; {@code /audio/transcriptions} is added where it is missing
     * @param key sent as {@code Authorization: Bearer}, and nowhere else; null where the server asks for none
     * @param pauses between tries of one utterance
     */
    public OpenAiEar(URI base, String model, @Nullable String key, Pauses pauses, EarListener listener) {
        this(base, model, key, PATIENCE_WITH_SERVER, pauses, listener);
    }

    OpenAiEar(URI base, String model, @Nullable String key, Duration patience, Pauses pauses, EarListener listener) {
        var scribe = new OpenAiScribe(endpoint(base), model, key, patience, pauses);
        ear = new UtteranceEar(scribe, HANDS, Thread.ofVirtual(), listener);
    }

    @Override
    public void hear(Frame frame) {
        ear.hear(frame);
    }

    @Override
    public EarTally tally() {
        return ear.tally();
    }

    @Override
    public Duration behind() {
        return ear.behind();
    }

    @Override
    public void close() {
        ear.close();
    }

    private static URI endpoint(URI base) {
        String written = base.toString().replaceFirst("/+$", "");
        return URI.create(written.endsWith("/audio/transcriptions") ? written : written + "/audio/transcriptions");
    }
}
