package org.qiantang.app.media;

/** Is told, in order and off the event loops, when a source gets or loses the air. */
@FunctionalInterface
public interface SourceListener {
    /**
     * A source has got the air of a room, or has lost it.
     *
     * <p>The digital host gets it as soon as its feed opens and whenever a person gives it back; it should then
     * send a key frame soon, because the switch shows with that. A person gets it with the first key frame sent.
     */
    void onAir(long roomId, Source source, boolean live);
}
