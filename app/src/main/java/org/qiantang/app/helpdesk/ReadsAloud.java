package org.qiantang.app.helpdesk;

import java.util.List;
import org.qiantang.engine.performance.MouthTimeline;
import org.qiantang.engine.performance.presenter.Gestures;

/** Reads a line of the helpdesk aloud, as the shop's presenter speaks. */
public interface ReadsAloud {
    /** A sentence as it is written, and when it is heard, in seconds. */
    record Caption(double from, double to, String text) {}

    /** What came of a line. */
    sealed interface Read {
        /**
         * Its sound.
         *
         * @param name another one for other words and for another voice
         * @param wav the whole file, marked as made by a machine
         */
        record Sound(
                String name, byte[] wav, double seconds, MouthTimeline mouth, Gestures gestures, List<Caption> captions)
                implements Read {
            public Sound {
                captions = List.copyOf(captions);
            }
        }

        /** There is no voice, or none that speaks at present. */
        record Unable() implements Read {}

        /** Others are being read to. */
        record Busy() implements Read {}

        record TooLong(int mostCharacters) implements Read {}
    }

    /** Whether reading this line would cost nothing. */
    boolean isReady(long merchantId, String line);

    Read read(long merchantId, String line);
}
