package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.event.Sitting.Reach;

class ReportSheetTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void the_workbook_has_each_figure_as_a_number_in_yuan_beside_its_formula() {
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
        var report = new ShowReport(
                screen, new ShowReport.Past(2, Map.of("gmv", 10_000.0)), List.of(), List.of(), new Profile(List.of()));

        byte[] file = new ReportSheet(MetricBook.read(), true).of(report);

        List<List<String>> rows = SheetFormat.XLSX.rows(file, 100).orElseThrow();
        List<String> gmv = rows.stream()
                .filter(row -> row.size() > 1 && row.get(1).equals("gmv"))
                .findFirst()
                .orElseThrow();
        assertThat(gmv.subList(2, 7)).containsExactly("198.01", "198.01", "198.01", "yuan", "100");
        assertThat(gmv.get(7)).contains("sum of what was paid");
        assertThat(rows).hasSize(1 + figures.size());
    }

    @Test
    void the_median_of_an_even_number_of_shows_lies_between_the_two_in_the_middle() {
        assertThat(ShowReporter.median(List.of(9.0, 1.0, 4.0))).isEqualTo(4.0);
        assertThat(ShowReporter.median(List.of(9.0, 1.0, 4.0, 5.0))).isEqualTo(4.5);
    }
}
