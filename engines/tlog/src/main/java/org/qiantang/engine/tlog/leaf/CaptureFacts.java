package org.qiantang.engine.tlog.leaf;

import java.util.Arrays;
import java.util.TreeMap;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.OneLine;
import org.qiantang.engine.tlog.wire.Utf8;

/**
 * What a court asks of a capture: from where, on what, by which program and by which clock. Says nothing of people.
 *
 * @param stream what was taken, by its address without a key, such as {@code rtmp://example.com/live/room-7}
 * @param host the machine that took it
 * @param software the SHA-256 of the program that took it, as it was installed
 * @param clock by what the machine's clock was set, such as {@code ntp.ntsc.ac.cn}
 * @param clockOffsetMs how far it was ahead of that when it was last compared; negative where it was behind
 */
public record CaptureFacts(String stream, String host, Hash software, String clock, long clockOffsetMs) {
    public CaptureFacts {
        if (!OneLine.isPlain(stream) || !OneLine.isPlain(host) || !OneLine.isPlain(clock)) {
            throw new Malformed("capture facts", stream + " " + host + " " + clock, "one plain line each");
        }
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws Malformed if it is anything else
     */
    public static CaptureFacts parse(byte[] bytes) {
        var read = new Members(Json.parseCanonical(bytes));
        Hash software = read.hash("software_sha256");
        if (software == null) {
            throw new Malformed("software_sha256", "none", "one");
        }
        var facts = new CaptureFacts(
                read.text("stream"), read.text("host"), software, read.text("clock"), read.whole("clock_offset_ms"));
        if (!Arrays.equals(facts.bytes(), bytes)) {
            throw new Malformed(
                    "capture facts",
                    Utf8.read("capture facts", bytes),
                    facts.json().toString());
        }
        return facts;
    }

    /** The content of a {@link Kind#CAPTURE} leaf: canonical JSON. */
    public byte[] bytes() {
        return json().bytes();
    }

    private Json json() {
        var members = new TreeMap<String, Json>();
        members.put("stream", Json.of(stream));
        members.put("host", Json.of(host));
        members.put("software_sha256", Json.of(software.hex()));
        members.put("clock", Json.of(clock));
        members.put("clock_offset_ms", Json.of(clockOffsetMs));
        return new Json.Obj(members);
    }
}
