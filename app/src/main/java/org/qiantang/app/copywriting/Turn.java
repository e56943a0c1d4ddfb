package org.qiantang.app.copywriting;

import java.time.Instant;

/**
 * A variant's time on air: from when the digital host went over to it until she went over to the next.
 *
 * @param use how often the variant had been on air before in its show
 * @param outcome without the turn's first minute, in which buyers may still follow the turn before, and up to where somebody
 *     else took the air
 */
record Turn(String variant, int version, int use, Instant from, Instant until, StretchFigures.Outcome outcome) {
    Turn with(StretchFigures.Outcome given) {
        return new Turn(variant, version, use, from, until, given);
    }
}
