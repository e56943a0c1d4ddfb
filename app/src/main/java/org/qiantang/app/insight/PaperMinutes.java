package org.qiantang.app.insight;

import java.time.Instant;
import java.util.List;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** A report's minutes: the curve with what was done, and those that sold best or lost most. */
final class PaperMinutes {
    /** More would be a book; the workbook has them all. */
    private static final int MOST_MARKS = 80;

    private final Paper paper;
    private final PaperType type;
    private final ReportWords words;
    private final FigureText text;

    PaperMinutes(Paper paper, ReportWords words, FigureText text) {
        this.paper = paper;
        this.type = paper.type();
        this.words = words;
        this.text = text;
    }

    void write(ShowReport report) {
        Screen screen = report.screen();
        Instant end = screen.closedAt() == null ? screen.asOf() : screen.closedAt();
        List<Screen.Minute> minutes = screen.minutes().stream()
                .filter(minute -> minute.at().isBefore(end))
                .toList();
        paper.heading(words.say("每分钟成交与在线", "Sales and viewers by the minute"), "", CurvePlot.height());
        if (minutes.isEmpty()) {
            paper.quiet(words.say("没有一分钟有数据", "No minute has been counted"), 0);
        } else {
            paper.add(new CurvePlot(paper, words, text).of(minutes, screen.marks()));
        }
        marks(screen.marks().stream()
                .filter(mark -> CurvePlot.SHOWN.contains(mark.kind()))
                .toList());
        moments(
                words.say("成交最好的分钟", "Minutes with the most sales"),
                words.say("这一场没有成交", "Nothing was sold in this show"),
                report.best());
        moments(
                words.say("流失最多的分钟", "Minutes in which most left"),
                words.say("没有哪一分钟走的人比来的人多", "In no minute more people left than came"),
                report.worst());
    }

    /** On paper no dot can be pointed at: what each stands for is listed. */
    private void marks(List<InsightRows.Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        paper.keep(90);
        PdfPTable table = paper.table(12, 16, 72);
        table.setSpacingBefore(8);
        paper.head(
                table,
                3,
                List.of(words.say("时间", "time"), words.say("标记", "mark"), words.say("商品与内容", "item and words")));
        for (InsightRows.Mark mark : marks.subList(0, Math.min(MOST_MARKS, marks.size()))) {
            table.addCell(tight(paper.words(ReportWords.clock(mark.at()))));
            var kind = new Phrase(type.plain("● ", 7, CurvePlot.ink(mark.kind())));
            kind.add(type.plain(words.mark(mark.kind()), Paper.BODY, PaperType.INK));
            table.addCell(tight(paper.cell(kind)));
            table.addCell(tight(paper.words(about(mark))));
        }
        paper.add(table);
        if (marks.size() > MOST_MARKS) {
            int more = marks.size() - MOST_MARKS;
            paper.quiet(words.say("另有 " + more + " 个标记，见 Excel", more + " marks more are in the workbook"), 0);
        }
    }

    private static PdfPCell tight(PdfPCell cell) {
        cell.setPaddingTop(2.5f);
        cell.setPaddingBottom(3.5f);
        return cell;
    }

    private String about(InsightRows.Mark mark) {
        Long minor = mark.minor();
        return (mark.title() + (minor == null ? "" : " " + text.money(minor)) + quoted(mark.words())).strip();
    }

    private static String quoted(String words) {
        return words.isEmpty() ? "" : " “" + words + "”";
    }

    private void moments(String title, String none, List<ShowReport.Moment> moments) {
        paper.heading(title, "", 60);
        if (moments.isEmpty()) {
            paper.quiet(none, 0);
            return;
        }
        PdfPTable table = paper.table(13, 87);
        for (ShowReport.Moment moment : moments) {
            table.addCell(paper.cell(type.bold(ReportWords.minute(moment.at()), 13, PaperType.TIDE), false));
            table.addCell(moment(moment));
        }
        paper.add(table);
    }

    private PdfPCell moment(ShowReport.Moment moment) {
        Screen.Minute minute = moment.minute();
        PdfPCell cell = paper.cell(new Phrase());
        cell.addElement(Paper.line(
                0,
                type.bold(
                        words.say("成交 %s（%d 单） 进 %d 出 %d 在线 %d", "Sales %s (%d orders), %d in, %d out, %d online")
                                .formatted(
                                        text.money(minute.gmv()),
                                        minute.paid(),
                                        minute.entries(),
                                        minute.exits(),
                                        minute.online()),
                        Paper.BODY,
                        PaperType.INK)));
        if (!moment.itemTitle().isEmpty()) {
            cell.addElement(Paper.line(
                    1,
                    type.plain(words.say("讲解 ", "On screen "), Paper.BODY, PaperType.INK_3),
                    type.plain(moment.itemTitle(), Paper.BODY, PaperType.INK)));
        }
        for (InsightRows.Mark mark : moment.marks()) {
            if (!mark.kind().equals("unpin")) {
                String done = words.mark(mark.kind()) + " " + mark.title() + quoted(mark.words());
                cell.addElement(paper.timed(
                        ReportWords.clock(mark.at()),
                        type.plain("● ", 6, CurvePlot.ink(mark.kind())),
                        type.plain(done, Paper.SMALL, PaperType.INK_2)));
            }
        }
        for (InsightRows.Said line : moment.said()) {
            cell.addElement(
                    paper.timed(ReportWords.clock(line.at()), type.plain(line.words(), Paper.SMALL, PaperType.INK)));
        }
        if (moment.said().isEmpty()) {
            cell.addElement(Paper.line(
                    1,
                    type.plain(
                            words.say("这一分钟没有记录到主播的话", "Nothing the host said was recorded in this minute"),
                            Paper.SMALL,
                            PaperType.INK_3)));
        }
        return cell;
    }
}
