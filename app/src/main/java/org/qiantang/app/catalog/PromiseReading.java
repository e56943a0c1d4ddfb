package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Flaw.Fault;

/** How a promise is read from what somebody wrote; what is wrong is noted. */
final class PromiseReading {
    static final String TYPES =
            Arrays.stream(FactType.values()).map(FactType::code).collect(Collectors.joining("、"));
    private static final String KINDS =
            Arrays.stream(PromiseKind.values()).map(PromiseKind::code).collect(Collectors.joining("、"));

    private PromiseReading() {}

    static Optional<Promise> read(String path, String name, long amount, List<Flaw> flaws) {
        Optional<PromiseKind> kind = PromiseKind.named(name);
        if (kind.isEmpty()) {
            flaws.add(new Flaw(path + ".kind", Fault.UNKNOWN_PROMISE, KINDS));
            return Optional.empty();
        }
        if (amount < kind.get().least() || amount > kind.get().most()) {
            flaws.add(new Flaw(
                    path + ".amount",
                    Fault.RANGE,
                    kind.get().least() + "–" + kind.get().most()));
            return Optional.empty();
        }
        return Optional.of(new Promise(kind.get(), (int) amount));
    }
}
