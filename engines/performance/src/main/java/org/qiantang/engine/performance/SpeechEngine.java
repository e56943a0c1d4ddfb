package org.qiantang.engine.performance;

/** Something that makes sound of words: a program or a server, of our own or somebody else's. */
public interface SpeechEngine extends AutoCloseable {
    /** What a reader of settings and logs calls it. */
    String name();

    /**
     * Speaks a text; where the engine tells no times, they are estimated ({@link SpokenTimes}).
     *
     * @param text for the ear, without figures; not blank
     * @throws SpeechFailed if it could not, in whichever way; nothing of it was made
     */
    Utterance speak(String text, VoiceWish wish) throws SpeechFailed;

    /** Ends what runs for it. */
    @Override
    void close();
}
