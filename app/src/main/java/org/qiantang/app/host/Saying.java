package org.qiantang.app.host;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DigitalHost.Occasion;

/**
 * Something to say, which is made true anew each time it is asked for.
 *
 * @param itemId what it is about; null for no item
 * @param facts the names of the facts that it stands on
 * @param now its words as they are true at this moment, empty if it must no longer be said; asked from several threads
 */
record Saying(Occasion occasion, @Nullable Long itemId, List<String> facts, Supplier<Optional<String>> now) {
    Saying {
        facts = List.copyOf(facts);
    }

    /** Words that stand on nothing that can move. */
    static Saying fixed(Occasion occasion, String words) {
        return new Saying(occasion, null, List.of(), () -> Optional.of(words));
    }
}
