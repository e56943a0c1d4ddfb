package org.qiantang.app.media;

/** Who makes the picture and the sound: a person's camera, or the digital host. */
public enum Source {
    HUMAN,
    DIGITAL
}
