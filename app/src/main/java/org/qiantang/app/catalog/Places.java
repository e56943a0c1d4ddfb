package org.qiantang.app.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Places of China as people name them, read from {@code places.txt}: what is sent there or from there. */
public final class Places {
    private static final Map<String, List<String>> BY_PROVINCE = load();

    private Places() {}

    /** The names of places in each province, among them its own; provinces by their short names. */
    public static Map<String, List<String>> byProvince() {
        return BY_PROVINCE;
    }

    public static Stream<String> all() {
        return BY_PROVINCE.values().stream().flatMap(List::stream);
    }

    private static Map<String, List<String>> load() {
        try (InputStream in = Places.class.getResourceAsStream("places.txt")) {
            if (in == null) {
                throw new IllegalStateException("places.txt is missing");
            }
            var places = new LinkedHashMap<String, List<String>>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .forEach(parts -> places.put(parts[0], List.of(parts[1].split(" ", -1))));
            return Collections.unmodifiableMap(places);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
