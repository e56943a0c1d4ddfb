package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.web.Problem;

/** Which findings are asked for; what is empty or absent asks for all. */
record FoundFilter(
        String words,
        @Nullable Long showId,
        @Nullable Long merchantId,
        String severity,
        String category,
        String verdict,
        String corrected,
        String state,
        @Nullable Instant from,
        @Nullable Instant until) {
    private static final Set<String> SEVERITIES = Set.of("", "S1", "S2", "S3", "S4");
    private static final Set<String> VERDICTS = Set.of("", "violates", "needs_evidence");
    private static final Set<String> CORRECTED = Set.of("", "yes", "no");
    private static final Set<String> STATES = Set.of("", "new", "confirmed", "withdrawn");

    FoundFilter {
        words = Fields.optional(words, "q", 40);
        category = Fields.optional(category, "category", 40);
        Fields.oneOf(severity, "severity", SEVERITIES);
        Fields.oneOf(verdict, "verdict", VERDICTS);
        Fields.oneOf(corrected, "corrected", CORRECTED);
        Fields.oneOf(state, "state", STATES);
        if (from != null && until != null && until.isBefore(from)) {
            throw Problem.nonsense("until", "结束时间不能早于开始时间", "not before the time it begins");
        }
    }
}
