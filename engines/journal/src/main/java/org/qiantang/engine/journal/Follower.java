package org.qiantang.engine.journal;

import java.util.Set;

/** One who reads the journal in order and remembers, under its name, how far it has come in each shard. */
public sealed interface Follower permits Table, Courier {
    /** Unique and for ever: the saved positions belong to it. */
    String name();

    /** The shards it follows; it begins each at the first event. */
    Set<Integer> shards();
}
