package org.qiantang.app.insight;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/** A show's report as a PDF to print, send and keep: what its page shows, in the reader's language. */
final class ReportPaper {
    private static final int LONG_TITLE = 40;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final MetricBook book;
    private final PaperFonts fonts;
    // A face with all Chinese characters takes some tens of megabytes while it is cut down to those used: one at a
    // time.
    private final Lock turn = new ReentrantLock();

    ReportPaper(MetricBook book, PaperFonts fonts) {
        this.book = book;
        this.fonts = fonts;
    }

    byte[] of(ShowReport report, boolean english) {
        PaperFonts.Faces faces = fonts.faces().orElseThrow(ReportPaper::noFont);
        if (!mayBegin()) {
            throw new Problem(
                    503, "busy", "正在写的报告太多，请稍后再下载", "too many reports are being written; download again in a moment");
        }
        try {
            return written(report, faces, english);
        } finally {
            turn.unlock();
        }
    }

    private boolean mayBegin() {
        try {
            return turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Problem noFont() {
        return new Problem(
                503,
                "no-font",
                "服务器没有中文字体，写不出 PDF；可以点“打印”，在浏览器里存为 PDF",
                "the server has no font for Chinese and can write no PDF; press Print and save as PDF in the browser");
    }

    private byte[] written(ShowReport report, PaperFonts.Faces faces, boolean english) {
        Screen screen = report.screen();
        var words = new ReportWords(english);
        var text = new FigureText(english);
        var type = new PaperType(faces, english);
        String title = screen.title() + " · " + words.say("场次报告", "Report");
        var edges = new PaperEdges(
                type,
                title,
                words.say("统计于 ", "Counted at ")
                        + words.moment(screen.asOf())
                        + words.say("（北京时间） · 指标字典版本 ", " (Beijing time) · dictionary version ")
                        + screen.version()
                        + words.say(" · 钱塘 Qiantang", " · Qiantang"),
                (page, pages) -> words.say("第 " + page + " / " + pages + " 页", "Page " + page + " of " + pages));
        var bytes = new ByteArrayOutputStream(1 << 19);
        try (var paper = new Paper(bytes, type, edges, title, english ? "en" : "zh-CN")) {
            top(paper, screen, words, text);
            if (screen.openedAt() == null) {
                paper.paragraph(0, type.plain(words.say("还没有开播", "Not on air yet"), 11, PaperType.INK_2));
            } else {
                new PaperFigures(paper, book, words, text).write(report);
                new PaperMinutes(paper, words, text).write(report);
                new PaperTables(paper, book, words, text).write(report);
            }
        }
        return bytes.toByteArray();
    }

    private static void top(Paper paper, Screen screen, ReportWords words, FigureText text) {
        PaperType type = paper.type();
        paper.paragraph(
                5, type.bold(words.say("钱塘 · 场次报告", "Qiantang · Report of a show"), Paper.BODY, PaperType.TIDE));
        String title = screen.title();
        boolean isLong = title.codePointCount(0, title.length()) > LONG_TITLE;
        paper.paragraph(6, type.bold(shown(type, title), isLong ? 14 : 20, PaperType.INK));
        paper.paragraph(2, type.plain(when(screen, words, text), Paper.BODY, PaperType.INK_2));
        paper.paragraph(2, type.plain(counted(screen, words), Paper.BODY, PaperType.INK_2));
        Screen.Doubtful doubtful = screen.doubtful();
        if (doubtful.orders() > 0 || doubtful.likes() > 0 || doubtful.accounts() > 0) {
            paper.paragraph(2, type.plain(doubted(doubtful, words, text), Paper.BODY, PaperType.INK_2));
        }
    }

    private static String shown(PaperType type, String title) {
        return type.showable(title).isBlank() ? FigureText.NONE : title;
    }

    private static String when(Screen screen, ReportWords words, FigureText text) {
        @Nullable Instant opened = screen.openedAt();
        @Nullable Instant closed = screen.closedAt();
        String when = words.state(screen.state());
        if (opened != null) {
            when += words.say(" · 开播 ", " · opened ") + words.moment(opened);
        }
        if (opened != null && closed != null) {
            double seconds = Duration.between(opened, closed).toSeconds();
            when += words.say(" · 收播 ", " · closed ")
                    + words.moment(closed)
                    + words.say(" · 时长 ", " · length ")
                    + text.of(seconds, Metric.Unit.SECONDS);
        }
        return when;
    }

    private static String counted(Screen screen, ReportWords words) {
        if (!screen.crowd()) {
            return words.say("统计范围：只计真人", "Counted: people only");
        }
        return hasCrowd(screen)
                ? words.say("统计范围：含模拟观众", "Counted: with simulated viewers")
                : words.say("统计范围：全部观众（本场没有模拟观众）", "Counted: everybody (there were no simulated viewers)");
    }

    /** Whether a demo's crowd is among what is counted. */
    static boolean hasCrowd(Screen screen) {
        Screen.Figure viewers = screen.figures().get("viewers");
        return screen.crowd()
                && viewers != null
                && viewers.value() != null
                && !viewers.value().equals(viewers.people());
    }

    private static String doubted(Screen.Doubtful doubtful, ReportWords words, FigureText text) {
        return words.say(
                        "存疑：%d 单（%s）、%d 次点赞、%d 个发言账号。不进排行和推荐，“除去存疑”的数字里不计。",
                        "In doubt: %d orders (%s), %d likes, %d accounts that talked. They stay out of rankings and suggestions, and of the figures “without doubtful”.")
                .formatted(doubtful.orders(), text.money(doubtful.minor()), doubtful.likes(), doubtful.accounts());
    }
}
