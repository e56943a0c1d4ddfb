package org.qiantang.engine.fanout;

import java.util.ArrayDeque;
import java.util.List;

/** The last {@code must} messages of a show, for those who come back. */
final class Ring {
    private final ArrayDeque<Must> kept = new ArrayDeque<>();
    private final int mostBytes;
    private final int mostMessages;
    private int bytes;
    private long reachesBackTo;

    /** @param start the place in the journal behind which everything will be put in */
    Ring(int mostBytes, int mostMessages, long start) {
        this.mostBytes = mostBytes;
        this.mostMessages = mostMessages;
        this.reachesBackTo = start;
    }

    /** All that another one holds. */
    Ring(Ring other) {
        this(other.mostBytes, other.mostMessages, other.reachesBackTo);
        kept.addAll(other.kept);
        bytes = other.bytes;
    }

    void put(Must must) {
        kept.add(must);
        bytes += must.message().length;
        while (bytes > mostBytes || kept.size() > mostMessages) {
            Must oldest = kept.remove();
            bytes -= oldest.message().length;
            reachesBackTo = oldest.offset();
        }
    }

    /** Whether all that came after the offset is still here. */
    boolean reaches(long offset) {
        return offset >= reachesBackTo;
    }

    List<Must> after(long offset) {
        return kept.stream().filter(must -> must.offset() > offset).toList();
    }
}
