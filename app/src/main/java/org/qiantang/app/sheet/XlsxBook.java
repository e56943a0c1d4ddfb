package org.qiantang.app.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a workbook's first sheet lean on: the texts that they share, and which of their looks are days.
 *
 * @param sheet the name of the sheet's part
 * @param days the numbers of the looks (styles) under which a number is shown as a day
 * @param since1904 whether days are counted as old Macs did
 */
record XlsxBook(String sheet, List<String> shared, Set<Integer> days, boolean since1904) {
    private static final int MOST_SHARED = 1_000_000;
    private static final int MOST_SHARED_CHARS = 20_000_000;
    private static final int MOST_LOOKS = 65_536;
    private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    private static final Pattern IN_QUOTES = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]");
    // Looks that every spreadsheet knows without being told, and that show a day.
    private static final Set<String> KNOWN_DAYS =
            Set.of("14", "15", "22", "27", "28", "29", "30", "31", "36", "50", "51", "52", "53", "54", "57", "58");

    static XlsxBook of(XlsxParts parts) throws IOException {
        Map<String, String> names = names(parts);
        String workbook = names.getOrDefault("workbook", "/xl/workbook.xml");
        @Nullable String tie = null;
        boolean since1904 = false;
        try (XmlPart book = parts.required(workbook)) {
            while (tie == null && book.toTag()) {
                if (book.starts("workbookPr")) {
                    String told = book.attribute("date1904");
                    since1904 = "1".equals(told) || "true".equals(told);
                } else if (book.starts("sheet")) {
                    tie = book.attributeAnywhere("id");
                }
            }
        }
        String sheet = sheet(parts, workbook, tie);
        return new XlsxBook(
                sheet, shared(parts, names.get("sharedStrings")), days(parts, names.get("styles")), since1904);
    }

    private static Map<String, String> names(XlsxParts parts) throws IOException {
        Map<String, String> names = new HashMap<>();
        try (XmlPart kinds = parts.required("[Content_Types].xml")) {
            while (names.size() < 3 && kinds.toStart("Override")) {
                String kind = kinds.attribute("ContentType");
                String name = kinds.attribute("PartName");
                if (kind == null || name == null) {
                    continue;
                }
                if (kind.equals(KIND + "sheet.main+xml") || kind.equals(MACROS)) {
                    names.put("workbook", name);
                } else if (kind.equals(KIND + "sharedStrings+xml")) {
                    names.put("sharedStrings", name);
                } else if (kind.equals(KIND + "styles+xml")) {
                    names.put("styles", name);
                }
            }
        }
        return names;
    }

    private static String sheet(XlsxParts parts, String workbook, @Nullable String tie) throws IOException {
        int folder = workbook.lastIndexOf('/') + 1;
        String ties = workbook.substring(0, folder) + "_rels/" + workbook.substring(folder) + ".rels";
        try (XmlPart all = parts.required(ties)) {
            while (all.toStart("Relationship")) {
                String target = all.attribute("Target");
                if (target != null && tie != null && tie.equals(all.attribute("Id"))) {
                    return target.startsWith("/") ? target : workbook.substring(0, folder) + target;
                }
            }
        }
        throw new IOException("the first sheet has no part");
    }

    private static List<String> shared(XlsxParts parts, @Nullable String name) throws IOException {
        Optional<XmlPart> part = name == null ? Optional.empty() : parts.part(name);
        if (part.isEmpty()) {
            return List.of();
        }
        var shared = new ArrayList<String>();
        long chars = 0;
        try (XmlPart texts = part.get()) {
            while (texts.toStart("si")) {
                // How a text is read aloud (rPh) stands within it and is no part of it.
                String text = texts.text("rPh");
                chars += text.length();
                XmlPart.mustBe(shared.size() < MOST_SHARED && chars <= MOST_SHARED_CHARS, "shared texts");
                shared.add(text);
            }
        }
        return shared;
    }

    /** Some programs write no styles at all, or odd ones; then no number is a day. */
    private static Set<Integer> days(XlsxParts parts, @Nullable String name) throws IOException {
        Optional<XmlPart> part = name == null ? Optional.empty() : parts.part(name);
        if (part.isEmpty()) {
            return Set.of();
        }
        Set<String> formats = new HashSet<>(KNOWN_DAYS);
        Set<Integer> days = new HashSet<>();
        try (XmlPart styles = part.get()) {
            int looks = 0;
            boolean ofCells = false;
            while (styles.toTag()) {
                if (styles.starts("cellXfs") || styles.ends("cellXfs")) {
                    ofCells = styles.starts("cellXfs");
                } else if (styles.starts("numFmt")) {
                    learn(styles.attribute("numFmtId"), styles.attribute("formatCode"), formats);
                } else if (ofCells && styles.starts("xf")) {
                    XmlPart.mustBe(looks < MOST_LOOKS && formats.size() < MOST_LOOKS, "styles");
                    if (formats.contains(String.valueOf(styles.attribute("numFmtId")))) {
                        days.add(looks);
                    }
                    looks++;
                }
            }
        }
        return days;
    }

    private static void learn(@Nullable String number, @Nullable String format, Set<String> formats) {
        if (number != null && format != null && format.length() <= 255 && number.length() <= 10) {
            if (isDay(format)) {
                formats.add(number);
            } else {
                formats.remove(number);
            }
        }
    }

    /** Days are numbers that a spreadsheet shows as days. */
    private static boolean isDay(String format) {
        if (format.equals("General") || format.indexOf('0') >= 0 || format.indexOf('#') >= 0) {
            return false;
        }
        String letters = IN_QUOTES.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
        return letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0;
    }
}
