package org.qiantang.app.insight;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** A report's items, who bought, the funnel, and by what ways people came. */
final class PaperTables {
    /** A step of the funnel with the rate that leads to it, if any. */
    private record Step(String metric, @Nullable String rate) {}

    private static final List<Step> FUNNEL = List.of(
            new Step("exposures", null),
            new Step("entries", "enter_rate"),
            new Step("viewers", null),
            new Step("product_viewers", "seen_rate"),
            new Step("clickers", "click_rate"),
            new Step("orderers", "order_rate"),
            new Step("buyers", "pay_rate"));

    private final Paper paper;
    private final PaperType type;
    private final MetricBook book;
    private final ReportWords words;
    private final FigureText text;

    PaperTables(Paper paper, MetricBook book, ReportWords words, FigureText text) {
        this.paper = paper;
        this.type = paper.type();
        this.book = book;
        this.words = words;
        this.text = text;
    }

    void write(ShowReport report) {
        items(report.screen().items());
        buyers(report.buyers());
        funnel(report.screen());
        ways(report.screen().sources());
    }

    private void items(List<Screen.Item> items) {
        paper.heading(words.say("单品", "By item"), "", 40);
        if (items.isEmpty()) {
            paper.quiet(words.say("还没有排品", "No items lined up yet"), 0);
            return;
        }
        PdfPTable table = paper.table(26.5f, 13, 7, 7, 8, 8.5f, 8, 13, 9);
        paper.head(
                table,
                1,
                words.say(
                        List.of("商品", "成交额", "件数", "买家", "曝光", "点击", "点击率", "千次曝光成交额", "讲解"),
                        List.of(
                                "item",
                                "sales",
                                "pieces",
                                "buyers",
                                "seen",
                                "clicks",
                                "click rate",
                                "sales per 1,000 seen",
                                "explained")));
        for (Screen.Item item : items) {
            String title = type.showable(item.title()).strip();
            table.addCell(paper.words(title.isEmpty() ? FigureText.NONE : title));
            table.addCell(paper.cell(type.bold(text.money(item.gmv()), Paper.SMALL, PaperType.INK), true));
            small(table, text.count(item.pieces()));
            small(table, text.count(item.buyers()));
            small(table, text.count(item.seen()));
            small(table, text.count(item.clicks()));
            small(table, text.of(item.clickRate(), Metric.Unit.RATE));
            small(table, text.of(item.gpm(), Metric.Unit.MONEY));
            small(table, text.of((double) item.explained(), Metric.Unit.SECONDS));
        }
        paper.add(table);
    }

    private void small(PdfPTable table, String number) {
        table.addCell(paper.cell(type.plain(number, Paper.SMALL, PaperType.INK), true));
    }

    private void buyers(Profile buyers) {
        paper.heading(
                words.say("买家画像", "Buyers"),
                words.say(
                        "只计真人；不足 10 人的组不显示，也不能由其他组推算",
                        "People alone; a group of fewer than 10 is not shown, nor what it could be reckoned from"),
                60);
        PdfPTable table = paper.table(18, 82);
        for (Profile.Dimension dimension : buyers.dimensions()) {
            table.addCell(paper.cell(type.plain(words.buyers(dimension.id()), Paper.BODY, PaperType.INK_3), false));
            var groups = new Phrase();
            for (Profile.Group group : dimension.groups()) {
                Integer people = group.people();
                groups.add(type.plain(words.buyers(group.id()) + " ", Paper.BODY, PaperType.INK));
                groups.add(
                        people == null
                                ? type.plain(
                                        words.say("不足以显示", "too few to show") + "     ", Paper.BODY, PaperType.INK_3)
                                : type.bold(text.count(people) + "     ", Paper.BODY, PaperType.INK));
            }
            table.addCell(paper.cell(groups));
        }
        paper.add(table);
    }

    private void funnel(Screen screen) {
        paper.heading(words.say("转化漏斗", "Funnel"), "", 7 * 20);
        double highest = FUNNEL.stream()
                .map(step -> screen.counted(step.metric()))
                .filter(Objects::nonNull)
                .mapToDouble(value -> value)
                .max()
                .orElse(0);
        PdfPTable table = paper.table(30, 46, 13, 11);
        for (Step step : FUNNEL) {
            Metric metric = book.metric(step.metric()).orElseThrow();
            Double value = screen.counted(step.metric());
            table.addCell(paper.words(words.name(metric)));
            PdfPCell bar = paper.cell(new Phrase());
            Paper.bar(bar, value == null || highest <= 0 ? 0 : value / highest, PaperType.TIDE);
            table.addCell(bar);
            table.addCell(paper.cell(type.bold(text.of(value, metric.unit()), Paper.BODY, PaperType.INK), true));
            String rate = step.rate();
            table.addCell(paper.cell(
                    type.plain(
                            rate == null ? "" : text.of(screen.counted(rate), Metric.Unit.RATE),
                            Paper.BODY,
                            PaperType.INK_3),
                    true));
        }
        paper.add(table);
    }

    private void ways(List<Screen.Source> sources) {
        paper.heading(
                words.say("从哪里来", "Where they came from"),
                words.say(
                        "不含模拟观众；人按第一次进来的路计", "Without the demo’s crowd; people count by the way of their first coming"),
                40);
        if (sources.isEmpty()) {
            paper.quiet(words.say("还没有真人进来", "Nobody has come in yet, the demo’s crowd aside"), 0);
            return;
        }
        PdfPTable table = paper.table(18, 8, 8, 9, 9, 8, 8, 8, 14, 10);
        paper.head(
                table,
                1,
                words.say(
                        List.of("来路", "进入", "观看", "停留", "看商品", "点开", "下单", "买家", "成交额", "转化率"),
                        List.of(
                                "way in",
                                "entries",
                                "viewers",
                                "stay",
                                "saw one",
                                "opened",
                                "ordered",
                                "buyers",
                                "sales",
                                "conversion")));
        for (Screen.Source source : sources) {
            table.addCell(paper.words(words.way(source.source())));
            small(table, text.count(source.entries()));
            small(table, text.count(source.viewers()));
            small(table, text.of(source.stay(), Metric.Unit.SECONDS));
            small(table, text.count(source.productViewers()));
            small(table, text.count(source.clickers()));
            small(table, text.count(source.orderers()));
            small(table, text.count(source.buyers()));
            small(table, text.money(source.gmv()));
            small(table, text.of(source.conversion(), Metric.Unit.RATE));
        }
        paper.add(table);
    }
}
