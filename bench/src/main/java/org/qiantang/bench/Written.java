package org.qiantang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A report on disk: {@code result.json}, {@code table.md}, and a picture for each figure. */
final class Written {
    private static final JsonMapper JSON = new JsonMapper();

    private Written() {}

    static void write(Bench.Call call, Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(asJson(call, report));
        Files.write(folder.resolve("result.json"), json);
        if (call.json().isPresent()) {
            Files.write(call.json().get(), json);
        }
        Files.writeString(
                folder.resolve("table.md"),
                report.asMarkdown(call.measurement().title()) + "\n" + Machine.inWords() + "\n");
        Picture.write(call.measurement().title(), report, folder);
    }

    private static Map<String, Object> asJson(Bench.Call call, Report report) {
        List<Object> rows = new ArrayList<>();
        report.settings()
                .forEach((setting, sides) -> sides.forEach((side, figures) -> figures.forEach((figure, rounds) -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("setting", setting);
                    row.put("side", side);
                    row.put("figure", figure.name());
                    row.put("unit", figure.unit());
                    row.put("median", rounds.median());
                    row.put("rounds", rounds.values());
                    rows.add(row);
                })));
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("measurement", call.measurement().name());
        whole.put("smoke", call.smoke());
        whole.put("machine", Machine.inWords());
        whole.put("rows", rows);
        whole.put("notes", report.notes());
        whole.put("untrue", report.untrue());
        return whole;
    }
}
