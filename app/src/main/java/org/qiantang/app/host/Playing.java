package org.qiantang.app.host;

import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.presenter.Likeness;
import org.qiantang.engine.performance.presenter.Pose;

/** A sentence on its way to the audience; guarded by the broadcast. */
final class Playing {
    final Speech speech;
    final Pose pose;
    final Cue cue;
    long played;
    boolean over;
    boolean cut;
    private Body.@Nullable Take take;

    /** @param take the sentence in another body's hands; null where ours says it */
    Playing(Speech speech, Pose pose, Cue cue, Body.@Nullable Take take) {
        this.speech = speech;
        this.pose = pose;
        this.cue = cue;
        this.take = take;
    }

    /** In samples, with the silence after it. */
    long length() {
        return speech.length() + cue.breath().toMillis() * Speech.RATE / 1_000;
    }

    /** Whether the other body is still to begin; one that was lost leaves the sentence to ours, from where it is. */
    boolean isComing() {
        Body.Take now = take;
        return now != null
                && switch (now.progress()) {
                    case COMING -> true;
                    case BEGUN -> false;
                    case LOST -> {
                        take = null;
                        yield false;
                    }
                };
    }

    /** Whether our own presenter says it; she is then not taken away in the midst of it. */
    boolean isOurs() {
        return take == null && speech.isHeard();
    }

    /** The other body's picture where the sentence is now; once there is none, ours stays until it is over. */
    @Nullable
    Likeness likeness() {
        Likeness seen = take == null ? null : take.at((double) played / Speech.RATE);
        if (seen == null) {
            take = null;
        }
        return seen;
    }

    boolean hasBegun() {
        return played > 0;
    }

    /** It is heard no more, and the other body is told. */
    void cut() {
        cut = true;
        over = true;
        leave();
    }

    /** The other body is to say it no more. */
    void leave() {
        Body.Take now = take;
        take = null;
        if (now != null) {
            now.cut();
        }
    }
}
