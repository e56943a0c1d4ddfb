package org.qiantang.app.rulebook;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.RuleSheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules in force, to be searched and read. */
@RestController
@RequestMapping("/api/officer/rules")
class RuleEndpoints {
    private static final int SHOWN = 8;

    private final RuleBooks books;
    private final RuleFiles files;
    private final InstantSource clock;

    RuleEndpoints(RuleBooks books, RuleFiles files, InstantSource clock) {
        this.books = books;
        this.files = files;
        this.clock = clock;
    }

    /**
     * A rule in the list.
     *
     * @param law what is cited today; empty where it is silent today
     * @param origin {@code shipped}, {@code changed} or {@code added}
     */
    record RuleRow(
            String id,
            String category,
            String categoryZh,
            String severity,
            String action,
            String message,
            String messageEn,
            String law,
            List<String> terms,
            int termCount,
            int exemptions,
            int tests,
            String origin) {}

    /**
     * A part of a rule: how it was shipped, what replaced it, or what was added to it.
     *
     * @param changeId the change that brought it; null for what the program brought
     * @param today whether it counts today
     */
    record Part(@Nullable Long changeId, String title, boolean today, RuleSheet sheet) {}

    record RuleView(String id, String origin, String law, List<Part> parts) {}

    @GetMapping
    Page<RuleRow> rules(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        int most = Page.limit(limit);
        long from = Page.after(after, 0);
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<String> ids =
                books.now().sheets().stream().map(RuleSheet::id).distinct().toList();
        var rows = new ArrayList<RuleRow>();
        long next = from;
        while (next >= 0 && next < ids.size() && rows.size() <= most) {
            List<RuleSheet> sheets = sheets(ids.get((int) next));
            next++;
            if (fits(sheets, wanted, category)) {
                rows.add(row(sheets));
            }
        }
        boolean more = rows.size() > most;
        long cursor = next - 1;
        return new Page<>(rows.subList(0, Math.min(rows.size(), most)), more ? Long.toString(cursor) : null);
    }

    @GetMapping("/{id}")
    RuleView rule(@PathVariable String id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        List<RuleSheet> sheets = sheets(id);
        if (sheets.isEmpty()) {
            throw Problem.notFound();
        }
        RuleSheet base = base(sheets);
        List<Part> parts = sheets.stream()
                .map(sheet -> new Part(
                        changeOf(sheet), titleOf(sheet), sheet.addition() ? isToday(sheet) : sheet.equals(base), sheet))
                .toList();
        return new RuleView(id, origin(sheets), law(base), parts);
    }

    /** The rule as a page, to be kept or to be changed. */
    @GetMapping("/{id}/yaml")
    ResponseEntity<byte[]> yaml(@PathVariable String id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        String text = files.yaml(id).orElseThrow(Problem::notFound);
        return file(id + ".yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    private List<RuleSheet> sheets(String id) {
        return books.now().sheets().stream()
                .filter(sheet -> sheet.id().equals(id))
                .toList();
    }

    private static boolean fits(List<RuleSheet> sheets, String wanted, String category) {
        boolean kind = category.isEmpty()
                || sheets.stream().anyMatch(sheet -> sheet.category().equals(category));
        return kind && (wanted.isEmpty() || sheets.stream().anyMatch(sheet -> says(sheet, wanted)));
    }

    private static boolean says(RuleSheet sheet, String wanted) {
        var words = new ArrayList<String>(List.of(
                sheet.id(), sheet.category(), sheet.categoryZh(), sheet.message(), sheet.messageEn(), sheet.note()));
        sheet.law().forEach(article -> words.add(article.source() + article.article()));
        sheet.candidates().forEach(candidate -> {
            words.addAll(candidate.terms());
            words.add(candidate.pattern());
        });
        sheet.exemptions().forEach(excuse -> words.add(excuse.pattern()));
        return words.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private RuleRow row(List<RuleSheet> sheets) {
        RuleSheet base = base(sheets);
        List<RuleSheet> counted = sheets.stream()
                .filter(sheet -> sheet.equals(base) || (sheet.addition() && isToday(sheet)))
                .toList();
        List<String> terms = counted.stream()
                .flatMap(sheet -> sheet.candidates().stream())
                .flatMap(words -> words.terms().stream())
                .distinct()
                .toList();
        String message = last(counted, false);
        return new RuleRow(
                base.id(),
                base.category(),
                base.categoryZh(),
                base.severity(),
                base.action(),
                message,
                last(counted, true),
                law(base),
                terms.stream().limit(SHOWN).toList(),
                terms.size(),
                counted.stream().mapToInt(sheet -> sheet.exemptions().size()).sum(),
                counted.stream().mapToInt(sheet -> sheet.tests().size()).sum(),
                origin(sheets));
    }

    private static String last(List<RuleSheet> sheets, boolean english) {
        return sheets.stream()
                .map(sheet -> english ? sheet.messageEn() : sheet.message())
                .filter(text -> !text.isEmpty())
                .reduce("", (_, later) -> later);
    }

    /** The rule itself as it counts today: what replaced it last, else how it was first written. */
    private RuleSheet base(List<RuleSheet> sheets) {
        List<RuleSheet> rules =
                sheets.stream().filter(sheet -> !sheet.addition()).toList();
        return rules.stream().filter(this::isToday).reduce((_, later) -> later).orElse(rules.getFirst());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), RuleDesk.CHINA);
    }

    private boolean isToday(RuleSheet sheet) {
        return isWithin(sheet.from(), sheet.until());
    }

    private boolean isWithin(@Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate today = today();
        return (from == null || !today.isBefore(from)) && (until == null || today.isBefore(until));
    }

    private String law(RuleSheet sheet) {
        return sheet.law().stream()
                .filter(article -> isWithin(article.from(), article.until()))
                .findFirst()
                .map(article -> article.source() + article.article())
                .orElse("");
    }

    private String origin(List<RuleSheet> sheets) {
        if (changeOf(sheets.getFirst()) != null) {
            return "added";
        }
        return sheets.size() == 1 ? "shipped" : "changed";
    }

    private @Nullable Long changeOf(RuleSheet sheet) {
        return books.now().changes().stream()
                .map(RuleChange::id)
                .filter(id -> RuleChange.pageName(id).equals(sheet.page()))
                .findFirst()
                .orElse(null);
    }

    private String titleOf(RuleSheet sheet) {
        return books.now().changes().stream()
                .filter(change -> RuleChange.pageName(change.id()).equals(sheet.page()))
                .findFirst()
                .map(change -> change.draft().title())
                .orElse("");
    }
}
