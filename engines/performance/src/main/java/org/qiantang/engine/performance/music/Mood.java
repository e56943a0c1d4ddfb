package org.qiantang.engine.performance.music;

/** The kinds of music there are. */
public enum Mood {
    /** Slow, with plucked strings: for tea and crafts. */
    TEA,
    /** Quick and light: for sales. */
    BRIGHT,
    /** Hardly more than chords: for talk. */
    CALM,
    /** Deep and slow: for the night. */
    NIGHT
}
