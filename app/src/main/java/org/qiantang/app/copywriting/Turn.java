package org.qiantang.app.copywriting;

import java.time.Instant;

/**
 * A variant's time on air: from when the digital host went over to it until she went over to the next, or was heard last.
 *
 * @param outcome without the turn's first minute, in which buyers may still follow the turn before
 */
record Turn(String variant, int version, Instant from, Instant until, StretchFigures.Outcome outcome) {}
