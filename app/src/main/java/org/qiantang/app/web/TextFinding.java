package org.qiantang.app.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something found in a short text that is shown to the public: a title, a name, a teaser.
 *
 * @param field which of the fields that were sent
 * @param words the very words
 * @param verdict {@code violates} or {@code needs_evidence}
 * @param article the law with its article, as of today
 * @param rewrite what may lawfully be written instead; null where there is no such line
 */
public record TextFinding(
        String field,
        String words,
        String verdict,
        String severity,
        String rule,
        String article,
        String message,
        String messageEn,
        @Nullable String rewrite) {
    private static final Set<String> SERIOUS = Set.of("S3", "S4");

    /** Whether the text must not be kept: a serious breach that needs no more evidence, as with pages of goods. */
    public boolean isRefused() {
        return verdict.equals("violates") && SERIOUS.contains(severity);
    }

    /** Lets pass texts without a serious breach; what was found in them is to be told to whoever wrote them. */
    public static List<TextFinding> requireLawful(List<TextFinding> found) {
        found.stream().filter(TextFinding::isRefused).findFirst().ifPresent(one -> {
            throw one.refusal();
        });
        return found;
    }

    private Problem refusal() {
        String instead = rewrite == null ? "" : "；可以写：" + rewrite;
        return new Problem(
                422,
                "unlawful",
                "“" + words + "” " + message + "（" + article + "）" + instead,
                "“" + words + "”: " + messageEn + " (" + article + ")"
                        + (rewrite == null ? "" : "; instead: " + rewrite),
                Map.of("field", field, "article", article));
    }
}
