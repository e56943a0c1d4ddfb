package org.qiantang.engine.tlog.pack;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Place;

/**
 * Whether all accesses stand in the one custody of the room that the pack is of, and the ledger says what they say. A custody begun
 * for one pack would leave out what was done before.
 */
final class CustodyCheck {
    private CustodyCheck() {}

    static void run(Inspection pack, SortedMap<Long, PackedLeaf> leaves) throws IOException {
        places(pack.findings(), leaves);
        ledger(pack, leaves);
    }

    private static void places(Findings findings, SortedMap<Long, PackedLeaf> leaves) {
        if (leaves.isEmpty()) {
            return;
        }
        // The seal's leaf is behind all others, so that the room is theirs.
        String room = leaves.values().iterator().next().leaf().place().room();
        for (PackedLeaf leaf : leaves.values()) {
            Place place = leaf.leaf().place();
            if (!place.room().equals(room)) {
                findings.fault(leaf.path(), Reason.OTHER_ROOM);
            } else if (leaf.leaf().kind() == Kind.ACCESS && !place.isCustodyOf(room)) {
                findings.fault(leaf.path(), Reason.OTHER_CUSTODY, room);
            }
        }
    }

    private static void ledger(Inspection pack, SortedMap<Long, PackedLeaf> leaves) throws IOException {
        List<Leaf> told = leaves.values().stream()
                .filter(leaf -> !leaf.path().equals(Layout.SEAL_LEAF))
                .map(PackedLeaf::leaf)
                .toList();
        Boolean fits = pack.read(Layout.CUSTODY, bytes -> Arrays.equals(bytes, Custody.write(told)));
        if (fits == null || !fits) {
            pack.findings().fault(Layout.CUSTODY, Reason.CUSTODY_DIFFERS);
        }
        pack.findings().pass(Layout.CUSTODY, Reason.CUSTODY_FITS);
    }
}
