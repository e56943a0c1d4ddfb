package org.qiantang.app.rulebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_WORDS = 2_000;

    private final RuleBooks books;

    RuleFiles(RuleBooks books) {
        this.books = books;
    }

    /**
     * What a file comes to as a page.
     *
     * @param page what the book in force does not say already; empty where it says all of it, or there are faults
     * @param same how many rules and additions the book says already
     */
    record Brought(String page, int items, int same, List<RuleFault> faults) {}

    /** All pages in force here, with an index that says what they are. */
    byte[] zip() {
        RuleBooks.Book book = books.now();
        var index = new StringBuilder("version: " + books.guard().version() + "\nshipped:\n");
        books.shipped()
                .pages()
                .forEach(
                        page -> index.append("  - shipped/").append(page.name()).append('\n'));
        index.append(book.changes().isEmpty() ? "changes: []\n" : "changes:\n");
        book.changes()
                .forEach(change -> index.append("  - file: changes/")
                        .append(RuleChange.pageName(change.id()))
                        .append(".yaml\n    from: ")
                        .append(
                                change.draft().from() == null
                                        ? "''"
                                        : change.draft().from())
                        .append("\n    until: ")
                        .append(
                                change.draft().until() == null
                                        ? "''"
                                        : change.draft().until())
                        .append('\n'));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "index.yaml", index.toString());
            for (RulePage page : books.shipped().pages()) {
                put(zip, "shipped/" + page.name(), page.text());
            }
            for (RuleChange change : book.changes()) {
                put(
                        zip,
                        "changes/" + RuleChange.pageName(change.id()) + ".yaml",
                        change.draft().page());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** A rule and what was added to it, as a page; empty where there is no such rule. */
    Optional<String> yaml(String id) {
        List<RuleSheet> sheets = books.now().sheets().stream()
                .filter(sheet -> sheet.id().equals(id))
                .toList();
        List<String> rules = sheets.stream()
                .filter(sheet -> !sheet.addition())
                .map(RuleSheet::yaml)
                .toList();
        List<String> additions =
                sheets.stream().filter(RuleSheet::addition).map(RuleSheet::yaml).toList();
        // Of the writings of one rule the last counts.
        return rules.isEmpty() ? Optional.empty() : Optional.of(RuleText.join(List.of(rules.getLast()), additions));
    }

    /** All words, each with its rule. */
    byte[] words() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("term", "rule", "note"));
        for (RuleSheet sheet : books.now().sheets()) {
            sheet.candidates().stream()
                    .flatMap(words -> words.terms().stream())
                    .distinct()
                    .forEach(term -> rows.add(List.of(term, sheet.id(), sheet.note())));
        }
        return Csv.bytes(rows);
    }

    /** A file as a page: a zip of pages, a page or a single rule in YAML, or words in CSV; told by its name's ending. */
    Brought read(String name, byte[] bytes) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            return switch (ending) {
                case "zip" -> pages(name, unpacked(bytes));
                case "csv" -> words(name, bytes);
                default -> pages(name, List.of(RulePage.always(name, RuleText.page(text(bytes)))));
            };
        } catch (UnfitRules unfit) {
            return new Brought("", 0, 0, unfit.faults());
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Brought(
                    "",
                    0,
                    0,
                    List.of(new RuleFault(
                            name, null, "", String.valueOf(unreadable.getMessage()), "YAML, ZIP, CSV", 1)));
        }
    }

    private static String text(byte[] bytes) throws IOException {
        return Csv.text(bytes).orElseThrow(() -> new IOException("not UTF-8"));
    }

    private static List<RulePage> unpacked(byte[] bytes) throws IOException {
        var pages = new ArrayList<RulePage>();
        int left = MOST_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // What it says it holds is not believed: it is read to a bound.
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || pages.size() >= MOST_ENTRIES) {
                    throw new ZipException("too much in it");
                }
                String name = entry.getName();
                if (!entry.isDirectory() && name.endsWith(".yaml") && !name.endsWith("index.yaml")) {
                    pages.add(RulePage.always(name, text(content)));
                }
            }
        }
        if (pages.isEmpty()) {
            throw new ZipException("no pages in it");
        }
        return pages;
    }

    private Brought pages(String name, List<RulePage> pages) {
        var rules = new ArrayList<String>();
        var additions = new ArrayList<String>();
        int same = 0;
        for (RulePage page : pages) {
            for (RuleSheet sheet : RuleSheet.of(page)) {
                if (books.now().sheets().stream().anyMatch(sheet::saysTheSameAs)) {
                    same++;
                } else {
                    (sheet.addition() ? additions : rules).add(sheet.yaml());
                }
            }
        }
        return brought(name, RuleText.join(rules, additions), rules.size() + additions.size(), same);
    }

    private Brought brought(String name, String page, int items, int same) {
        if (items > 0) {
            books.with(RulePage.always(name, page));
        }
        return new Brought(page, items, same, List.of());
    }

    private Brought words(String name, byte[] bytes) throws IOException {
        List<List<String>> rows =
                Csv.rows(bytes, MOST_WORDS + 1).orElseThrow(() -> new IOException("more than " + MOST_WORDS + " rows"));
        List<String> header = rows.isEmpty()
                ? List.of()
                : rows.getFirst().stream().map(cell -> column(cell.strip())).toList();
        for (String needed : List.of("term", "rule")) {
            if (!header.contains(needed)) {
                return faulty(new RuleFault(name, null, needed, String.join(",", header), "term,rule,note", 1));
            }
        }
        Set<String> known =
                books.now().sheets().stream().map(RuleSheet::id).collect(Collectors.toCollection(TreeSet::new));
        var faults = new ArrayList<RuleFault>();
        var seen = new HashSet<String>();
        String page = "";
        int same = 0;
        int items = 0;
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
            } else if (!seen.add(rule + " " + term) || isKnown(rule, term)) {
                same++;
            } else {
                page = RuleText.with(page, form(rule, term, cells, header));
                items++;
            }
        }
        return faults.isEmpty() ? brought(name, page, items, same) : new Brought("", 0, 0, faults);
    }

    private static Brought faulty(RuleFault fault) {
        return new Brought("", 0, 0, List.of(fault));
    }

    private boolean isKnown(String rule, String term) {
        return books.now().sheets().stream()
                .filter(sheet -> sheet.id().equals(rule))
                .flatMap(sheet -> sheet.candidates().stream())
                .anyMatch(words -> words.pattern().isEmpty() && words.terms().contains(term));
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
