package org.qiantang.app.export;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The text that goes with an export: what was asked for, by whom, and what every column says. */
final class ExportReadme {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Cells.CHINA);

    private ExportReadme() {}

    /**
     * The text of it.
     *
     * @param rows of each file
     * @param checkpoint whether the evidence log's checkpoint lies beside
     */
    static String of(Export export, Map<String, Long> rows, boolean checkpoint, Instant now) {
        var text = new StringBuilder();
        head(export, checkpoint, now, text);
        for (Table table : Tables.ALL) {
            text.append("\n## ")
                    .append(table.file())
                    .append(" ")
                    .append(table.title())
                    .append("\n\n- 依据：")
                    .append(table.basis())
                    .append("\n- 范围：")
                    .append(table.covers())
                    .append("\n- 行数：")
                    .append(rows.getOrDefault(table.file(), 0L))
                    .append("\n\n| 列 | 类型 | 含义 |\n| --- | --- | --- |\n");
            for (Column column : table.columns()) {
                text.append("| `")
                        .append(column.name())
                        .append("` | ")
                        .append(kind(column.kind()))
                        .append(column.isPersonal() ? (export.clear() ? "（明文）" : "（已脱敏）") : "")
                        .append(" | ")
                        .append(column.means())
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static void head(Export export, boolean checkpoint, Instant now, StringBuilder text) {
        text.append("# 监管数据导出 ")
                .append(export.id())
                .append("\n\n- 范围：")
                .append(scope(export))
                .append("\n- 期间：")
                .append(export.from())
                .append(" 至 ")
                .append(export.until())
                .append("（含首尾两天，北京时间）\n- 理由：")
                .append(export.reason())
                .append("\n- 申请：治理员账号 ")
                .append(export.askedBy())
                .append("，")
                .append(TIME.format(export.askedAt()));
        Long consentedBy = export.consentedBy();
        Instant consentedAt = export.consentedAt();
        if (consentedBy != null && consentedAt != null) {
            text.append("\n- 同意：")
                    .append(export.alone() ? "管理员账号 " : "治理员账号 ")
                    .append(consentedBy)
                    .append("，")
                    .append(TIME.format(consentedAt));
        }
        text.append("\n- 个人信息：")
                .append(export.clear() ? "明文，经另一人同意" : "姓名、电话、地址和文字中的号码已脱敏")
                .append("\n- 生成：")
                .append(TIME.format(now))
                .append("\n\n");
        text.append("""
                所有表在同一时刻的同一份数据上读出。每张表有两份：`.csv`（UTF-8，带 BOM）和 `.jsonl`（每行一个 JSON 对象，没有值的键省略）。
                编号是 19 位以内的整数，以文本给出；用电子表格打开时请按文本导入，以免末位被四舍五入。
                金额以分计。时间为北京时间，精确到毫秒。CSV 中以 `=`、`+`、`-`、`@` 开头的文字前加有一个单引号，以免被当作公式。
                `MANIFEST.sha256` 列出每个文件的 SHA-256 散列值，可用 `sha256sum -c MANIFEST.sha256` 核对。
                """);
        text.append(checkpoint ? "`checkpoint.txt` 是生成时证据日志的签名检查点；此前写入日志的内容不能再被改动而不被发现。\n" : "生成时证据日志不可用，没有附检查点。\n");
        text.append("""
                条款名称和条号取自本项目整理的规定来源，没有取得官方全文，引用前须与官方文本核对。表的编排是本系统方案，不是官方格式。
                """);
    }

    private static String scope(Export export) {
        String name = export.subjectName() + "（" + export.subjectId() + "）";
        return switch (export.scope()) {
            case ALL -> "全部店铺、主播和机构";
            case SHOP -> "店铺 " + name;
            case HOST -> "主播 " + (export.clear() ? name : masked(export));
            case AGENCY -> "机构 " + name;
        };
    }

    private static String masked(Export export) {
        return Masking.name(export.subjectName()) + "（" + export.subjectId() + "）";
    }

    private static String kind(Column.Kind kind) {
        return switch (kind) {
            case ID -> "编号";
            case TEXT -> "文字";
            case COUNT -> "整数";
            case MONEY -> "金额";
            case FLAG -> "是否";
            case DAY -> "日期";
            case TIME -> "时间";
            case NAME -> "姓名";
            case PHONE -> "电话";
            case PLACE -> "地址";
            case WORDS -> "个人的文字";
        };
    }
}
