package org.qiantang.app.simulation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** The parameters of one statement, counted from 1. */
final class Parameters {
    private final Map<Integer, Object> values = new HashMap<>();

    void set(int index, Object value) {
        values.put(index, value);
    }

    int count() {
        return values.size();
    }

    Object at(int index) {
        return values.get(index);
    }

    long number(int index) {
        return ((Number) values.get(index)).longValue();
    }

    int small(int index) {
        return ((Number) values.get(index)).intValue();
    }

    String text(int index) {
        return (String) values.get(index);
    }

    Instant time(int index) {
        return ((OffsetDateTime) values.get(index)).toInstant();
    }
}
