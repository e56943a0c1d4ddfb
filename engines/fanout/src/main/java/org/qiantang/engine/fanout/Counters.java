package org.qiantang.engine.fanout;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What was delivered and what was not, since the start; shared by any number of broadcasts. */
public final class Counters {
    final LongAdder frames = new LongAdder();
    final LongAdder must = new LongAdder();
    final LongAdder latest = new LongAdder();
    final LongAdder sample = new LongAdder();
    final LongAdder superseded = new LongAdder();
    final LongAdder sampledOut = new LongAdder();
    final LongAdder leftOut = new LongAdder();
    final LongAdder fillersLost = new LongAdder();
    final LongAdder shedForSlow = new LongAdder();
    final LongAdder closedSlow = new LongAdder();
    final LongAccumulator mostWaiting = new LongAccumulator(Math::max, 0);

    /**
     * The counts as of now.
     *
     * @param frames frames written to viewers
     * @param must must messages times viewers, and likewise {@code latest} and {@code sample}
     * @param superseded values of which a newer one took the place before they were sent, counted for each block of viewers
     * @param sampledOut lines above the room's cap, left out for all but their authors, counted for each block of viewers
     * @param leftOut the same lines times the viewers of their blocks, authors included
     * @param fillersLost lines that are shown only where the talk leaves room and found none, counted for each block of viewers
     * @param shedForSlow lines times viewers that lagged
     * @param closedSlow viewers that were closed because they lagged too far
     * @param mostWaiting bytes, the most that ever waited for one viewer when a frame was written behind others
     */
    public record Counts(
            long frames,
            long must,
            long latest,
            long sample,
            long superseded,
            long sampledOut,
            long leftOut,
            long fillersLost,
            long shedForSlow,
            long closedSlow,
            long mostWaiting) {}

    public Counts counts() {
        return new Counts(
                frames.sum(),
                must.sum(),
                latest.sum(),
                sample.sum(),
                superseded.sum(),
                sampledOut.sum(),
                leftOut.sum(),
                fillersLost.sum(),
                shedForSlow.sum(),
                closedSlow.sum(),
                mostWaiting.get());
    }
}
