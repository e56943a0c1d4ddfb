package org.qiantang.engine.performance;

/**
 * How a text is to be spoken.
 *
 * @param voice by the name that the engine has for it; empty for the engine's own
 * @param pace 0.5 to 2; 1 is the voice's own
 */
public record VoiceWish(String voice, double pace) {
    public static final VoiceWish NONE = new VoiceWish("", 1);

    public VoiceWish {
        if (!(pace >= 0.5 && pace <= 2)) {
            throw new IllegalArgumentException("pace: " + pace + " (expected: 0.5..2)");
        }
    }
}
