package org.qiantang.app.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Corrections;
import org.qiantang.event.FindingEvent.GraveRule;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.TakenDown;

/**
 * Says which of what was found in a host's line is grave and sure enough for a limit before anybody has looked, and which line it
 * takes back.
 */
final class GraveRules {
    /** Minors, safety, medicine without a licence, state symbols, crime. */
    static final String GRAVEST = "S4";

    private static final String VIOLATES = "violates";

    /** Below it an engine doubts its own words, in percent; one that does not tell is taken at its word. */
    private static final int SURE = 80;

    private GraveRules() {}

    /**
     * The rules, each once; none where only a reader of the meaning doubts, where evidence is lacking, or where the machine that
     * heard or read the line is not sure of it.
     */
    static List<GraveRule> of(HostSpoke line) {
        if (isUnsure(line.takenDown())) {
            return List.of();
        }
        return line.findings().stream()
                .filter(found -> found.severity().equals(GRAVEST))
                .filter(found -> found.doubtPercent() == null && VIOLATES.equals(found.verdict()))
                .map(found -> new GraveRule(found.rule(), found.article()))
                .distinct()
                .toList();
    }

    /**
     * The lines that this one takes back; none where it breaks a rule itself. How sure a machine is of the words
     * does not matter here: doubt is the host's.
     */
    static List<Long> takenBackBy(HostSpoke line) {
        return line.verdict().equals(VIOLATES) ? List.of() : Corrections.in(line);
    }

    private static boolean isUnsure(@Nullable TakenDown how) {
        Integer confidence = how == null ? null : how.confidence();
        return confidence != null && confidence < SURE;
    }
}
