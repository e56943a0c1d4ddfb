package org.qiantang.app.hearing;

import java.nio.file.Path;

/**
 * The ear and the eye of the house for films that lie in files: MP4 as this program makes them. They are others than
 * those of the rooms, which they do not keep waiting. One caller at a time.
 */
public interface Senses {
    /** Where it is told how far it is, and whether it is still wanted. */
    interface Watch {
        void reach(int percent);

        boolean isCancelled();
    }

    boolean hears();

    boolean sees();

    /**
     * What is said in it; may take as long as the film lasts, and longer.
     *
     * @throws InterruptedException if nobody waits for it any more
     */
    Taken hear(Path film, double seconds, Watch watch) throws InterruptedException;

    /**
     * What stands in its picture, in frames every few seconds and after cuts.
     *
     * @throws InterruptedException if nobody waits for it any more
     */
    Taken see(Path film, double seconds, Watch watch) throws InterruptedException;
}
