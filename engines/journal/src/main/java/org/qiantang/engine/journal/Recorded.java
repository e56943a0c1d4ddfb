package org.qiantang.engine.journal;

import java.time.Instant;

/** An event as the journal holds it: the same bytes, with the place that its order was decided by. */
public record Recorded(int shard, long position, String stream, String type, int version, Instant at, byte[] body) {}
