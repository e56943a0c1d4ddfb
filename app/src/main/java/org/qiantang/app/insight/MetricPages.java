package org.qiantang.app.insight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The dictionary as pages for people, one in each language; {@code docs/metrics} holds them. */
final class MetricPages {
    private static final Map<Metric.Group, Metric.Said> GROUPS = Map.of(
            Metric.Group.MONEY, new Metric.Said("成交", "Sales"),
            Metric.Group.EFFICIENCY, new Metric.Said("效率", "Efficiency"),
            Metric.Group.TRAFFIC, new Metric.Said("流量", "Traffic"),
            Metric.Group.FUNNEL, new Metric.Said("转化", "Funnel"),
            Metric.Group.INTERACTION, new Metric.Said("互动", "Interaction"),
            Metric.Group.SOURCE, new Metric.Said("来路", "Ways in"),
            Metric.Group.AUDIENCE, new Metric.Said("人群", "Audience"),
            Metric.Group.ITEM, new Metric.Said("单品", "By item"),
            Metric.Group.RADAR, new Metric.Said("数据雷达", "Radar"),
            Metric.Group.OUTSIDE, new Metric.Said("外部数据与投放", "Outside data and spending"));
    private static final Map<Metric.Unit, Metric.Said> UNITS = Map.of(
            Metric.Unit.MONEY, new Metric.Said("元（接口里为分）", "yuan (fen in the API)"),
            Metric.Unit.COUNT, new Metric.Said("个", "number"),
            Metric.Unit.RATE, new Metric.Said("比率", "ratio"),
            Metric.Unit.SECONDS, new Metric.Said("秒", "seconds"));

    private MetricPages() {}

    /** Every page by its file's name. */
    static Map<String, String> of(MetricBook book) {
        var pages = new TreeMap<String, String>();
        pages.put("README.md", page(book, Metric.Said::en, Metric::en, false));
        pages.put("README.zh.md", page(book, Metric.Said::zh, Metric::zh, true));
        return pages;
    }

    private static String page(
            MetricBook book, Function<Metric.Said, String> said, Function<Metric, String> name, boolean zh) {
        var page = new StringBuilder();
        page.append(zh ? "# 指标字典\n\n" : "# Dictionary of metrics\n\n");
        page.append(
                zh
                        ? "版本 %s。由 `metrics.yaml` 写成，与 `GET /api/metrics` 相同；大屏和报告上的每个数字都链接到这里的定义。\n"
                                .formatted(book.version())
                        : "Version %s. Written from `metrics.yaml`, the same as `GET /api/metrics`; every figure on the big screen and in the report links to its definition.\n"
                                .formatted(book.version()));
        for (Metric.Group group : Metric.Group.values()) {
            Metric.Said heading = GROUPS.getOrDefault(group, new Metric.Said(group.name(), group.name()));
            page.append("\n## ").append(said.apply(heading)).append('\n');
            book.metrics().stream()
                    .filter(metric -> metric.group() == group)
                    .forEach(metric -> page.append(one(metric, said, name, zh)));
        }
        page.append(zh ? "\n## 没有记录的\n\n" : "\n## Not recorded\n\n");
        book.notRecorded()
                .forEach(gap -> page.append("- **")
                        .append(zh ? gap.zh() : gap.en())
                        .append("** ")
                        .append(zh ? gap.whyZh() : gap.whyEn())
                        .append('\n'));
        return page.toString();
    }

    private static String one(
            Metric metric, Function<Metric.Said, String> said, Function<Metric, String> name, boolean zh) {
        var rows = List.of(
                row(zh ? "公式" : "Formula", said.apply(metric.formula())),
                row(zh ? "分子" : "Numerator", said.apply(metric.numerator())),
                row(zh ? "分母" : "Denominator", said.apply(metric.denominator())),
                row(zh ? "时段" : "Window", said.apply(metric.window())),
                row(zh ? "归属" : "Attribution", said.apply(metric.attribution())),
                row(zh ? "退款" : "Refunds", said.apply(metric.refunds())),
                row(zh ? "单位" : "Unit", said.apply(UNITS.getOrDefault(metric.unit(), new Metric.Said("", "")))),
                row(zh ? "来源事件" : "Events", events(metric, zh)),
                row(zh ? "依据" : "Source", said.apply(metric.reference())));
        return "\n### " + metric.id() + " " + name.apply(metric) + "\n\n| | |\n| --- | --- |\n" + String.join("", rows);
    }

    private static String events(Metric metric, boolean zh) {
        return metric.events().isEmpty()
                ? zh ? "无（来自导入或填写）" : "none (imported or typed in)"
                : "`" + String.join("`, `", metric.events()) + "`";
    }

    private static String row(String name, String text) {
        return "| " + name + " | " + text.replace("|", "\\|") + " |\n";
    }
}
