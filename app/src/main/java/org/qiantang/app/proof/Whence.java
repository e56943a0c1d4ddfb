package org.qiantang.app.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in the journal the bytes come from that a leaf names. It stands in the leaf as its codec, so that the log itself tells how
 * far it has come and how its contents are made again.
 *
 * @param form how the bytes are to be read
 * @param from the first position of the shard that it is of
 * @param to the last one
 * @param more what else has to be known, such as the line's id
 */
record Whence(Form form, int shard, long from, long to, Map<String, String> more) {
    static final String STREAM = "stream";
    static final String TYPE = "type";
    static final String LINE = "line";
    static final String PIECE = "piece";

    /** The kinds of content. */
    enum Form {
        /** Entries of the journal, each under a line with its place. */
        JOURNAL("qiantang-journal"),
        /** The bytes of one event. */
        EVENT("qiantang-event"),
        /** A line of the host without how it was taken down: so leaves named it until they told that. No new leaf does. */
        LINE("qiantang-line"),
        /** A line of the host with how it was taken down. */
        TAKEN_LINE("qiantang-line-2"),
        /** What the guard found in a line. */
        VERDICT("qiantang-verdict"),
        /** A piece of a recording, as it lies on disk. */
        PIECE("video/mp2t");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        /** How the codecs of a shard begin. */
        String of(int shard) {
            return word + "; shard=" + shard + "; ";
        }
    }

    Whence {
        more = Map.copyOf(more);
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("positions: " + from + " to " + to + " (expected: 1 or more, in order)");
        }
    }

    /** What one event says. */
    static Whence one(Form form, int shard, long position, Map<String, String> more) {
        return new Whence(form, shard, position, position, more);
    }

    /** Reads a codec; null where it is another's. */
    static @Nullable Whence parse(@Nullable String codec) {
        if (codec == null) {
            return null;
        }
        List<String> parts = List.of(codec.split("; ", -1));
        var named = new TreeMap<String, String>();
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                named.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        for (Form form : Form.values()) {
            if (form.word.equals(parts.getFirst()) && named.keySet().containsAll(List.of("shard", "from", "to"))) {
                int shard = Integer.parseInt(take(named, "shard"));
                return new Whence(
                        form, shard, Long.parseLong(take(named, "from")), Long.parseLong(take(named, "to")), named);
            }
        }
        return null;
    }

    private static String take(Map<String, String> named, String name) {
        String value = named.remove(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": none (expected: one)");
        }
        return value;
    }

    /** The number under a name; null where there is none. */
    @Nullable
    Long number(String name) {
        String text = more.get(name);
        return text == null ? null : Long.valueOf(text);
    }

    /** The codec of a leaf. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        parts.add(form.word);
        parts.add("shard=" + shard);
        parts.add("from=" + from);
        parts.add("to=" + to);
        new TreeMap<>(more).forEach((name, value) -> parts.add(name + "=" + value));
        return String.join("; ", parts);
    }
}
