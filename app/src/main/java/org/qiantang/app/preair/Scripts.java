package org.qiantang.app.preair;

import java.util.List;

/** Writes a script as the digital host would begin with it, to be judged before she speaks; met by the script writer. */
@FunctionalInterface
public interface Scripts {
    /** A line with the item that it is about; 0 where it is about none. */
    record Written(long itemId, String text) {}

    /** As it could be said now; empty where there is nothing to sell yet. May take its time. */
    List<Written> draft(long showId);
}
