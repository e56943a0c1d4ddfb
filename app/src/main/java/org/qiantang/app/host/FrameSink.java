package org.qiantang.app.host;

/** Where the frames of a broadcast go, one after the other, each with the sound of its time. */
interface FrameSink {
    /**
     * Takes a frame; waits while those before are being taken. Called by the frames' own thread, and so is
     * {@link #rest()}.
     *
     * @param frame its number since the show got the air
     * @param sound what is said, which may be changed here; its first {@code samples} count
     */
    void send(long frame, Shot shot, short[] sound, int samples);

    /** The show has lost the air: what was taken is finished, and the next frame begins anew. */
    void rest();

    /** Puts the goods, the price board and a deadline beside the host. Called by any thread. */
    void dress(Dressing dressing);

    /** Called every few seconds by any thread: ends what takes no frames, so that it is begun anew. */
    void check();

    /** Ends at once, so that a frame that hangs is given up. Called by any thread. */
    void kill();
}
