package org.qiantang.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of any type with random contents: ids of all 64 bits, words of any script, things absent. */
final class RandomEvents {
    private static final List<String> WORDS =
            List.of("", "a", "直播间", "\"quoted\" \\ and / so on", "🧣🍵", "line\nbreak\ttab", "ü é ß", "\u202ereversed");

    private final SplittableRandom random;

    RandomEvents(long seed) {
        random = new SplittableRandom(seed);
    }

    Event of(Class<? extends Event> type) {
        return (Event) record(type);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] kinds =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = Arrays.stream(components).map(this::value).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(kinds);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type.getName(), broken);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        boolean mayBeAbsent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return mayBeAbsent && random.nextBoolean() ? null : value(component.getName(), component.getGenericType());
    }

    private Object value(String name, Type type) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return Stream.generate(() -> value(name, element))
                    .limit(random.nextInt(4))
                    .toList();
        }
        if (type == long.class || type == Long.class) {
            return random.nextLong();
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt();
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000))
                    .truncatedTo(random.nextBoolean() ? ChronoUnit.MICROS : ChronoUnit.SECONDS);
        }
        if (type == String.class) {
            return name.equals("currency") ? "CNY" : WORDS.get(random.nextInt(WORDS.size()));
        }
        if (type instanceof Class<?> one && one.isEnum()) {
            Object[] names = one.getEnumConstants();
            return names[random.nextInt(names.length)];
        }
        if (type instanceof Class<?> one && one.isRecord()) {
            return record(one);
        }
        throw new IllegalArgumentException(name + ": " + type + " (expected: a kind of value that events hold)");
    }
}
