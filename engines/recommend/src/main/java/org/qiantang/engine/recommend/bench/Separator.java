package org.qiantang.engine.recommend.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands between the fields of a line. Between commas, semicolons and bars a field may stand in quotes (RFC 4180). */
enum Separator {
    TAB("\t", "tabs"),
    COLONS("::", "two colons"),
    SEMICOLON(";", "semicolons"),
    COMMA(",", "commas"),
    BAR("|", "bars"),
    SPACES(" ", "spaces");

    private static final double NEARLY_ALL = 0.95;

    private final String sign;
    private final String words;

    Separator(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The first that cuts nearly all lines into as many fields; else the first that cuts most of them; empty where none does. */
    static Optional<Separator> of(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        for (Separator one : values()) {
            Map<Integer, Integer> widths = new HashMap<>();
            lines.forEach(line -> widths.merge(one.fields(line).size(), 1, Integer::sum));
            if (widths.entrySet().stream()
                    .anyMatch(width -> width.getKey() > 1 && width.getValue() >= NEARLY_ALL * lines.size())) {
                return Optional.of(one);
            }
        }
        return Arrays.stream(values())
                .filter(one -> cut(one, lines) >= lines.size() / 2.0)
                .findFirst();
    }

    private static long cut(Separator between, List<String> lines) {
        return lines.stream().filter(line -> between.fields(line).size() > 1).count();
    }

    /** The fields of a line without the blanks and quotes around them. */
    List<String> fields(String line) {
        return switch (this) {
            case SPACES ->
                Arrays.stream(line.strip().split("\\s+", -1))
                        .map(Separator::bare)
                        .toList();
            case TAB, COLONS -> plain(line);
            case SEMICOLON, COMMA, BAR -> quoted(line).fields();
        };
    }

    /** Whether a quote is open at the end, so that the next line belongs to this one. */
    boolean goesOn(String line) {
        return switch (this) {
            case SPACES, TAB, COLONS -> false;
            case SEMICOLON, COMMA, BAR -> line.indexOf('"') >= 0 && quoted(line).open();
        };
    }

    private List<String> plain(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(sign); at >= 0; at = line.indexOf(sign, from)) {
            fields.add(bare(line.substring(from, at)));
            from = at + sign.length();
        }
        fields.add(bare(line.substring(from)));
        return fields;
    }

    private static String bare(String field) {
        String text = field.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"").strip()
                : text;
    }

    private record Quoted(List<String> fields, boolean open) {}

    private Quoted quoted(String line) {
        if (line.indexOf('"') < 0) {
            return new Quoted(plain(line), false);
        }
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean within = false;
        char between = sign.charAt(0);
        for (int at = 0; at < line.length(); at++) {
            char one = line.charAt(at);
            if (one == '"' && within && line.startsWith("\"\"", at)) {
                field.append(one);
                at++;
            } else if (one == '"' && (within || field.toString().isBlank())) {
                within = !within;
            } else if (one == between && !within) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(one);
            }
        }
        fields.add(field.toString().strip());
        return new Quoted(fields, within);
    }
}
