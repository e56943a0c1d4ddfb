package org.qiantang.engine.performance;

/** A text that could not be spoken: the voice is missing, died, refused it or took too long. */
public final class SpeechFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public SpeechFailed(String message) {
        super(message);
    }

    public SpeechFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
