package org.qiantang.engine.fanout;

/** A message that nobody may miss, at its place in the journal; several may share one place. */
record Must(long offset, byte[] message) {}
