package org.qiantang.event;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events to bytes and back: UTF-8 JSON under the record's simple name and a version.
 *
 * <p>An unknown type is an error, never skipped: what cannot be read must not be passed over silently.
 */
public final class EventCodec {
    /** The version of every type so far. A changed shape gets a new version and an upcaster; fields are only added. */
    public static final int VERSION = 1;

    private final Map<String, Class<? extends Event>> types = typesOf(Event.class);
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new IdsAsText())
            // A newer writer may have added fields that this reader does not know yet.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public String typeOf(Event event) {
        return event.getClass().getSimpleName();
    }

    public byte[] bytes(Event event) {
        return json.writeValueAsBytes(event);
    }

    public Event read(String type, int version, byte[] body) {
        Class<? extends Event> record = types.get(type);
        if (record == null || version != VERSION) {
            throw new IllegalArgumentException("event type: " + type + " v" + version + " (expected: one of "
                    + types.keySet() + " v" + VERSION + ")");
        }
        return json.readValue(body, record);
    }

    /** Every type's name and record, in the order of names. */
    public Map<String, Class<? extends Event>> types() {
        return types;
    }

    private static Map<String, Class<? extends Event>> typesOf(Class<? extends Event> root) {
        var waiting = new ArrayDeque<Class<?>>();
        waiting.add(root);
        var records = new ArrayDeque<Class<? extends Event>>();
        while (!waiting.isEmpty()) {
            Class<?> next = waiting.remove();
            if (next.isSealed()) {
                waiting.addAll(List.of(next.getPermittedSubclasses()));
            } else {
                records.add(next.asSubclass(Event.class));
            }
        }
        return records.stream()
                .collect(Collectors.toMap(Class::getSimpleName, type -> type, (a, b) -> a, TreeMap::new));
    }
}
