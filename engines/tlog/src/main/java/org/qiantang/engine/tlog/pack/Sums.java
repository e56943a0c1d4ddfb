package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.Utf8;

/** The list of files and their hashes, in the form that {@code sha256sum --check} takes. */
final class Sums {
    private static final int HEX = 2 * Hash.BYTES;

    private Sums() {}

    static byte[] write(List<Part> parts) {
        var sorted = new TreeMap<String, Hash>();
        parts.forEach(part -> sorted.put(part.name(), part.sha256()));
        return write(sorted);
    }

    static byte[] write(SortedMap<String, Hash> sums) {
        var text = new StringBuilder();
        sums.forEach((name, sha256) ->
                text.append(sha256.hex()).append("  ").append(name).append('\n'));
        return text.toString().getBytes(US_ASCII);
    }

    /** @throws Malformed if it is not such a list, sorted by names, each once */
    static Map<String, Hash> parse(byte[] bytes) {
        var sums = new TreeMap<String, Hash>();
        var lines = new Lines(Layout.SUMS, Utf8.read(Layout.SUMS, bytes));
        String last = "";
        while (!lines.isAtEnd()) {
            String line = lines.take();
            if (line.length() < HEX + 3 || !line.startsWith("  ", HEX)) {
                throw new Malformed(Layout.SUMS, line, "a hash, two spaces and a name");
            }
            String name = line.substring(HEX + 2);
            if (last.compareTo(name) >= 0) {
                throw new Malformed(Layout.SUMS, name, "names in order, each once");
            }
            sums.put(name, Hash.fromHex(line.substring(0, HEX)));
            last = name;
        }
        return sums;
    }
}
