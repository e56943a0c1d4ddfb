package org.qiantang.app.monitor;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.web.Problem;

/** Which goods are asked for; what is empty or absent asks for all. */
record GoodsFilter(
        String words,
        @Nullable Long shopId,
        String risk,
        String category,
        String papers,
        String page,
        String spoken,
        String price) {
    private static final Set<String> LEVELS = Set.of("", "high", "middle", "low", "none");
    private static final Set<String> PAPERS = Set.of("", "missing", "expiring", "expired");
    private static final Set<String> YES = Set.of("", "yes");

    GoodsFilter {
        words = Fields.optional(words, "q", 40);
        Fields.oneOf(risk, "risk", LEVELS);
        Fields.oneOf(papers, "papers", PAPERS);
        Fields.oneOf(page, "page", YES);
        Fields.oneOf(spoken, "spoken", YES);
        Fields.oneOf(price, "price", YES);
        if (!category.isEmpty()) {
            category = LegalCategory.named(category)
                    .map(LegalCategory::zh)
                    .orElseThrow(() -> Problem.nonsense("category", "没有这种商品类别", "no such category"));
        }
    }
}
