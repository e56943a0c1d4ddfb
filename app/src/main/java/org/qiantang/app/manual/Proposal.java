package org.qiantang.app.manual;

import org.jspecify.annotations.Nullable;

/**
 * A fact that a manual states, and where: for a person to confirm.
 *
 * @param key of the vocabulary where the label is known, else the label itself
 * @param known whether it is of the vocabulary
 * @param from where the value begins in the passage; {@code to} is behind its end, or behind the passage's where it goes on below
 */
record Proposal(
        String key,
        String value,
        @Nullable String unit,
        boolean known,
        int page,
        int line,
        String passage,
        int from,
        int to) {}
