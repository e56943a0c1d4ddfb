package org.qiantang.engine.guard;

import java.time.LocalDate;
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
                LocalDate.parse(node.text("effective_from")),
                node.maybeText("effective_to").map(LocalDate::parse).orElse(null));
        node.mustBeReadWhole();
        return edition;
    }

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
