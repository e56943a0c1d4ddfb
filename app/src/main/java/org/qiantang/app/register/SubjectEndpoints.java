package org.qiantang.app.register;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register, for officers and administrators: the list, how many lack what, one subject, and its history. */
@RestController
@RequestMapping("/api/govern/subjects")
class SubjectEndpoints {
    private static final Set<String> CHECKS = Set.of("", "none", "valid", "soon", "over");
    private static final Set<String> TRAININGS = Set.of("", "all", "missing");

    private final Register register;

    SubjectEndpoints(Register register) {
        this.register = register;
    }

    /** {@code check} is none, valid, soon or over; {@code training} is all or missing. */
    @GetMapping
    Page<SubjectView.InList> page(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String check,
            @RequestParam(defaultValue = "") String training,
            @RequestParam(defaultValue = "false") boolean blacklisted,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        Officers.orAdmin(person);
        if (!kind.isEmpty()) {
            Typed.choice(SubjectKind.class, kind, "kind");
        }
        if (!CHECKS.contains(check)) {
            throw Problem.nonsense("check", "应为 none、valid、soon 或 over", "none, valid, soon or over");
        }
        if (!TRAININGS.contains(training)) {
            throw Problem.nonsense("training", "应为 all 或 missing", "all or missing");
        }
        var wanted = new SubjectRows.Wanted(kind, Fields.optional(q, "q", 40), check, training, blacklisted);
        return register.page(wanted, after, Page.limit(limit));
    }

    @GetMapping("/summary")
    SubjectView.Summary summary(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return register.summary();
    }

    @GetMapping("/{kind}/{id}")
    SubjectView.Detail one(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable String kind, @PathVariable long id) {
        Officers.orAdmin(person);
        return register.detail(Typed.choice(SubjectKind.class, kind, "kind"), id);
    }

    @GetMapping("/{kind}/{id}/history")
    Page<SubjectView.Step> history(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        Officers.orAdmin(person);
        return register.history(Typed.choice(SubjectKind.class, kind, "kind"), id, after, Page.limit(limit));
    }
}
