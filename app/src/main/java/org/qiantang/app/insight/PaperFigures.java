package org.qiantang.app.insight;

import java.awt.Color;
import java.util.List;
import java.util.Objects;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** A report's figures beside what they are held against, and the advice that stands on them. */
final class PaperFigures {
    /** Those asked for first, in large type. */
    private static final List<String> FIRST = List.of("gmv", "orders_paid", "buyers", "viewers");

    private static final List<String> SHOWN = List.of(
            "gmv",
            "net",
            "orders_paid",
            "buyers",
            "aov",
            "refund_rate",
            "viewers",
            "peak",
            "average_online",
            "stay",
            "gpm",
            "uv_value",
            "enter_rate",
            "seen_rate",
            "click_rate",
            "order_rate",
            "conversion",
            "talk_rate",
            "unpaid_rate");

    private final Paper paper;
    private final PaperType type;
    private final MetricBook book;
    private final ReportWords words;
    private final FigureText text;

    PaperFigures(Paper paper, MetricBook book, ReportWords words, FigureText text) {
        this.paper = paper;
        this.type = paper.type();
        this.book = book;
        this.words = words;
        this.text = text;
    }

    void write(ShowReport report) {
        first(report);
        figures(report);
        advice(report);
    }

    private void first(ShowReport report) {
        PdfPTable table = paper.table(1, 1, 1, 1);
        table.setSpacingBefore(10);
        for (String id : FIRST) {
            Metric metric = book.metric(id).orElseThrow();
            Double value = report.screen().counted(id);
            Double median = report.past().medians().get(id);
            var cell = new PdfPCell();
            cell.setBackgroundColor(PaperType.TIDE_WASH);
            cell.setBorder(Rectangle.RIGHT);
            cell.setBorderWidthRight(id.equals(FIRST.getLast()) ? 0 : 4);
            cell.setBorderColorRight(Color.WHITE);
            cell.setPadding(8);
            cell.setPaddingTop(4);
            cell.addElement(Paper.line(0, type.plain(words.name(metric), Paper.SMALL, PaperType.INK_2)));
            cell.addElement(Paper.line(0, type.bold(text.of(value, metric.unit()), 16, PaperType.TIDE)));
            String beside = median == null
                    ? ""
                    : words.say("往场中位数 ", "median ") + text.of(median, metric.unit()) + "  "
                            + text.against(value, median);
            cell.addElement(Paper.line(2, type.plain(beside, 7, PaperType.INK_3)));
            table.addCell(cell);
        }
        paper.add(table);
    }

    private void figures(ShowReport report) {
        int past = report.past().shows();
        paper.heading(
                words.say("主要指标", "Main figures"),
                past == 0
                        ? words.say("这是本直播间的第一场，暂无可比", "The room’s first show: nothing to compare with yet")
                        : words.say(
                                "与本直播间此前 " + past + " 场的中位数相比",
                                "Beside the median of this room’s " + past + " shows before"),
                100);
        paper.quiet(others(report.market()), 6);
        PdfPTable table = paper.table(30, 22, 15, 12, 15, 12);
        paper.head(
                table,
                1,
                List.of(
                        words.say("指标", "metric"),
                        words.say("本场", "this show"),
                        words.say("往场中位数", "median of past shows"),
                        words.say("升降", "change"),
                        words.say("其他店铺中位数", "median of other shops"),
                        words.say("升降", "change")));
        for (String id : SHOWN) {
            Metric metric = book.metric(id).orElse(null);
            Screen.Figure figure = report.screen().figures().get(id);
            if (metric != null && figure != null) {
                row(table, report, metric, figure);
            }
        }
        paper.add(table);
    }

    private PdfPCell twoLines(String value, String below) {
        PdfPCell cell = paper.cell(new Phrase());
        for (Paragraph line : List.of(
                Paper.line(0, type.bold(value, Paper.BODY, PaperType.INK)),
                Paper.line(0, type.plain(below, 7, PaperType.INK_3)))) {
            line.setAlignment(Element.ALIGN_RIGHT);
            cell.addElement(line);
        }
        return cell;
    }

    private void row(PdfPTable table, ShowReport report, Metric metric, Screen.Figure figure) {
        Double value = report.screen().counted(metric.id());
        Double median = report.past().medians().get(metric.id());
        Double market = report.market().medians().get(metric.id());
        table.addCell(paper.words(words.name(metric)));
        PdfPCell cell = paper.cell(type.bold(text.of(value, metric.unit()), Paper.BODY, PaperType.INK), true);
        if (!Objects.equals(figure.sound(), figure.people())) {
            cell = twoLines(
                    text.of(value, metric.unit()),
                    words.say("除去存疑 ", "without doubtful ") + text.of(figure.sound(), metric.unit()));
        }
        table.addCell(cell);
        table.addCell(paper.number(text.of(median, metric.unit())));
        table.addCell(paper.number(text.against(value, median)));
        table.addCell(paper.number(text.of(market, metric.unit())));
        // Other shops are counted without a crowd and without what is in doubt; so is what is held against them.
        table.addCell(paper.number(text.against(figure.sound(), market)));
    }

    private String others(ShowReport.Market market) {
        return market.medians().isEmpty()
                ? words.say(
                        "其他店铺的中位数要至少 5 家店、10 场才显示，现在还不够。",
                        "The median of other shops is shown from ten shows of five shops on; there are too few yet.")
                : words.say(
                                "其他店铺：本平台近 90 天收播的场次，截至 %s；真人、除去存疑，每家店权重相同，取两位。升降按“除去存疑”的数字算。",
                                "Other shops: shows of this installation closed in 90 days, up to %s; people alone, without doubtful, each shop of the same weight, in two digits. The difference is that of the figure without doubtful.")
                        .formatted(words.moment(market.asOf()));
    }

    private void advice(ShowReport report) {
        Advice.Told told = report.advice();
        paper.heading(
                words.say("建议（本系统方案）", "Advice (our proposal)"),
                words.say(
                        "门槛和次序由本系统提出，没有谁规定过；全部规则见指标字典。",
                        "Thresholds and order are our own and prescribed by nobody; the dictionary of metrics has all rules."),
                60);
        if (told.list().isEmpty()) {
            paper.paragraph(4, type.plain(words.none(told.state()), Paper.BODY, PaperType.INK));
        } else {
            PdfPTable table = paper.table(5, 95);
            for (Advice one : told.list()) {
                PdfPCell number =
                        paper.cell(type.bold((told.list().indexOf(one) + 1) + ".", 10, PaperType.TIDE), false);
                number.setPaddingTop(8);
                table.addCell(number);
                table.addCell(advice(one));
            }
            paper.add(table);
        }
        String foot = words.say(
                "只说数字里看得到的，不保证照做就有结果；先后按可能影响的金额排，这个金额不是预测。",
                "It says what the figures show and promises no results; the order is by the money that may hang on it, which is no forecast.");
        if (ReportPaper.hasCrowd(report.screen())) {
            foot += words.say(
                    "现在含模拟观众，切到“只看真人”重新计算。",
                    " Simulated viewers are counted now; switch to people only to reckon without them.");
        }
        paper.quiet(foot, 0);
    }

    private PdfPCell advice(Advice one) {
        PdfPCell cell = paper.cell(new Phrase());
        cell.addElement(Paper.line(0, type.plain(words.say(one.words()), 10, PaperType.INK)));
        for (Advice.Ground ground : one.grounds()) {
            cell.addElement(ground(ground));
        }
        cell.addElement(
                Paper.line(2, type.plain(words.say("何时说：", "When: ") + words.say(one.when()), 7.5f, PaperType.INK_3)));
        return cell;
    }

    private Paragraph ground(Advice.Ground ground) {
        Metric metric = book.metric(ground.metric()).orElseThrow();
        String about = words.say(ground.about());
        Chunk name = type.plain(
                "· " + words.name(metric) + (about.isEmpty() ? "" : " " + about) + "  ", Paper.BODY, PaperType.INK_3);
        Chunk value = type.bold(whole(ground.value(), metric), Paper.BODY, PaperType.INK);
        Double compared = ground.compared();
        String against = compared == null ? "" : "  " + words.against(ground.against()) + " " + whole(compared, metric);
        return Paper.line(2, name, value, type.plain(against, Paper.BODY, PaperType.INK_3));
    }

    private String whole(double value, Metric metric) {
        return text.of(metric.unit() == Metric.Unit.COUNT ? (double) Math.round(value) : value, metric.unit());
    }
}
