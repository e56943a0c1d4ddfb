package org.qiantang.engine.tlog.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Place;
import org.qiantang.engine.tlog.leaf.Span;
import org.qiantang.engine.tlog.merkle.Hash;

/** Whether the leaves of each session follow one another without a gap, and what was derived comes after what it came from. */
final class ChainCheck {
    private static final Comparator<Name> BY_PARTS =
            Comparator.comparing(Name::room).thenComparing(Name::session);

    private ChainCheck() {}

    private record Name(String room, String session) {}

    /** What there is of each session, in the order of their names. */
    static List<Session> run(Findings findings, Collection<PackedLeaf> leaves) {
        Map<Name, List<PackedLeaf>> sessions = new TreeMap<>(BY_PARTS);
        for (PackedLeaf leaf : leaves) {
            Place place = leaf.leaf().place();
            sessions.computeIfAbsent(new Name(place.room(), place.session()), session -> new ArrayList<>())
                    .add(leaf);
        }
        for (List<PackedLeaf> session : sessions.values()) {
            session.sort(Comparator.comparingLong(leaf -> leaf.leaf().place().seq()));
            follow(findings, session);
        }
        sources(findings, leaves);
        return sessions.values().stream().map(Session::of).toList();
    }

    private static void follow(Findings findings, List<PackedLeaf> session) {
        PackedLeaf first = session.get(0);
        boolean isCustody = session.stream().anyMatch(leaf -> leaf.leaf().kind() == Kind.ACCESS);
        // Of a show a part may be shown. Of custody, what came before is the point.
        if (isCustody && first.leaf().place().seq() != 1) {
            findings.fault(first.path(), Reason.GAP, 0);
        }
        for (int i = 1; i < session.size(); i++) {
            PackedLeaf before = session.get(i - 1);
            PackedLeaf leaf = session.get(i);
            Place last = before.leaf().place();
            Place place = leaf.leaf().place();
            if (place.seq() > last.seq() + 1) {
                findings.fault(leaf.path(), Reason.GAP, last.seq());
            } else if (!place.equals(before.leaf().next())) {
                findings.fault(leaf.path(), Reason.CHAIN_BROKEN);
            }
            if (leaf.index() < before.index()) {
                findings.fault(leaf.path(), Reason.OUT_OF_ORDER);
            }
            if (before.leaf().sessionLeaves() != null) {
                findings.fault(leaf.path(), Reason.BEHIND_THE_END);
            }
        }
    }

    private static void sources(Findings findings, Collection<PackedLeaf> leaves) {
        var byHash = new HashMap<Hash, PackedLeaf>();
        leaves.forEach(leaf -> byHash.put(leaf.leaf().hash(), leaf));
        for (PackedLeaf leaf : leaves) {
            var sources = new ArrayList<PackedLeaf>();
            for (Hash hash : leaf.leaf().sources()) {
                PackedLeaf source = byHash.get(hash);
                if (source == null || source.index() >= leaf.index()) {
                    findings.fault(leaf.path(), Reason.SOURCE_MISSING);
                } else {
                    sources.add(source);
                }
            }
            if (sources.stream().anyMatch(source -> !isSameRoom(source, leaf))) {
                findings.fault(leaf.path(), Reason.OTHER_ROOM);
            }
            if (!sources.isEmpty() && sources.stream().noneMatch(source -> covers(source, leaf))) {
                findings.fault(leaf.path(), Reason.OUTSIDE_ITS_SOURCES);
            }
            // Its time is theirs, and so it is not better than theirs.
            sources.forEach(source -> findings.inherit(leaf.path(), source.path()));
        }
    }

    private static boolean isSameRoom(PackedLeaf one, PackedLeaf other) {
        return one.leaf().place().room().equals(other.leaf().place().room());
    }

    /**
     * A transcript may be made late, but what it tells of happened when its recording was made. Of several recordings one must
     * cover it all: between two there may be anything.
     */
    private static boolean covers(PackedLeaf source, PackedLeaf derived) {
        Span covering = source.leaf().span();
        Span span = derived.leaf().span();
        return !covering.wallStart().isAfter(span.wallStart())
                && !covering.wallEnd().isBefore(span.wallEnd());
    }
}
