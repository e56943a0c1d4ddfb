package org.qiantang.engine.ear;

import java.time.Duration;

/**
 * A stretch of sound in which somebody speaks, from a little before to a little after.
 *
 * @param from when it begins in the recording
 * @param pcm handed over, as with a {@link Frame}
 */
record Utterance(Duration from, byte[] pcm) {
    Duration length() {
        return Pcm.length(pcm.length);
    }

    Duration to() {
        return from.plus(length());
    }
}
