package org.qiantang.engine.tlog.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.Utf8;

/** A JSON value. Its {@code toString} is its canonical text (RFC 8785). */
public sealed interface Json {
    /** Integers beyond this are not all told apart by a double, and so have no place in JSON (RFC 7493). */
    long MOST_EXACT = (1L << 53) - 1;

    void writeTo(StringBuilder text);

    static Json of(String text) {
        return new Text(text);
    }

    /** An integer that JSON can hold exactly. */
    static Json of(long number) {
        if (number < -MOST_EXACT || number > MOST_EXACT) {
            throw new Malformed("number", Long.toString(number), "within 2^53 - 1 of zero");
        }
        return new Num(number);
    }

    /** Reads JSON in any form. */
    static Json parse(String text) {
        return new JsonReader(text).whole();
    }

    /**
     * Reads JSON in its canonical form.
     *
     * @throws Malformed if it is not JSON, or is written in another way
     */
    static Json parseCanonical(byte[] bytes) {
        String text = Utf8.read("json", bytes);
        Json json = parse(text);
        if (!json.toString().equals(text)) {
            throw new Malformed("json", text, "the canonical form of RFC 8785");
        }
        return json;
    }

    /** The bytes of the canonical text. */
    default byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    /** Named values, in the order of their names' UTF-16 code units. */
    record Obj(SortedMap<String, Json> members) implements Json {
        public Obj {
            members.keySet().forEach(Json::checkText);
            // Natural order is that of the code units, whatever order the map came with.
            var sorted = new TreeMap<String, Json>();
            sorted.putAll(members);
            members = Collections.unmodifiableSortedMap(sorted);
        }

        @Override
        public void writeTo(StringBuilder text) {
            text.append('{');
            for (Iterator<Map.Entry<String, Json>> each = members.entrySet().iterator(); each.hasNext(); ) {
                Map.Entry<String, Json> member = each.next();
                JsonText.quote(member.getKey(), text);
                text.append(':');
                member.getValue().writeTo(text);
                if (each.hasNext()) {
                    text.append(',');
                }
            }
            text.append('}');
        }

        @Override
        public String toString() {
            return written(this);
        }
    }

    /** Values in order. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public void writeTo(StringBuilder text) {
            text.append('[');
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    text.append(',');
                }
                items.get(i).writeTo(text);
            }
            text.append(']');
        }

        @Override
        public String toString() {
            return written(this);
        }
    }

    record Text(String value) implements Json {
        public Text {
            checkText(value);
        }

        @Override
        public void writeTo(StringBuilder text) {
            JsonText.quote(value, text);
        }

        @Override
        public String toString() {
            return written(this);
        }
    }

    /** A number as JSON knows them: a double. */
    record Num(double value) implements Json {
        public Num {
            if (!Double.isFinite(value)) {
                throw new Malformed("number", Double.toString(value), "a finite one");
            }
        }

        /**
         * The integer that it is.
         *
         * @throws Malformed if it is none, or too large to be exact
         */
        public long whole() {
            if (value != Math.rint(value) || Math.abs(value) > MOST_EXACT) {
                throw new Malformed("number", toString(), "an integer within 2^53 - 1 of zero");
            }
            return (long) value;
        }

        @Override
        public void writeTo(StringBuilder text) {
            text.append(EsNumber.write(value));
        }

        @Override
        public String toString() {
            return written(this);
        }
    }

    /** The three values that are words. */
    enum Word implements Json {
        TRUE("true"),
        FALSE("false"),
        NULL("null");

        private final String word;

        Word(String word) {
            this.word = word;
        }

        @Override
        public void writeTo(StringBuilder text) {
            text.append(word);
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private static String written(Json json) {
        var text = new StringBuilder();
        json.writeTo(text);
        return text.toString();
    }

    private static void checkText(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new Malformed("text", text, "no half of a surrogate pair");
        }
    }
}
