package org.qiantang.app.host;

import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.MouthTimeline;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.presenter.Gesture;
import org.qiantang.engine.performance.presenter.Gestures;

/** A sentence ready to be said: its sound at the broadcast's rate and the mouth to it, or only the time to read it. */
final class Speech {
    static final int RATE = 48_000;

    private static final double SECONDS_PER_CHARACTER = 0.22;
    private static final double LEAST_SECONDS = 1.2;
    private static final short[] NOTHING = {};

    private final String text;
    private final short[] samples;
    private final long length;
    private final @Nullable MouthTimeline mouth;
    private final Gestures gestures;
    private final String engine;
    private final Pauses pauses;

    private Speech(
            String text,
            short[] samples,
            long length,
            @Nullable MouthTimeline mouth,
            Gestures gestures,
            String engine) {
        this.gestures = gestures;
        this.text = text;
        this.samples = samples;
        this.length = length;
        this.mouth = mouth;
        this.engine = engine;
        this.pauses = Pauses.in(samples, RATE);
    }

    static Speech of(String text, Utterance utterance) {
        return of(text, utterance, "speech");
    }

    /** @param engine the name of what made the sound */
    static Speech of(String text, Utterance utterance, String engine) {
        Utterance ready = utterance.resampledTo(RATE).levelled();
        return new Speech(
                text, ready.samples(), ready.samples().length, MouthTimeline.of(ready), Gestures.of(ready), engine);
    }

    /** Without a voice: as long as it takes to read the words. */
    static Speech silent(String text) {
        double seconds = Math.max(LEAST_SECONDS, text.codePointCount(0, text.length()) * SECONDS_PER_CHARACTER);
        return new Speech(text, NOTHING, Math.round(seconds * RATE), null, Gestures.NONE, "none");
    }

    String text() {
        return text;
    }

    /** What made the sound, by its name; "none" where there is no sound. */
    String engine() {
        return engine;
    }

    /** Whether a clause ends in {@code from..to}, in samples; without sound it may end anywhere. */
    boolean pausesBetween(long from, long to) {
        return mouth == null || pauses.between(from, to);
    }

    boolean isHeard() {
        return mouth != null;
    }

    /** In samples. */
    long length() {
        return length;
    }

    /** At {@link #RATE}; nobody may write to them. Empty where there is no sound. */
    short[] samples() {
        return samples;
    }

    /** Copies the sound from a place on; silence where there is none. */
    void copy(long from, short[] into, int at, int count) {
        for (int i = 0; i < count; i++) {
            long place = from + i;
            into[at + i] = place < samples.length ? samples[(int) place] : 0;
        }
    }

    /** The mouth through all of it; null where there is no sound. */
    @Nullable
    MouthTimeline mouth() {
        return mouth;
    }

    /** What the hands do through all of it. */
    Gestures gestures() {
        return gestures;
    }

    Mouth mouthAt(double second) {
        return mouth == null ? Mouth.AT_REST : mouth.at(second);
    }

    /** What the hands do, by what the words mean. */
    Gesture gestureAt(double second) {
        return gestures.at(second);
    }
}
