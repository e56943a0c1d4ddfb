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

    /**
     * What is asked for, in a line for the ledger, such as {@code findings show/7 state/new words}. Of words only that
     * there were some: they may name a person, and each letter that is typed would be a look of its own.
     */
    String told(String list) {
        var told = new StringBuilder(list);
        tell(told, "show", showId);
        tell(told, "shop", merchantId);
        tell(told, "severity", severity);
        tell(told, "category", category);
        tell(told, "verdict", verdict);
        tell(told, "corrected", corrected);
        tell(told, "state", state);
        tell(told, "from", from);
        tell(told, "until", until);
        return words.isEmpty() ? told.toString() : told.append(" words").toString();
    }

    static void tell(StringBuilder told, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            told.append(' ').append(name).append('/').append(value);
        }
    }
}
