package org.qiantang.app.register;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/** Reads choices from forms; what cannot be right is refused at its field. */
final class Typed {
    private Typed() {}

    static <E extends Enum<E>> E choice(Class<E> type, @Nullable String word, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> {
                    String all = Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "));
                    return Problem.nonsense(field, "应为：" + all, "one of: " + all);
                });
    }
}
