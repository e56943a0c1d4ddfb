package org.qiantang.app.dossier;

import java.util.Set;
import org.qiantang.app.account.Fields;

/**
 * Which lines that were held back are asked for; what is empty asks for all.
 *
 * @param found of this all counts but what is only of hosts' lines
 * @param rule one of those that held the line back
 * @param judged new, right or wrong
 */
record HeldFilter(FoundFilter found, String rule, String judged) {
    private static final Set<String> JUDGED = Set.of("", "new", "right", "wrong");

    HeldFilter {
        rule = Fields.optional(rule, "rule", 40);
        Fields.oneOf(judged, "judged", JUDGED);
    }

    /** What is asked for, in a line for the ledger, such as {@code held show/7 judged/new}. */
    String told() {
        var list = new StringBuilder("held");
        FoundFilter.tell(list, "rule", rule);
        FoundFilter.tell(list, "judged", judged);
        return found.told(list.toString());
    }
}
