package org.qiantang.event;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
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

    /** A power of two, of the events that all followers read within moments of each other. */
    private static final int LATELY = 4_096;
    /** Longer bodies are read anew each time: what is remembered is bounded in bytes, and not only in events. */
    static final int LONGEST_REMEMBERED = 4_096;

    private final Map<String, Class<? extends Event>> types = typesOf(Event.class);
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new IdsAsText())
            // A newer writer may have added fields that this reader does not know yet.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final AtomicReferenceArray<Known> lately = new AtomicReferenceArray<>(LATELY);

    private record Known(byte[] body, Event event) {
        boolean isOf(byte[] bytes, Class<? extends Event> type) {
            return type.isInstance(event) && Arrays.equals(body, bytes);
        }
    }

    public String typeOf(Event event) {
        return event.getClass().getSimpleName();
    }

    public byte[] bytes(Event event) {
        return json.writeValueAsBytes(event);
    }

    /**
     * The event that these bytes are; equal bytes, where they are no more than 4 KiB and handed over again soon, give the same
     * object without being read twice: each follower has a copy of its own. Nobody changes either.
     *
     * @throws IllegalArgumentException for a type or a version that is unknown
     */
    public Event read(String type, int version, byte[] body) {
        Class<? extends Event> record = types.get(type);
        if (record == null || version != VERSION) {
            throw new IllegalArgumentException("event type: " + type + " v" + version + " (expected: one of "
                    + types.keySet() + " v" + VERSION + ")");
        }
        if (body.length > LONGEST_REMEMBERED) {
            return json.readValue(body, record);
        }
        int slot = Arrays.hashCode(body) & (LATELY - 1);
        Known known = lately.get(slot);
        if (known != null && known.isOf(body, record)) {
            return known.event();
        }
        Event event = json.readValue(body, record);
        lately.set(slot, new Known(body, event));
        return event;
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
