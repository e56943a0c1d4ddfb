package org.qiantang.engine.tlog.pack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;

/**
 * A checkpoint in a pack.
 *
 * @param path where it stands
 * @param confirmed by when it was there, as the earliest good time-stamp over it says; null where there is none
 */
record Known(
        String path,
        SignedNote note,
        Checkpoint checkpoint,
        @Nullable Instant confirmed) {}
