package org.qiantang.engine.tlog.leaf;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Malformed;

/** Leaves as JSON. What is absent has no member. */
final class LeafText {
    private static final long VERSION = 1;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LeafText() {}

    static Json write(Leaf leaf) {
        var members = new TreeMap<String, Json>();
        members.put("v", Json.of(VERSION));
        members.put("kind", Json.of(leaf.kind().word()));
        put(leaf.place(), members);
        put(leaf.span(), members);
        put(leaf.maker(), members);
        Content content = leaf.content();
        if (content != null) {
            members.put("sha256", Json.of(content.sha256().hex()));
            members.put("size", Json.of(content.size()));
            put("codec", content.codec(), members);
        }
        if (!leaf.sources().isEmpty()) {
            members.put(
                    "sources",
                    new Json.Arr(leaf.sources().stream()
                            .map(hash -> Json.of(hash.hex()))
                            .toList()));
        }
        if (!leaf.personal().isEmpty()) {
            var personal = new TreeMap<String, Json>();
            leaf.personal().forEach((name, hash) -> personal.put(name, Json.of(hash.hex())));
            members.put("personal", new Json.Obj(personal));
        }
        Access access = leaf.access();
        if (access != null) {
            members.put("act", Json.of(access.act().word()));
            members.put("reason", Json.of(access.reason()));
            members.put("device", Json.of(access.device()));
        }
        Long sessionLeaves = leaf.sessionLeaves();
        if (sessionLeaves != null) {
            members.put("session_leaves", Json.of(sessionLeaves));
        }
        return new Json.Obj(members);
    }

    private static void put(Place place, SortedMap<String, Json> members) {
        members.put("room", Json.of(place.room()));
        members.put("session", Json.of(place.session()));
        members.put("seq", Json.of(place.seq()));
        Hash previous = place.previous();
        put("prev_leaf", previous == null ? null : previous.hex(), members);
    }

    private static void put(Span span, SortedMap<String, Json> members) {
        members.put("wall_start", Json.of(TIME.format(span.wallStart())));
        members.put("wall_end", Json.of(TIME.format(span.wallEnd())));
        Span.MediaTime media = span.media();
        if (media != null) {
            members.put("pts_start", Json.of(media.startMs()));
            members.put("pts_end", Json.of(media.endMs()));
        }
    }

    private static void put(Maker maker, SortedMap<String, Json> members) {
        members.put("capturer", Json.of(maker.capturer()));
        put("rule_base_version", maker.ruleBase(), members);
        put("model_version", maker.model(), members);
    }

    private static void put(String name, @Nullable String text, SortedMap<String, Json> members) {
        if (text != null) {
            members.put(name, Json.of(text));
        }
    }

    static Leaf parse(byte[] bytes) {
        var read = new Members(Json.parseCanonical(bytes));
        if (read.whole("v") != VERSION) {
            throw new Malformed("v", Long.toString(read.whole("v")), Long.toString(VERSION));
        }
        var leaf = new Leaf(
                new Place(read.text("room"), read.text("session"), read.whole("seq"), read.hash("prev_leaf")),
                Kind.of(read.text("kind")),
                new Span(media(read), time(read.text("wall_start")), time(read.text("wall_end"))),
                new Maker(
                        read.text("capturer"), read.textOrNull("rule_base_version"), read.textOrNull("model_version")),
                content(read),
                sources(read),
                personal(read),
                read.has("act")
                        ? new Access(Access.Act.of(read.text("act")), read.text("reason"), read.text("device"))
                        : null,
                read.has("session_leaves") ? read.whole("session_leaves") : null);
        // A member that we do not know would vanish here. What is not understood is not vouched for.
        if (!Arrays.equals(leaf.bytes(), bytes)) {
            throw new Malformed("leaf", read.toString(), leaf.toString());
        }
        return leaf;
    }

    private static Span.@Nullable MediaTime media(Members read) {
        return read.has("pts_start") ? new Span.MediaTime(read.whole("pts_start"), read.whole("pts_end")) : null;
    }

    private static @Nullable Content content(Members read) {
        Hash sha256 = read.hash("sha256");
        return sha256 == null ? null : new Content(sha256, read.whole("size"), read.textOrNull("codec"));
    }

    private static List<Hash> sources(Members read) {
        var sources = new ArrayList<Hash>();
        if (read.has("sources") && read.get("sources") instanceof Json.Arr items) {
            items.items().forEach(item -> sources.add(Hash.fromHex(Members.text("source", item))));
        }
        return sources;
    }

    private static SortedMap<String, Hash> personal(Members read) {
        var personal = new TreeMap<String, Hash>();
        if (read.has("personal") && read.get("personal") instanceof Json.Obj fields) {
            fields.members().forEach((name, hash) -> personal.put(name, Hash.fromHex(Members.text(name, hash))));
        }
        return personal;
    }

    private static Instant time(String text) {
        try {
            return TIME.parse(text, Instant::from);
        } catch (DateTimeException wrong) {
            throw new Malformed("time", text, "2026-06-18T12:00:00.000Z");
        }
    }
}
