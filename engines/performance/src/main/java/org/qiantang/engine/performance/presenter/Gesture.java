package org.qiantang.engine.performance.presenter;

/** What the hands say beside the words; {@link Pose} says what the whole body is busy with. */
public enum Gesture {
    /** The hands keep time as the pose has it. */
    NONE,
    /** A hand beside the head, waving: greetings and farewells. */
    WAVE,
    /** An outstretched finger to the goods: this one, here. */
    POINT,
    /** A raised finger: take note. */
    NOTE,
    /** Both palms open: all of it, so much. */
    OPEN,
    /** Palms together before the chest: thanks. */
    THANK,
    /** A finger that points down, to where the page has its buttons. */
    BELOW
}
