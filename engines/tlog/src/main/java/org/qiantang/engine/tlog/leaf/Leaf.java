package org.qiantang.engine.tlog.leaf;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * One thing that happened in a show, as the log keeps it: canonical JSON, whose fields are described in
 * {@code docs/evidence-log.md}.
 *
 * @param content the bytes it is about; null where there are none
 * @param sources the leaf hashes of what it was derived from
 * @param personal the commitments to fields about people, by their names
 * @param access what was done with evidence; of access leaves only
 * @param sessionLeaves how many leaves the session has, in its last leaf; null in the others
 */
public record Leaf(
        Place place,
        Kind kind,
        Span span,
        Maker maker,
        @Nullable Content content,
        List<Hash> sources,
        SortedMap<String, Hash> personal,
        @Nullable Access access,
        @Nullable Long sessionLeaves) {
    /** The personal field of an access leaf that says who it was. */
    public static final String PERSON = "person";

    public Leaf {
        sources = List.copyOf(sources);
        personal = Collections.unmodifiableSortedMap(new TreeMap<>(personal));
        if ((kind == Kind.MEDIA || kind == Kind.CAPTURE) && content == null) {
            throw new Malformed("content", "none", "some, in a " + kind.word() + " leaf");
        }
        if (kind == Kind.CHAT && content != null) {
            // A line is short, and its bare hash could be found by trying.
            throw new Malformed("content", "some", "none in a chat leaf: its words are personal fields");
        }
        if (kind != Kind.ACCESS && kind.isCaptured() != sources.isEmpty()) {
            throw new Malformed("sources", sources.size() + " in " + kind, "some where derived, none where captured");
        }
        if ((kind == Kind.ACCESS) != (access != null)) {
            throw new Malformed("access", String.valueOf(access), "in access leaves and in no other");
        }
        if (kind == Kind.ACCESS && !personal.containsKey(PERSON)) {
            throw new Malformed("personal", personal.keySet().toString(), PERSON + " in an access leaf");
        }
        if (sessionLeaves != null && sessionLeaves != place.seq()) {
            throw new Malformed("session_leaves", sessionLeaves.toString(), Long.toString(place.seq()));
        }
    }

    /** A leaf of captured bytes. */
    public static Leaf captured(Place place, Kind kind, Span span, Maker maker, Content content) {
        return captured(place, kind, span, maker, content, List.of());
    }

    /** A leaf of what was captured, with fields about people: of a price, for instance, who set it. */
    public static Leaf captured(
            Place place, Kind kind, Span span, Maker maker, @Nullable Content content, Collection<Disclosure> fields) {
        return new Leaf(place, kind, span, maker, content, List.of(), commitments(fields), null, null);
    }

    /** A leaf of bytes that were derived from other leaves. */
    public static Leaf derived(Place place, Kind kind, Span span, Maker maker, Content content, List<Hash> sources) {
        return new Leaf(place, kind, span, maker, content, sources, new TreeMap<>(), null, null);
    }

    /** A viewer's line. */
    public static Leaf chat(Place place, Span span, Maker maker, Collection<Disclosure> fields) {
        return captured(place, Kind.CHAT, span, maker, null, fields);
    }

    /** What somebody did with evidence; the fields hold at least who. */
    public static Leaf access(
            Place place,
            Span span,
            Maker maker,
            Access access,
            @Nullable Content content,
            Collection<Disclosure> fields) {
        return new Leaf(place, Kind.ACCESS, span, maker, content, List.of(), commitments(fields), access, null);
    }

    /** The same leaf as the last of its session. */
    public Leaf asLast() {
        return new Leaf(place, kind, span, maker, content, sources, personal, access, place.seq());
    }

    /**
     * Reads an entry of the log.
     *
     * @throws Malformed if the bytes are not exactly those that {@link #bytes} makes of a leaf
     */
    public static Leaf parse(byte[] bytes) {
        return LeafText.parse(bytes);
    }

    /** The entry of the log. */
    public byte[] bytes() {
        return LeafText.write(this).bytes();
    }

    /** The leaf hash of RFC 6962. */
    public Hash hash() {
        return Merkle.leaf(bytes());
    }

    /** The place behind this one. */
    public Place next() {
        return new Place(place.room(), place.session(), place.seq() + 1, hash());
    }

    /** Whether this leaf was committed to that field. */
    public boolean bears(Disclosure field) {
        return field.commitment().equals(personal.get(field.name()));
    }

    @Override
    public String toString() {
        return LeafText.write(this).toString();
    }

    private static SortedMap<String, Hash> commitments(Collection<Disclosure> fields) {
        var commitments = new TreeMap<String, Hash>();
        for (Disclosure field : fields) {
            if (commitments.put(field.name(), field.commitment()) != null) {
                throw new Malformed("personal", field.name(), "each name once");
            }
        }
        return commitments;
    }
}
