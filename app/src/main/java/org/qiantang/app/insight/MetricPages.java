package org.qiantang.app.insight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The dictionary as pages for people, one in each language; {@code docs/metrics} holds them. */
final class MetricPages {
    private static final Map<Metric.Group, Metric.Said> GROUPS = Map.ofEntries(
            Map.entry(Metric.Group.MONEY, new Metric.Said("成交", "Sales")),
            Map.entry(Metric.Group.EFFICIENCY, new Metric.Said("效率", "Efficiency")),
            Map.entry(Metric.Group.TRAFFIC, new Metric.Said("流量", "Traffic")),
            Map.entry(Metric.Group.FUNNEL, new Metric.Said("转化", "Funnel")),
            Map.entry(Metric.Group.INTERACTION, new Metric.Said("互动", "Interaction")),
            Map.entry(Metric.Group.DESK, new Metric.Said("中控台", "Control room")),
            Map.entry(Metric.Group.SOURCE, new Metric.Said("来路", "Ways in")),
            Map.entry(Metric.Group.AUDIENCE, new Metric.Said("人群", "Audience")),
            Map.entry(Metric.Group.ITEM, new Metric.Said("单品", "By item")),
            Map.entry(Metric.Group.WEEK, new Metric.Said("店铺近 7 天", "The shop's week")),
            Map.entry(Metric.Group.COMMISSION, new Metric.Said("选品佣金", "Commission")),
            Map.entry(Metric.Group.CLIP, new Metric.Said("片段", "Moments for clips")),
            Map.entry(Metric.Group.RADAR, new Metric.Said("数据雷达", "Radar")),
            Map.entry(Metric.Group.OUTSIDE, new Metric.Said("外部数据与投放", "Outside data and spending")));
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
        page.append(zh ? "\n## 与什么比\n\n" : "\n## What figures are held against\n\n");
        book.comparisons()
                .forEach(one -> page.append("- **")
                        .append(zh ? one.zh() : one.en())
                        .append("** ")
                        .append(said.apply(one.how()))
                        .append(zh ? "为什么：" : " Why: ")
                        .append(said.apply(one.why()))
                        .append('\n'));
        page.append(advice(said, zh));
        page.append(zh ? "\n## 没有记录的\n\n" : "\n## Not recorded\n\n");
        book.notRecorded()
                .forEach(gap -> page.append("- **")
                        .append(zh ? gap.zh() : gap.en())
                        .append("** ")
                        .append(zh ? gap.whyZh() : gap.whyEn())
                        .append('\n'));
        return page.toString();
    }

    private static String advice(Function<Metric.Said, String> said, boolean zh) {
        var rules = new StringBuilder(
                zh
                        ? "\n## 场次报告的建议（本系统方案）\n\n门槛由本系统提出，没有谁规定过；下单不足 %d 单的场次不给建议。往场不足 %d 场时与其他店铺的中位数比，没有中位数就不说。建议只说数字，不保证结果。\n\n"
                                .formatted(Least.ORDERS, Least.PAST)
                        : "\n## Advice in the report (our proposal)\n\nThe thresholds are our own, prescribed by nobody; a show of fewer than %d orders placed gets no advice. With fewer than %d shows before, figures are held against the median of other shops; without one, a rule keeps quiet. Advice tells figures and promises no results.\n\n"
                                .formatted(Least.ORDERS, Least.PAST));
        for (Advice.Rule rule : Advice.Rule.values()) {
            rules.append("- `")
                    .append(rule.name())
                    .append("` ")
                    .append(said.apply(rule.when()))
                    .append('\n');
        }
        return rules.toString();
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
