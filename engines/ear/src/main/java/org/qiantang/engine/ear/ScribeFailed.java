package org.qiantang.engine.ear;

import org.jspecify.annotations.Nullable;

/** An utterance that could not be written down. Its message is for the operator and holds no key. */
class ScribeFailed extends Exception {
    private static final long serialVersionUID = 1L;

    ScribeFailed(String message) {
        this(message, null);
    }

    ScribeFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
