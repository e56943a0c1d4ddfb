package org.qiantang.app.doubt;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/** Which doubts are asked for; what is empty or absent asks for all. */
record DoubtFilter(
        String rule,
        String state,
        @Nullable Long show,
        @Nullable Long shop,
        @Nullable Long account) {
    private static final Set<String> STATES = Set.of("", "new", "confirmed", "withdrawn");

    DoubtFilter {
        boolean known = rule.isEmpty()
                || Arrays.stream(DoubtRule.values()).anyMatch(one -> one.name().equals(rule));
        if (!known) {
            throw Problem.nonsense("rule", "没有这条规则", "rule: one of GET /api/officer/doubts/rules");
        }
        if (!STATES.contains(state)) {
            throw Problem.nonsense("state", "没有这种筛选值", "state: new, confirmed or withdrawn");
        }
    }
}
