package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.web.Problem;

class ReportPaperTest {
    private static final int LARGEST = 600_000;
    private static final MetricBook BOOK = MetricBook.read();
    private static final PaperFonts FONTS = new PaperFonts(PaperFonts.usual(Path.of(System.getProperty("user.home"))));

    private final PaperShow show = new PaperShow();

    @Test
    void a_report_can_be_read_out_of_its_paper_in_chinese() throws IOException {
        show.advice = Advisor.of(new AdvisedShow().figure("stay", 60).beside());

        String words = words(zh());

        assertThat(words)
                .contains("西湖龙井首发夜", "已结束 · 开播 2026年11月27日 20:00 · 收播 2026年11月27日 21:30 · 时长 1:30:00")
                .contains("统计范围：只计真人", "成交金额", "¥39,821.50", "与本直播间此前 6 场的中位数相比")
                .contains("本系统方案", "人均停留 1:00", "何时说：", "不保证照做就有结果")
                .contains("每分钟成交与在线", "秒杀", "全网最低价", "成交最好的分钟", "三、二、一，上链接")
                .contains("明前西湖龙井特级 250g 礼盒装", "买家画像", "首次购买 132", "转化漏斗", "首页推荐")
                .contains("统计于 2026年11月27日 23:00（北京时间） · 指标字典版本 2026.11.4", "第 1 / ");
    }

    @Test
    void a_report_can_be_read_out_of_its_paper_in_english() throws IOException {
        show.advice = Advisor.of(new AdvisedShow().figure("stay", 60).beside());
        show.crowd = true;

        String words = words(en());

        assertThat(words)
                .contains("over · opened Nov 27, 2026, 20:00 · closed Nov 27, 2026, 21:30 · length 1:30:00")
                .contains("Counted: everybody (there were no simulated viewers)", "Main figures", "¥39,821.50")
                .contains("Beside the median of this room's 6 shows before", "our proposal", "promises no results")
                .contains("Sales and viewers by the minute", "flash sale", "Minutes in which most left")
                .contains("first time 132", "Funnel", "Home page", "dictionary version 2026.11.4", "Page 1 of ");
    }

    @Test
    void a_title_of_two_hundred_characters_is_wrapped_and_nothing_of_it_is_lost() throws IOException {
        show.title = "夜场龙井新茶首发专场限时加赠好礼相送不停".repeat(10);

        String words = words(zh());

        assertThat(words.replaceAll("\\s", "")).contains(show.title);
        assertThat(words.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(120);
    }

    @Test
    void signs_without_a_face_are_left_out_and_no_empty_box_stands_for_them() throws IOException {
        show.items = List.of(PaperShow.item(1, "🍵\uFE0F龙井👨‍👩‍👧新茶", 3), PaperShow.item(2, "🍵🎁", 1));

        String words = words(zh());

        assertThat(words).contains("龙井新茶 ¥385.50", "– ¥128.50");
    }

    @Test
    void a_show_that_had_nothing_says_so_of_each_part() throws IOException {
        show.items = List.of();
        show.minutes = List.of();
        show.marks = List.of();
        show.best = List.of();
        show.worst = List.of();
        show.sources = List.of();
        show.past = 0;

        assertThat(words(zh()))
                .contains("这是本直播间的第一场，暂无可比", "其他店铺的中位数要至少 5 家店", "下单不足 20 单", "没有一分钟有数据")
                .contains("这一场没有成交", "没有哪一分钟走的人比来的人多", "还没有排品", "还没有真人进来");
    }

    @Test
    void a_show_that_has_not_begun_has_a_paper_that_says_no_more_than_that() throws IOException {
        show.state = "planned";
        show.openedAt = null;
        show.closedAt = null;

        assertThat(words(zh())).contains("未开播", "还没有开播").doesNotContain("主要指标");
    }

    @Test
    void what_is_in_doubt_is_said_and_how_much_there_is_without_it() throws IOException {
        show.doubtful = new Screen.Doubtful(1, 3, 38_700, 12, 2);

        assertThat(words(zh())).contains("存疑：3 单（¥387）、12 次点赞、2 个发言账号");
    }

    @Test
    void groups_too_small_to_be_told_stay_hidden() throws IOException {
        String zh = words(zh());
        String en = words(en());

        assertThat(zh).contains("90 天以前 不足以显示", "4 次以上 不足以显示");
        assertThat(en).contains("longer ago too few to show", "4 or more too few to show");
        assertThat(zh + en).doesNotContain("null");
    }

    @Test
    void many_items_go_over_several_pages_with_their_heads_and_no_row_is_torn() throws IOException {
        show.items = PaperShow.items(150);
        show.marks = PaperShow.marks(200);

        byte[] file = zh();

        assertThat(file).hasSizeLessThan(LARGEST);
        List<String> pages = pages(file);
        assertThat(pages).hasSizeGreaterThan(6);
        assertThat(pages.stream().filter(page -> page.contains("商品 成交额 件数"))).hasSizeGreaterThan(3);
        String all = String.join("\n", pages);
        for (Screen.Item item : show.items) {
            String row = item.title() + " " + new FigureText(false).money(item.gmv());
            assertThat(all.replaceAll("\\s+", "")).contains(row.replaceAll("\\s+", ""));
        }
        assertThat(all).contains("另有 120 个标记，见 Excel");
        assertThat(pages.getLast()).contains("第 " + pages.size() + " / " + pages.size() + " 页", "西湖龙井首发夜 · 场次报告");
    }

    @Test
    void a_paper_names_its_title_language_and_maker_has_bookmarks_and_only_the_signs_it_needs() throws IOException {
        byte[] file = zh();

        assertThat(file).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(file).hasSizeLessThan(LARGEST);
        try (PDDocument paper = Loader.loadPDF(file)) {
            assertThat(paper.getDocumentInformation().getTitle()).isEqualTo("西湖龙井首发夜 · 场次报告");
            assertThat(paper.getDocumentInformation().getCreator()).isEqualTo("Qiantang");
            assertThat(paper.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem one :
                    paper.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(one.getTitle());
            }
            assertThat(bookmarks)
                    .containsExactly(
                            "主要指标", "建议（本系统方案）", "每分钟成交与在线", "成交最好的分钟", "流失最多的分钟", "单品", "买家画像", "转化漏斗", "从哪里来");
            for (var name : paper.getPage(0).getResources().getFontNames()) {
                PDFont font = paper.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
            }
        }
    }

    @Test
    void a_face_whose_file_has_gone_is_looked_for_again(@TempDir Path folder) throws IOException {
        PaperFonts.Faces usual = FONTS.faces().orElse(null);
        assumeTrue(usual != null && usual.plain().contains(".ttc,"), "no collection of Chinese faces is installed");
        Path installed = Path.of(usual.plain().substring(0, usual.plain().lastIndexOf(',')));
        Path link = Files.createSymbolicLink(folder.resolve(installed.getFileName()), installed);
        var fonts = new PaperFonts(List.of(folder));
        assertThat(fonts.faces()).isPresent();

        Files.delete(link);

        assertThat(fonts.faces()).isEmpty();
    }

    @Test
    void where_no_font_for_chinese_is_installed_the_refusal_says_what_to_do_instead(@TempDir Path empty) {
        var paper = new ReportPaper(BOOK, new PaperFonts(List.of(empty, empty.resolve("absent"))));

        assertThatThrownBy(() -> paper.of(show.report(), false)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("no-font");
            assertThat(problem.message(false)).contains("中文字体", "打印");
            assertThat(problem.message(true)).contains("Print");
        });
    }

    @Test
    void figures_are_written_as_the_studios_pages_write_them() {
        var zh = new FigureText(false);
        var en = new FigureText(true);

        assertThat(zh.of(128_850.0, Metric.Unit.MONEY)).isEqualTo("¥1,288.50");
        assertThat(zh.of(-12_800.0, Metric.Unit.MONEY)).isEqualTo("-¥128");
        assertThat(zh.of(0.12345, Metric.Unit.RATE)).isEqualTo("12.3%");
        assertThat(zh.of(245.0, Metric.Unit.SECONDS)).isEqualTo("4:05");
        assertThat(zh.of(3_845.0, Metric.Unit.SECONDS)).isEqualTo("1:04:05");
        assertThat(zh.of(9_999.0, Metric.Unit.COUNT)).isEqualTo("9,999");
        assertThat(zh.of(12_345.0, Metric.Unit.COUNT)).isEqualTo("1.2万");
        assertThat(en.of(12_345.0, Metric.Unit.COUNT)).isEqualTo("12.3K");
        assertThat(en.of(2.55, Metric.Unit.COUNT)).isEqualTo("2.6");
        assertThat(zh.of(null, Metric.Unit.COUNT)).isEqualTo("–");
        assertThat(zh.against(112.3, 100.0)).isEqualTo("+12.3%");
        assertThat(zh.against(80.0, 100.0)).isEqualTo("-20%");
        assertThat(zh.against(80.0, 0.0)).isEmpty();
    }

    @Test
    void a_long_shows_minutes_are_put_together_and_an_axis_ends_at_a_round_number() {
        List<Screen.Minute> columns = CurvePlot.gathered(PaperShow.minutes(600), 147);

        assertThat(columns).hasSize(120);
        assertThat(columns.stream().mapToLong(Screen.Minute::gmv).sum())
                .isEqualTo(PaperShow.minutes(600).stream()
                        .mapToLong(Screen.Minute::gmv)
                        .sum());
        assertThat(IntStream.of(0, 1, 3, 7, 10, 11, 501)
                        .mapToLong(CurvePlot::roundTop)
                        .toArray())
                .containsExactly(1, 1, 5, 10, 10, 20, 1_000);
    }

    private byte[] zh() {
        return paper(false);
    }

    private byte[] en() {
        return paper(true);
    }

    private byte[] paper(boolean english) {
        assumeTrue(FONTS.faces().isPresent(), "no Chinese font is installed");
        return new ReportPaper(BOOK, FONTS).of(show.report(), english);
    }

    private static String words(byte[] file) throws IOException {
        return String.join("\n", pages(file));
    }

    private static List<String> pages(byte[] file) throws IOException {
        try (PDDocument paper = Loader.loadPDF(file)) {
            var reader = new PDFTextStripper();
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= paper.getNumberOfPages(); page++) {
                reader.setStartPage(page);
                reader.setEndPage(page);
                pages.add(reader.getText(paper));
            }
            return pages;
        }
    }
}
