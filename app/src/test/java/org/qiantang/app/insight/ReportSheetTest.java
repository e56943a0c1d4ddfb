package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.event.Sitting.Reach;

class ReportSheetTest {
    /** The workbook writes other than Latin letters by their numbers. */
    private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-f]+);");

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void the_workbook_has_each_figure_as_a_number_in_yuan_beside_its_formula() throws IOException {
        var counts = new Counts(
                new Reach(50, 40, 30, 20, 900, 10, 5),
                new Counts.Trade(3, 30_000, 3, 2, 19_801, 2, 2, 19_801, 5_000, 1),
                new Counts.Talk(4, 2, 9),
                7,
                8,
                600,
                100);
        var figures = new HashMap<String, Screen.Figure>();
        Figures.of(counts).forEach((id, value) -> figures.put(id, new Screen.Figure(value, value, value)));
        var screen = new Screen(
                7,
                "=1+1",
                "closed",
                NOON,
                NOON.plusSeconds(60),
                NOON,
                "v",
                true,
                figures,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Screen.Doubtful(0, 0, 0, 0, 0),
                List.of());
        ShowReport report = report(screen, new Advice.Told(Advice.State.TOO_FEW, List.of()));

        byte[] file = new ReportSheet(MetricBook.read(), true).of(report);

        List<List<String>> rows = SheetFormat.XLSX.rows(file, 100).orElseThrow();
        List<String> gmv = rows.stream()
                .filter(row -> row.size() > 1 && row.get(1).equals("gmv"))
                .findFirst()
                .orElseThrow();
        assertThat(gmv.subList(2, 8)).containsExactly("198.01", "198.01", "198.01", "yuan", "100", "230");
        assertThat(gmv.get(8)).contains("sum of what was paid");
        assertThat(rows).hasSize(1 + figures.size());
        assertThat(sheet(file, 2)).contains("Fewer than 20 orders placed");
    }

    @Test
    void the_workbook_has_each_advice_with_the_figures_it_stands_on_in_the_readers_language() throws IOException {
        Beside show =
                new AdvisedShow().figure("stay", 60).figure("refund_rate", 0.15).beside();
        ShowReport report = report(show.screen(), Advisor.of(show));

        String zh = sheet(new ReportSheet(MetricBook.read(), false).of(report), 2);
        String en = sheet(new ReportSheet(MetricBook.read(), true).of(report), 2);

        assertThat(zh).contains("人均停留 1:00", "本直播间往场中位数", "/studio/metrics#stay", "建议（不保证结果）", "退款率 15%");
        assertThat(en).contains("stayed for 1:00", "median of the room", "/studio/metrics#refund_rate");
        assertThat(en.replaceAll("“[^”]*”", "")).doesNotContainPattern("\\p{IsHan}");
    }

    private static ShowReport report(Screen screen, Advice.Told advice) {
        return new ShowReport(
                screen,
                new ShowReport.Past(2, Map.of("gmv", 10_000.0), Map.of("gmv", 2)),
                new ShowReport.Market(NOON, Map.of("gmv", 23_000.0)),
                List.of(),
                List.of(),
                advice,
                new Profile(List.of()));
    }

    /** A sheet of a workbook as it lies in its file, and the words that all sheets share. */
    private static String sheet(byte[] file, int number) throws IOException {
        Path kept = Files.createTempFile("report-", ".xlsx");
        Files.write(kept, file);
        try (var zip = new ZipFile(kept.toFile())) {
            return text(zip, "xl/worksheets/sheet" + number + ".xml") + text(zip, "xl/sharedStrings.xml");
        } finally {
            Files.delete(kept);
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        String xml = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        return CHARACTER.matcher(xml).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    @Test
    void the_median_of_an_even_number_of_shows_lies_between_the_two_in_the_middle() {
        assertThat(ShowReporter.median(List.of(9.0, 1.0, 4.0))).isEqualTo(4.0);
        assertThat(ShowReporter.median(List.of(9.0, 1.0, 4.0, 5.0))).isEqualTo(4.5);
    }
}
