package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goods are in law, with the law's name and the proofs that it asks for. */
@RestController
class CategoryEndpoints {
    record NeedView(String key, String zh, String en, String law) {
        static NeedView of(ProofNeed need) {
            return new NeedView(need.key().key(), need.zh(), need.en(), need.law());
        }
    }

    /** {@code returns} is {@code seven-days}, {@code unopened-only} or {@code exempt}. */
    record CategoryView(String name, String en, String law, String returns, List<NeedView> needs) {}

    record PromiseKindView(String kind, String zh, String en, int least, int most) {}

    @GetMapping("/api/legal-categories")
    List<CategoryView> categories() {
        return Arrays.stream(LegalCategory.values())
                .map(category -> new CategoryView(
                        category.zh(),
                        category.en(),
                        category.law(),
                        category.returns().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        category.needs().stream().map(NeedView::of).toList()))
                .toList();
    }

    @GetMapping("/api/promise-kinds")
    List<PromiseKindView> promises() {
        return Arrays.stream(PromiseKind.values())
                .map(kind -> new PromiseKindView(
                        kind.code(), kind.label(false), kind.label(true), kind.least(), kind.most()))
                .toList();
    }
}
