package org.qiantang.app.host;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.MouthTimeline;
import org.qiantang.engine.performance.presenter.Pose;

/**
 * One sentence that is or was on air: the sound that the host already had, and what mouth and hands do to it. Both are written
 * down when the first page asks, and once for all pages.
 */
final class AiredSentence {
    /** A mouth's shape for a while, in seconds; {@code viseme} is one of the Oculus names in lower case. */
    record Shape(double from, double to, String viseme) {}

    /** What the hands do for a while, in seconds. */
    record Hands(double from, double to, String gesture) {}

    /** All that goes with the sound; {@code loudness} is that of each {@code step} seconds, 0 to 1. */
    record Timeline(double seconds, List<Shape> mouth, double step, List<Double> loudness, List<Hands> hands) {}

    private final String id;
    private final Speech speech;
    private final Pose pose;
    private final String mark;
    /** Who asks for mouth and hands does not wait for FFmpeg. */
    private final Object filing = new Object();

    // Guarded by this.
    private @Nullable Timeline timeline;
    // Guarded by filing.
    private @Nullable SpeechFile file;

    /** @param id one that nobody can guess */
    AiredSentence(String id, Playbill show, Speech speech, Pose pose) {
        this.id = id;
        this.speech = speech;
        this.pose = pose;
        this.mark = show.mark().of("show-" + show.showId() + "-" + id);
    }

    String id() {
        return id;
    }

    boolean is(Speech other) {
        return speech.equals(other);
    }

    String text() {
        return speech.text();
    }

    String pose() {
        return lower(pose);
    }

    /** False where the house had no voice for it and it is only read. */
    boolean isHeard() {
        return speech.isHeard();
    }

    synchronized Timeline timeline() {
        Timeline made = timeline;
        if (made == null) {
            made = made();
            timeline = made;
        }
        return made;
    }

    /** Its sound as a file; whoever asks meanwhile waits for the one that is being made. Empty where it is not heard. */
    Optional<SpeechFile> file(Optional<Path> ffmpeg) {
        synchronized (filing) {
            if (file == null && speech.isHeard()) {
                file = SpeechFile.of(ffmpeg, speech.samples(), Speech.RATE, "AIGC=" + mark);
            }
            return Optional.ofNullable(file);
        }
    }

    private Timeline made() {
        MouthTimeline mouth = speech.mouth();
        List<Shape> shapes = mouth == null
                ? List.of()
                : mouth.stretches().stream()
                        .map(one -> new Shape(fine(one.from()), fine(one.to()), lower(one.viseme())))
                        .toList();
        List<Double> loudness = mouth == null
                ? List.of()
                : Arrays.stream(mouth.loudness())
                        .map(AiredSentence::fine)
                        .boxed()
                        .toList();
        List<Hands> hands = speech.gestures().held().stream()
                .map(one -> new Hands(fine(one.from()), fine(one.to()), lower(one.gesture())))
                .toList();
        double seconds = (double) speech.length() / Speech.RATE;
        return new Timeline(fine(seconds), shapes, MouthTimeline.LOUDNESS_STEP, loudness, hands);
    }

    /** A millisecond is finer than any picture. */
    private static double fine(double number) {
        return Math.round(number * 1_000) / 1_000.0;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
