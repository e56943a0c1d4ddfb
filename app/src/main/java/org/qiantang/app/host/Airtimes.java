package org.qiantang.app.host;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The shows whose digital host is at work here, as far as pages draw her themselves. */
final class Airtimes {
    private final Map<Long, Airtime> byShow = new ConcurrentHashMap<>();
    private final OnStage stage;
    private final Executor background;
    private final InstantSource clock;
    private final Optional<Path> ffmpeg;

    /** @param background tells the stage, so that no frame waits for it */
    Airtimes(OnStage stage, Executor background, InstantSource clock, Optional<Path> ffmpeg) {
        this.stage = stage;
        this.background = background;
        this.clock = clock;
        this.ffmpeg = ffmpeg;
    }

    /** A broadcast of this show begins, in place of one that may still be ending. */
    Airtime begin(Playbill show) {
        long showId = show.showId();
        Airtime begun = new Airtime(
                show,
                moment -> stage.drawn(showId, moment.orElse(null)),
                background,
                clock,
                over -> byShow.remove(showId, over));
        Airtime before = byShow.put(showId, begun);
        if (before != null) {
            begun.replace(before);
        }
        return begun;
    }

    Optional<Airtime> of(long showId) {
        return Optional.ofNullable(byShow.get(showId));
    }

    /** A sentence's sound as a file, made once; empty where it is only read. May block for some tenths of a second. */
    Optional<SpeechFile> sound(AiredSentence sentence) {
        return sentence.file(ffmpeg);
    }
}
