package org.qiantang.app.media;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of Flash's Action Message Format, version 0, in which RTMP's commands and FLV's metadata are written. */
sealed interface Amf {
    record Num(double value) implements Amf {}

    record Flag(boolean value) implements Amf {}

    record Text(String value) implements Amf {}

    /** Named values in their written order; an ECMA array is read as one too. */
    record Struct(Map<String, Amf> entries) implements Amf {
        public Struct {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The text under this name, or an empty one if there is no text. */
        String text(String name) {
            return entries.get(name) instanceof Text(String value) ? value : "";
        }
    }

    record Items(List<Amf> values) implements Amf {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Null and undefined. */
    record Nothing() implements Amf {}
}
