package org.qiantang.engine.performance;

/** A mouth shape, by the Oculus names that lip-sync systems share. */
public enum Viseme {
    /** Silence: the mouth at rest. */
    SIL,
    /** b p m: both lips shut. */
    PP,
    /** f: lower lip under the upper teeth. */
    FF,
    /** th: tongue tip between the teeth; not in Mandarin, kept for English words. */
    TH,
    /** d t l: tongue tip behind the upper teeth. */
    DD,
    /** g k h: back of the tongue raised. */
    KK,
    /** zh ch j q: teeth nearly shut, lips forward. */
    CH,
    /** s z c x sh: teeth shut, lips drawn. */
    SS,
    /** n ng: mouth half open, sound through the nose. */
    NN,
    /** r er: lips slightly rounded, tongue curled. */
    RR,
    /** a: wide open. */
    AA,
    /** e en: half open. */
    E,
    /** i: lips spread. */
    I,
    /** o ou: rounded, open. */
    O,
    /** u ü: rounded, narrow. */
    U
}
