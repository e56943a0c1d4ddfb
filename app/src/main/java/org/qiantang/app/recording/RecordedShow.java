package org.qiantang.app.recording;

import java.time.Instant;

/** A show whose picture is to be recorded now. */
record RecordedShow(long showId, long roomId, Instant openedAt) {}
