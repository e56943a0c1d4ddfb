package org.qiantang.app.copywriting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.Copywriter.Trouble;

/**
 * A text that a shop has had written.
 *
 * @param writer {@code grammar} or {@code model}
 * @param pairId the first of the variants that were written for one brief
 * @param variant A, B
 * @param version the newest; 0 while it is being written
 * @param approved the version that was approved, if one was
 */
record CopyText(
        long id,
        Subject subject,
        Brief brief,
        String writer,
        long pairId,
        String variant,
        int version,
        @Nullable Approval approved,
        Instant madeAt,
        long madeBy) {

    record Approval(int version, Instant at, long by) {}

    boolean isApproved() {
        return approved != null && approved.version() == version;
    }

    /** What was done to make a version. */
    enum Step {
        WRITTEN,
        EDITED,
        AGAIN,
        ALL_AGAIN,
        MARKED,
        REMOVED,
        RESTORED
    }

    record Version(
            long textId,
            int number,
            Instant at,
            long by,
            Step what,
            List<Sentence> sentences,
            List<Dropped> dropped,
            @Nullable Trouble fellBack,
            int tokens) {
        Version {
            sentences = List.copyOf(sentences);
            dropped = List.copyOf(dropped);
        }
    }

    /** @param by who used it; null for the digital host */
    record Use(
            int version, String place, Instant at, @Nullable Long by) {}
}
