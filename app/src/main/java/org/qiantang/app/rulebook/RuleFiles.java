package org.qiantang.app.rulebook;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.sheet.Csv;
import org.qiantang.engine.guard.RuleFault;
import org.qiantang.engine.guard.RulePage;
import org.qiantang.engine.guard.RuleSheet;
import org.qiantang.engine.guard.RuleText;
import org.qiantang.engine.guard.UnfitRules;

/** The rule book as files: all of it in a zip of pages, one rule as YAML, words as CSV; and files as the page of a draft. */
final class RuleFiles {
    static final int MOST_BYTES = 4 << 20;
    private static final int MOST_WORDS = 2_000;
    private static final Days ALWAYS = new Days(null, null);

    private final RuleBooks books;
    private final InstantSource clock;

    RuleFiles(RuleBooks books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    /**
     * What a file comes to as a page.
     *
     * @param page what the book in force does not say already; empty where it says all of it, or there are faults
     * @param same how many rules and additions the book says already
     * @param from the days on which the page counts where it comes from, to {@code until}; null where open
     */
    record Brought(
            String page,
            int items,
            int same,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<RuleFault> faults) {}

    private record Days(@Nullable LocalDate from, @Nullable LocalDate until) {
        @Override
        public String toString() {
            return (from == null ? "" : from) + " – " + (until == null ? "" : until);
        }
    }

    /** All pages in force here, with an index that says what they are. */
    byte[] zip() {
        return RuleZip.of(books.now(), books.shipped());
    }

    /** A rule as it counts today and what is added to it, as a page; empty where there is no such rule. */
    Optional<String> yaml(String id) {
        List<RuleSheet> sheets =
                notOver().filter(sheet -> sheet.id().equals(id)).toList();
        List<RuleSheet> rules =
                sheets.stream().filter(sheet -> !sheet.addition()).toList();
        List<String> additions =
                sheets.stream().filter(RuleSheet::addition).map(RuleSheet::yaml).toList();
        // Of the writings of one rule the last that counts; of one that is yet to come, its first.
        return rules.stream()
                .filter(sheet -> sheet.from() == null || !today().isBefore(sheet.from()))
                .reduce((_, later) -> later)
                .or(() -> rules.stream().findFirst())
                .map(rule -> RuleText.join(List.of(rule.yaml()), additions));
    }

    /** All words, each with its rule. */
    byte[] words() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("term", "rule", "note"));
        notOver()
                .forEach(sheet -> sheet.candidates().stream()
                        .flatMap(words -> words.terms().stream())
                        .distinct()
                        .forEach(term -> rows.add(List.of(term, sheet.id(), sheet.note()))));
        return Csv.bytes(rows);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), RuleDesk.CHINA);
    }

    /** What counts today or will. */
    private Stream<RuleSheet> notOver() {
        return books.now().sheets().stream().filter(sheet -> !isOver(sheet.until()));
    }

    private boolean isOver(@Nullable LocalDate until) {
        return until != null && !today().isBefore(until);
    }

    /** A file as a page: a zip of pages, a page or a single rule in YAML, or words in CSV; told by its name's ending. */
    Brought read(String name, byte[] bytes) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            return switch (ending) {
                case "zip" -> pages(name, RuleZip.pages(bytes, MOST_BYTES));
                case "csv" -> words(name, bytes);
                default -> pages(name, List.of(RulePage.always(name, RuleText.page(text(bytes)))));
            };
        } catch (UnfitRules unfit) {
            return faulty(unfit.faults());
        } catch (IOException | IllegalArgumentException unreadable) {
            return faulty(List.of(
                    new RuleFault(name, null, "", String.valueOf(unreadable.getMessage()), "YAML, ZIP, CSV", 1)));
        }
    }

    private static String text(byte[] bytes) throws IOException {
        return Csv.text(bytes).orElseThrow(() -> new IOException("not UTF-8"));
    }

    private Brought pages(String name, List<RulePage> pages) {
        Set<RuleSheet> known =
                books.now().sheets().stream().map(RuleSheet::said).collect(Collectors.toSet());
        var rules = new ArrayList<String>();
        var additions = new ArrayList<String>();
        var days = new LinkedHashSet<Days>();
        int same = 0;
        for (RulePage page : pages) {
            if (isOver(page.until())) {
                continue;
            }
            for (RuleSheet sheet : RuleSheet.of(page)) {
                if (known.contains(sheet.said())) {
                    same++;
                } else {
                    (sheet.addition() ? additions : rules).add(sheet.yaml());
                    days.add(new Days(page.from(), page.until()));
                }
            }
        }
        if (days.size() > 1) {
            return faulty(List.of(new RuleFault(
                    name,
                    null,
                    "from, until",
                    days.toString(),
                    "one and the same days; bring the pages one by one",
                    1)));
        }
        int items = rules.size() + additions.size();
        return brought(name, RuleText.join(rules, additions), items, same, days.isEmpty() ? ALWAYS : days.getFirst());
    }

    private Brought brought(String name, String page, int items, int same, Days days) {
        if (items > 0) {
            books.with(RulePage.always(name, page));
        }
        return new Brought(page, items, same, days.from(), days.until(), List.of());
    }

    private Brought words(String name, byte[] bytes) throws IOException {
        List<List<String>> rows =
                Csv.rows(bytes, MOST_WORDS + 1).orElseThrow(() -> new IOException("more than " + MOST_WORDS + " rows"));
        List<String> header = rows.isEmpty()
                ? List.of()
                : rows.getFirst().stream().map(cell -> column(cell.strip())).toList();
        for (String needed : List.of("term", "rule")) {
            if (!header.contains(needed)) {
                return faulty(
                        List.of(new RuleFault(name, null, needed, String.join(",", header), "term,rule,note", 1)));
            }
        }
        Set<String> known =
                books.now().sheets().stream().map(RuleSheet::id).collect(Collectors.toCollection(TreeSet::new));
        var faults = new ArrayList<RuleFault>();
        Set<String> seen = looseWords();
        var forms = new ArrayList<RuleText.Form>();
        int same = 0;
        for (int row = 1; row < rows.size(); row++) {
            List<String> cells = rows.get(row);
            String rule = cell(cells, header, "rule");
            String term = RuleText.normal(cell(cells, header, "term"));
            if (rule.isEmpty() && term.isEmpty()) {
                continue;
            }
            if (!known.contains(rule)) {
                faults.add(new RuleFault(name, null, "rule", rule, "one of " + known, row + 1));
            } else if (term.isEmpty()) {
                faults.add(new RuleFault(name, rule, "term", "", "a word", row + 1));
            } else if (seen.add(rule + " " + term)) {
                forms.add(form(rule, term, cells, header));
            } else {
                same++;
            }
        }
        if (!faults.isEmpty()) {
            return faulty(faults);
        }
        String page = forms.isEmpty() ? "" : RuleText.with("", forms);
        return brought(name, page, forms.size(), same, ALWAYS);
    }

    private static Brought faulty(List<RuleFault> faults) {
        return new Brought("", 0, 0, null, null, faults);
    }

    /** Each word that is looked at by itself, behind its rule. */
    private Set<String> looseWords() {
        var all = new HashSet<String>();
        notOver()
                .forEach(sheet -> sheet.candidates().stream()
                        .filter(words -> words.pattern().isEmpty())
                        .flatMap(words -> words.terms().stream())
                        .forEach(term -> all.add(sheet.id() + " " + term)));
        return all;
    }

    private static RuleText.Form form(String rule, String term, List<String> cells, List<String> header) {
        return new RuleText.Form(
                rule,
                cell(cells, header, "note"),
                List.of(term),
                List.of(),
                "",
                List.of(),
                List.of(),
                "",
                "",
                "",
                some(cell(cells, header, "violates")),
                some(cell(cells, header, "clear")),
                List.of());
    }

    private static List<String> some(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static String cell(List<String> cells, List<String> header, String column) {
        int at = header.indexOf(column);
        return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
    }

    /** The header as spreadsheets of either language have it. */
    private static String column(@Nullable String name) {
        return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
            case "词", "词语", "关键词" -> "term";
            case "规则", "规则编号" -> "rule";
            case "备注", "说明" -> "note";
            case "违规例句" -> "violates";
            case "合规例句" -> "clear";
            case String other -> other;
        };
    }
}
