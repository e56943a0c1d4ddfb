package org.qiantang.app.show;

import java.util.Set;
import org.qiantang.app.account.Fields;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.web.Problem;

/** Which rooms on air are asked for; what is empty asks for all. */
record WallFilter(String severity, String group, String category, String uncorrected) {
    private static final Set<String> SEVERITIES = Set.of("", "S1", "S2", "S3", "S4");
    private static final Set<String> YES = Set.of("", "yes");

    WallFilter {
        group = Fields.optional(group, "group", 40);
        Fields.oneOf(severity, "severity", SEVERITIES);
        Fields.oneOf(uncorrected, "uncorrected", YES);
        if (!category.isEmpty()) {
            category = LegalCategory.named(category)
                    .map(LegalCategory::zh)
                    .orElseThrow(() -> Problem.nonsense("category", "没有这种商品类别", "no such category"));
        }
    }

    /** Whether one line of the window is all that was asked for, and the counter holds goods of the category. */
    boolean lets(RoomFacts facts) {
        return (category.isEmpty()
                        || facts.goods().stream().anyMatch(one -> one.category().equals(category)))
                && (asksNoLine() || facts.found().stream().anyMatch(this::lets));
    }

    private boolean asksNoLine() {
        return severity.isEmpty() && group.isEmpty() && uncorrected.isEmpty();
    }

    private boolean lets(RoomFacts.Found line) {
        return (uncorrected.isEmpty() || line.isUncorrected())
                && line.findings().stream()
                        .anyMatch(one -> (severity.isEmpty() || one.severity().equals(severity))
                                && (group.isEmpty() || one.category().equals(group)));
    }
}
