package org.qiantang.app.green;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Green-room scores for officers and administrators: rooms, hosts, agencies, and the platform itself, each point explained. */
@RestController
@RequestMapping("/api/officer/green")
class OfficerGreenEndpoints {
    private final GreenPages pages;

    OfficerGreenEndpoints(GreenPages pages) {
        this.pages = pages;
    }

    /** The lowest figures first. {@code kind} is shop, host or agency; {@code grade} A to D or none. */
    @GetMapping
    Page<GreenSheet.Row> scores(
            @RequestParam(defaultValue = "shop") String kind,
            @RequestParam(defaultValue = "") String grade,
            @RequestParam(defaultValue = "false") boolean vetoed,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        officerOrAdmin(person);
        return pages.list(kind(kind), grade, vetoed, after, Page.limit(limit));
    }

    /** The whole score as the record has it now, or as it was kept on a day; the platform's id is 0. */
    @GetMapping("/{kind}/{id}")
    GreenSheet score(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam @Nullable String day,
            @AuthenticationPrincipal @Nullable Person person) {
        officerOrAdmin(person);
        return pages.sheet(kind(kind), id, day(day));
    }

    private static void officerOrAdmin(@Nullable Person person) {
        Person who = Fields.signedIn(person);
        if (!who.is(Role.OFFICER) && !who.is(Role.ADMIN)) {
            throw new Problem(403, "forbidden", "只有治理员和管理员可以查看", "only officers and administrators may look at this");
        }
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.nonsense(
                        "kind", "应为 shop、host、agency 或 platform", "kind: shop, host, agency or platform"));
    }

    static @Nullable LocalDate day(@Nullable String day) {
        if (day == null || day.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException _) {
            throw Problem.nonsense("day", "请写成 2026-11-30 这样的日期", "day: a date such as 2026-11-30");
        }
    }
}
