package org.qiantang.app.rulebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.sheet.Csv;
import org.qiantang.engine.guard.RulePage;
import org.qiantang.engine.guard.ShippedRules;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The rule book as a zip: its pages, and an index that says on which days the changes count. */
final class RuleZip {
    private static final String INDEX = "index.yaml";
    private static final int MOST_ENTRIES = 500;

    private RuleZip() {}

    private record Days(@Nullable LocalDate from, @Nullable LocalDate until) {}

    private record Entry(String name, String text) {}

    /** All pages of a book. */
    static byte[] of(RuleBooks.Book book, ShippedRules shipped) {
        var index = new StringBuilder("version: " + book.guard().version() + "\nshipped:\n");
        shipped.pages()
                .forEach(
                        page -> index.append("  - shipped/").append(page.name()).append('\n'));
        index.append(book.changes().isEmpty() ? "changes: []\n" : "changes:\n");
        book.changes()
                .forEach(change -> index.append("  - file: ")
                        .append(nameOf(change))
                        .append("\n    from: ")
                        .append(text(change.draft().from()))
                        .append("\n    until: ")
                        .append(text(change.draft().until()))
                        .append('\n'));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, INDEX, index.toString());
            for (RulePage page : shipped.pages()) {
                put(zip, "shipped/" + page.name(), page.text());
            }
            for (RuleChange change : book.changes()) {
                put(zip, nameOf(change), change.draft().page());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static String nameOf(RuleChange change) {
        return "changes/" + RuleChange.pageName(change.id()) + ".yaml";
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "''" : day.toString();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** The pages in a zip, each with the days that its index gives it. */
    static List<RulePage> pages(byte[] bytes, int mostBytes) throws IOException {
        var entries = new ArrayList<Entry>();
        Map<String, Days> days = new HashMap<>();
        for (Entry entry : entries(bytes, mostBytes)) {
            if (entry.name().endsWith(INDEX)) {
                String folder = entry.name().substring(0, entry.name().length() - INDEX.length());
                days.putAll(days(folder, entry.text()));
            } else {
                entries.add(entry);
            }
        }
        if (entries.isEmpty()) {
            throw new ZipException("no pages in it");
        }
        return entries.stream()
                .map(entry -> {
                    Days own = days.getOrDefault(entry.name(), new Days(null, null));
                    return new RulePage(entry.name(), entry.text(), own.from(), own.until());
                })
                .toList();
    }

    private static List<Entry> entries(byte[] bytes, int mostBytes) throws IOException {
        var entries = new ArrayList<Entry>();
        int left = mostBytes;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // What it says it holds is not believed: it is read to a bound.
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || entries.size() >= MOST_ENTRIES) {
                    throw new ZipException("too much in it");
                }
                if (!entry.isDirectory() && entry.getName().endsWith(".yaml")) {
                    String text = Csv.text(content).orElseThrow(() -> new IOException("not UTF-8"));
                    entries.add(new Entry(entry.getName(), text));
                }
            }
        }
        return entries;
    }

    private static Map<String, Days> days(String folder, String index) throws ZipException {
        Map<String, Days> days = new HashMap<>();
        if (read(index) instanceof Map<?, ?> root && root.get("changes") instanceof List<?> changes) {
            for (Object one : changes) {
                if (one instanceof Map<?, ?> change && change.get("file") instanceof String file) {
                    days.put(folder + file, new Days(day(change.get("from")), day(change.get("until"))));
                }
            }
        }
        return days;
    }

    private static @Nullable Object read(String index) throws ZipException {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        var dump = new DumperOptions();
        try {
            return new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new Texts())
                    .load(index);
        } catch (YAMLException unreadable) {
            throw new ZipException(INDEX + " is no YAML");
        }
    }

    private static @Nullable LocalDate day(@Nullable Object written) throws ZipException {
        if (written == null || written.equals("")) {
            return null;
        }
        try {
            return LocalDate.parse(written.toString());
        } catch (DateTimeParseException noDay) {
            throw new ZipException(INDEX + ": a day such as 2026-12-01 is expected");
        }
    }

    /** Leaves days as they are written. */
    private static final class Texts extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }
}
