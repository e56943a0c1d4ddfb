package org.qiantang.app.rulebook;

import java.util.List;
import java.util.Optional;
import org.qiantang.app.journal.Office;
import org.qiantang.app.rulebook.PastLines.Said;
import org.qiantang.app.rulebook.TryOut.Difference;

/**
 * What is tried out, and what is done when its turn has come and when it has ended.
 *
 * @param subjectId of a change of the rules, or of a version of the second reader
 * @param judgedBy what is in force when it is asked for; when its turn has come, the comparison tells it anew
 */
record Trial(long subjectId, int revision, long personId, String judgedBy, Opening opening, Ending ending) {

    /** Makes ready what is compared. */
    @FunctionalInterface
    interface Opening {
        /** Empty where it is not possible yet; waits a moment before it says so. */
        Optional<Comparison> open() throws InterruptedException;
    }

    /** Two that judge the same lines, in memory until closed. */
    interface Comparison extends AutoCloseable {
        /** The version of the one in force. */
        String judgedBy();

        List<Difference> of(Said said);

        @Override
        void close();
    }

    /** Writes down how it ended. */
    @FunctionalInterface
    interface Ending {
        void write(Office.Pen pen, TryOut end, boolean whole);
    }
}
