package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The article a rule stands on during the days it was in force; {@code to} is the first day it no longer is. */
record Edition(
        String source,
        String article,
        LocalDate from,
        @Nullable LocalDate to) {

    static Edition read(YamlNode node) {
        var edition = new Edition(
                node.text("source"),
                node.text("article"),
                node.maybeDay("effective_from")
                        .orElseThrow(() -> node.wrong("effective_from", "nothing", "a day such as 2026-02-01")),
                node.maybeDay("effective_to").orElse(null));
        if (edition.to != null && !edition.from.isBefore(edition.to)) {
            throw node.wrong("effective_to", edition.to, "after " + edition.from);
        }
        node.mustBeReadWhole();
        return edition;
    }

    /** The same article on these days alone; empty where it was not in force on any of them. */
    Optional<Edition> during(LocalDate first, LocalDate end) {
        LocalDate later = from.isBefore(first) ? first : from;
        LocalDate sooner = to == null || end.isBefore(to) ? end : to;
        return later.isBefore(sooner)
                ? Optional.of(new Edition(source, article, later, sooner.equals(LocalDate.MAX) ? null : sooner))
                : Optional.empty();
    }

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
