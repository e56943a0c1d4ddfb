package org.qiantang.app.keep;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report on what is kept as a table for a spreadsheet. */
final class KeepSheet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final List<String> HEADER =
            List.of("记录种类", "法定最短天数", "依据", "把握", "本系统保存天数", "何时删除", "现有数量", "最早一条", "是否短于法定");

    private KeepSheet() {}

    static List<List<String>> of(KeepReport.Whole report) {
        var table = new ArrayList<List<String>>();
        table.add(HEADER);
        for (KeepReport.Row row : report.rows()) {
            table.add(List.of(
                    row.kind(),
                    number(row.lawDays()),
                    row.law().zh(),
                    row.sure(),
                    number(row.keptDays()),
                    row.until(),
                    Long.toString(row.count()),
                    time(row.oldest()),
                    row.tooShort() ? "是" : "否"));
        }
        return table;
    }

    private static String number(@Nullable Integer days) {
        return days == null ? "" : days.toString();
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }
}
