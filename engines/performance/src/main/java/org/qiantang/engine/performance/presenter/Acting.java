package org.qiantang.engine.performance.presenter;

import org.qiantang.engine.performance.Mouth;

/** What a presenter does at one moment: with the mouth, with the body and with the hands. */
public record Acting(Mouth mouth, Pose pose, Gesture gesture) {
    public static final Acting IDLE = new Acting(Mouth.AT_REST, Pose.IDLE, Gesture.NONE);
}
