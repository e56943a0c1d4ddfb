package org.qiantang.app.host;

import org.qiantang.engine.performance.presenter.Pose;

/** Says sentences to the audience. */
@FunctionalInterface
interface Presenter {
    /** Says a sentence, as far as its cue lets it, and returns when it is over; false if it was cut. */
    boolean say(Speech speech, Pose pose, Cue cue) throws InterruptedException;
}
