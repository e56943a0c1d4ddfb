package org.qiantang.app.host;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.presenter.Likeness;

/**
 * Another body of the host: an engine outside this process that moves a picture to the sound it is given.
 *
 * <p>Only its picture is taken. What the audience hears is always our own sound of a sentence that was judged, so that
 * whoever else may speak through the engine is not heard here.
 */
public interface Body extends AutoCloseable {
    /**
     * Hands a judged sentence over; waits for the engine's answer, not for the picture. Empty where the engine does not do
     * well at present: then our own presenter says it.
     *
     * @param samples 16-bit mono; nobody may write to them
     */
    Optional<Take> take(short[] samples, int rate) throws InterruptedException;

    /** The picture while nothing is said; null where ours is to be seen. Does not block. */
    @Nullable
    Likeness resting();

    State state();

    @Override
    void close();

    /** A sentence in the engine's hands. Nothing here blocks. */
    interface Take {
        /** How far it is. */
        enum Progress {
            /** Its picture is still to come. */
            COMING,
            BEGUN,
            /** It will not be seen, or no further: our own presenter goes on with it. */
            LOST
        }

        Progress progress();

        /** The picture that belongs to a moment of the sentence, in seconds from its first sample; null if there is none. */
        @Nullable
        Likeness at(double second);

        /** The sentence is heard no more: the engine is to stop too, as soon as it can. */
        void cut();
    }

    /**
     * How it does.
     *
     * @param trouble why our own presenter is seen; null while the engine is
     * @param again when it is tried again; null where that does not wait
     * @param strange how often the engine spoke what was not ours; it was not heard
     */
    record State(
            String engine,
            @Nullable Trouble trouble,
            @Nullable Instant again,
            int strange) {}

    /** What may be wrong with an engine. */
    enum Trouble {
        /** It sends no picture, or none any more. */
        NO_PICTURE,
        /** It does not answer. */
        UNREACHABLE,
        /** It answers that it will not. */
        REFUSED,
        /** It took a sentence and did not begin with it. */
        LATE,
        /** What it says is not what it was given. */
        OTHER_WORDS
    }
}
