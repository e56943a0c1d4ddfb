package org.qiantang.engine.guard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of a rule: the article that was in force on some day, since when and until when, and the lawful
 * way to say it; {@code to} is the first day on which the article no longer holds.
 */
public record RuleNotice(
        String id,
        String category,
        Severity severity,
        Action action,
        String source,
        String article,
        LocalDate from,
        @Nullable LocalDate to,
        String message,
        String messageEn,
        @Nullable String rewrite) {
    static RuleNotice of(Rule rule, Edition edition) {
        return new RuleNotice(
                rule.id(),
                rule.category(),
                rule.severity(),
                rule.action(),
                edition.source(),
                edition.article(),
                edition.from(),
                edition.to(),
                rule.message(),
                rule.messageEn(),
                rule.rewrite());
    }
}
