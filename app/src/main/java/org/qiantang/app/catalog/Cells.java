package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Several values in one cell: lines, and parts of a line parted by {@code |}; {@code \|} is a plain bar. */
final class Cells {
    private Cells() {}

    static List<String> lines(String cell) {
        return cell.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static List<String> parts(String line) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length() && (line.charAt(i + 1) == '|' || line.charAt(i + 1) == '\\')) {
                part.append(line.charAt(++i));
            } else if (c == '|') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    static String line(List<String> parts) {
        return parts.stream()
                .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }
}
