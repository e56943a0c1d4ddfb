package org.qiantang.engine.performance.presenter;

/** What the presenter is doing with her body; the painter glides from one to the next. */
public enum Pose {
    /** Silent: she breathes, looks about a little and rests her hands. */
    IDLE,
    /** Speaking to the camera, with one hand keeping time. */
    TALKING,
    /** Speaking about the goods: an open palm below the card, eyes going there and back. */
    PRESENTING,
    /** Hearing a question: head tilted, eyes on the chat, small nods. */
    LISTENING
}
