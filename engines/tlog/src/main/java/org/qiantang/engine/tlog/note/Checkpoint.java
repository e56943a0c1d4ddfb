package org.qiantang.engine.tlog.note;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Decimal;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * How large a log is and what its tree's root is: the text of a signed note (C2SP tlog-checkpoint).
 *
 * @param origin which log, such as {@code example.com/log}
 * @param size how many leaves
 * @param extensions further lines, which nobody checks; better none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new Malformed("origin", origin, "one line, not empty");
        }
        if (size < 0) {
            throw new Malformed("size", Long.toString(size), "0 or more");
        }
        for (String line : extensions) {
            if (line.isEmpty() || line.indexOf('\n') >= 0) {
                throw new Malformed("extension line", line, "one line, not empty");
            }
        }
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /** What a note says to be a checkpoint; its signatures are not looked at. */
    public static Checkpoint of(SignedNote note) {
        return parse(note.text());
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @throws Malformed if it is not an origin, a size, a root, and lines that are not empty
     */
    public static Checkpoint parse(String text) {
        var lines = new Lines("checkpoint", text);
        String origin = lines.take();
        long size = Decimal.read("size", lines.take());
        Hash root = Hash.fromBase64(lines.take());
        var extensions = new ArrayList<String>();
        while (!lines.isAtEnd()) {
            extensions.add(lines.take());
        }
        return new Checkpoint(origin, size, root, extensions);
    }

    /** The text that is signed. */
    public String text() {
        var text = new StringBuilder()
                .append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
