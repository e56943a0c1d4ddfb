package org.qiantang.app.growth;

import java.time.Instant;
import java.util.List;

/** People out of what was counted up to a midnight, the first first. */
record Picked(Instant asOf, List<Long> people) {
    Picked {
        people = List.copyOf(people);
    }
}
