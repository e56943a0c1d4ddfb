package org.qiantang.engine.tlog.leaf;

import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.OneLine;

/**
 * Where a leaf stands in its session. The numbers have no gaps and each leaf names the one before it, so that none can be taken
 * out unseen.
 *
 * @param room where it was broadcast; one line without controls, as is the session
 * @param session one broadcast, or {@link #CUSTODY}
 * @param seq from 1
 * @param previous the leaf hash (RFC 6962) of the one before; null for the first
 */
public record Place(
        String room, String session, long seq, @Nullable Hash previous) {
    /** The session of each room in which all that was done with its evidence is noted. There is one, so that none can be left out. */
    public static final String CUSTODY = "custody";

    public Place {
        if (!isName(room) || !isName(session)) {
            throw new Malformed("room and session", room + " " + session, "one plain line each, not empty");
        }
        if (seq < 1 || seq > Json.MOST_EXACT) {
            throw new Malformed("seq", Long.toString(seq), "1 to " + Json.MOST_EXACT);
        }
        if ((seq == 1) != (previous == null)) {
            throw new Malformed("prev_leaf", String.valueOf(previous), "one for each leaf but the first");
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && OneLine.isPlain(text);
    }

    /** The first place of a session. */
    public static Place first(String room, String session) {
        return new Place(room, session, 1, null);
    }

    /** Whether what was done with the evidence of a room is noted here. */
    public boolean isCustodyOf(String ofRoom) {
        return room.equals(ofRoom) && session.equals(CUSTODY);
    }
}
