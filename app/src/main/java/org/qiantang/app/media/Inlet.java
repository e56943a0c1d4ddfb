package org.qiantang.app.media;

/** Takes what one publisher sends, tag by tag, on the publisher's own event loop: nothing here may block. */
public interface Inlet extends AutoCloseable {
    /**
     * Hands in the next tag.
     *
     * @return false if this way is closed, so that the sender can stop
     */
    boolean accept(FlvTag tag);

    /** Ends this way in; closing twice does nothing. */
    @Override
    void close();
}
