package org.qiantang.app.hearing;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.ear.Ear;
import org.qiantang.engine.ear.EarListener;
import org.qiantang.engine.ear.EarTally;
import org.qiantang.engine.ear.Frame;
import org.qiantang.engine.ear.Heard;
import org.qiantang.engine.ear.Standing;

/** One ear that listens to one show, and what it heard. */
final class Session implements EarListener, AutoCloseable {
    private final long showId;
    private final SoundClock clock;
    private final Sentences sentences;
    private final Ear ear;
    private volatile @Nullable String trouble;
    private volatile @Nullable Last last;
    private volatile String half = "";

    /** Where final sentences go, with the wall's time at which they were said. */
    @FunctionalInterface
    interface Sentences {
        void said(long showId, Heard heard, Instant from, Instant to);
    }

    /** The newest sentence. */
    record Last(String text, Instant at) {}

    Session(long showId, SoundClock clock, EarMaker maker, Sentences sentences) throws IOException {
        this.showId = showId;
        this.clock = clock;
        this.sentences = sentences;
        this.ear = maker.open(this);
    }

    long showId() {
        return showId;
    }

    void hear(Frame frame) {
        ear.hear(frame);
    }

    EarTally tally() {
        return ear.tally();
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    @Nullable
    Last last() {
        return last;
    }

    /** What is being said, as far as it is understood; empty where the engine tells no halves. */
    String half() {
        return half;
    }

    @Override
    public void heard(Heard heard) {
        if (!heard.isFinal()) {
            half = heard.text();
            return;
        }
        half = "";
        Instant from = clock.at(heard.from());
        last = new Last(heard.text(), from);
        sentences.said(showId, heard, from, from.plus(heard.to().minus(heard.from())));
    }

    @Override
    public void stands(Standing standing) {
        trouble = switch (standing) {
            case Standing.Well _ -> null;
            case Standing.Troubled(String why) -> why;
        };
    }

    /** Lets the ear finish what it has begun; may take {@link Ear#PATIENCE}. */
    @Override
    public void close() {
        ear.close();
    }
}
