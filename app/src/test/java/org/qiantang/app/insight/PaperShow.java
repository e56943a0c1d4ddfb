package org.qiantang.app.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Sitting.Reach;

/** A report made by hand for tests of its paper to change: a closed show of 90 minutes with twelve items and twenty marks. */
final class PaperShow {
    static final Instant OPENED = Instant.parse("2026-11-27T12:00:00Z");
    private static final List<String> TEAS = List.of(
            "明前西湖龙井特级 250g 礼盒装",
            "武夷山大红袍岩茶 125g",
            "安溪铁观音清香型 500g",
            "云南普洱熟茶饼 357g 2019 年",
            "茉莉花茶浓香 200g",
            "白毫银针 100g",
            "正山小种红茶 150g",
            "碧螺春 2026 新茶 125g",
            "紫砂壶 宜兴原矿 西施壶 200ml",
            "便携旅行茶具套装",
            "黄山毛峰 一级 250g",
            "菊花枸杞决明子茶 30 包");

    String title = "西湖龙井首发夜";
    String state = "closed";

    @Nullable
    Instant openedAt = OPENED;

    @Nullable
    Instant closedAt = OPENED.plusSeconds(90 * 60);

    boolean crowd = false;
    int past = 6;
    Profile buyers = new Profile(List.of(
            dimension("recency", group("first", 132), group("upTo30", 41), group("upTo90", 12), group("longer", null)),
            dimension("frequency", group("once", 140), group("upTo3", 45), group("more", null)),
            dimension("money", group("under100", 38), group("under500", 121), group("above", 26))));
    List<Screen.Item> items = items(12);
    List<Screen.Minute> minutes = minutes(90);
    List<InsightRows.Mark> marks = marks(20);
    List<ShowReport.Moment> best = List.of();
    List<ShowReport.Moment> worst = List.of();
    Advice.Told advice = new Advice.Told(Advice.State.TOO_FEW, List.of());
    List<Screen.Source> sources =
            List.of(way("HOME", 5_210, 96), way("FOLLOWS", 1_480, 61), way("SHARE", 402, 19), way("SEARCH", 96, 3));
    Screen.Doubtful doubtful = new Screen.Doubtful(0, 0, 0, 0, 0);

    PaperShow() {
        best = List.of(moment(31, 8, true), moment(64, 5, true), moment(12, 3, false));
        worst = List.of(moment(47, 4, false), moment(71, 0, false));
    }

    ShowReport report() {
        Map<String, Screen.Figure> figures = figures();
        var screen = new Screen(
                7,
                title,
                state,
                openedAt,
                closedAt,
                OPENED.plusSeconds(3 * 3_600),
                "2026.11.4",
                crowd,
                figures,
                items,
                minutes,
                marks,
                List.of(),
                doubtful,
                sources);
        return new ShowReport(
                screen,
                new ShowReport.Past(past, medians(figures, past == 0 ? 0 : 0.87), Map.of()),
                new ShowReport.Market(OPENED, medians(figures, past == 0 ? 0 : 1.12)),
                best,
                worst,
                advice,
                buyers);
    }

    private static Map<String, Double> medians(Map<String, Screen.Figure> figures, double part) {
        var medians = new HashMap<String, Double>();
        figures.forEach((id, figure) -> {
            Double value = figure.value();
            if (part > 0 && value != null) {
                medians.put(id, value * part);
            }
        });
        return medians;
    }

    private static Map<String, Screen.Figure> figures() {
        var counts = new Counts(
                new Reach(31_400, 8_120, 8_004, 7_188, 1_236_000, 5_210, 1_904),
                new Counts.Trade(214, 4_310_000, 205, 185, 3_982_150, 185, 260, 3_982_150, 118_800, 6),
                new Counts.Talk(1_204, 388, 52_310),
                612,
                655,
                5_400,
                2_400_000);
        var figures = new HashMap<String, Screen.Figure>();
        Figures.of(counts).forEach((id, value) -> figures.put(id, new Screen.Figure(value, value, value)));
        return figures;
    }

    private static Profile.Dimension dimension(String id, Profile.Group... groups) {
        return new Profile.Dimension(id, List.of(groups));
    }

    private static Profile.Group group(String id, @Nullable Integer people) {
        return new Profile.Group(id, people);
    }

    static List<Screen.Item> items(int count) {
        var random = new SplittableRandom(1);
        return IntStream.range(0, count)
                .mapToObj(at -> item(
                        at,
                        (at < TEAS.size() ? "" : "第 " + at + " 款 ") + TEAS.get(at % TEAS.size()),
                        random.nextInt(200)))
                .toList();
    }

    static Screen.Item item(long id, String title, int pieces) {
        return new Screen.Item(
                id,
                id,
                title,
                "",
                false,
                9_000 + id * 731,
                800 + id,
                0.0893,
                pieces,
                pieces * 12_850L,
                pieces,
                pieces,
                41_210.0,
                260 + id);
    }

    static List<Screen.Minute> minutes(int count) {
        var random = new SplittableRandom(2);
        return IntStream.range(0, count)
                .mapToObj(at -> new Screen.Minute(
                        OPENED.plusSeconds(60L * at),
                        random.nextInt(3) == 0 ? random.nextInt(4_000_000 / (1 + Math.abs(at - count / 3))) : 0,
                        random.nextInt(9),
                        random.nextInt(12),
                        0,
                        (long) (620 * Math.sin(Math.PI * (at + 2) / (count + 4))) + random.nextInt(60),
                        random.nextInt(120),
                        random.nextInt(110),
                        random.nextInt(600),
                        random.nextInt(900),
                        random.nextInt(30)))
                .toList();
    }

    static List<InsightRows.Mark> marks(int count) {
        List<InsightRows.Mark> marks = new ArrayList<>();
        marks.add(new InsightRows.Mark(0, OPENED, "opened", null, "", "", null));
        for (int at = 1; at < count - 1; at++) {
            Instant when = OPENED.plusSeconds(60L * 88 * at / count + 17);
            String tea = TEAS.get(at % TEAS.size());
            marks.add(
                    switch (at % 4) {
                        case 1, 3 -> new InsightRows.Mark(at, when, "pin", 1L, tea, "", null);
                        case 2 -> new InsightRows.Mark(at, when, "price", 1L, tea, "限时让利", 12_850L);
                        default ->
                            at % 8 == 0
                                    ? new InsightRows.Mark(at, when, "warning", 1L, tea, "全网最低价", null)
                                    : new InsightRows.Mark(at, when, "flash", 1L, tea, "", null);
                    });
        }
        marks.add(new InsightRows.Mark(count, OPENED.plusSeconds(5_399), "closed", null, "", "", null));
        return marks;
    }

    private ShowReport.Moment moment(int minute, int lines, boolean pinned) {
        Instant at = OPENED.plusSeconds(60L * minute);
        List<InsightRows.Said> said = IntStream.range(0, lines)
                .mapToObj(line -> new InsightRows.Said(
                        line,
                        at.plusSeconds(7L * line),
                        1L,
                        line % 2 == 0 ? "来，家人们看一下这款明前龙井，今年头采，产地就是西湖核心产区，检测报告在详情页可以看。" : "三、二、一，上链接，每人限两盒。",
                        "fine"))
                .toList();
        List<InsightRows.Mark> done = pinned
                ? List.of(
                        new InsightRows.Mark(1, at.plusSeconds(4), "pin", 1L, TEAS.getFirst(), "", null),
                        new InsightRows.Mark(2, at.plusSeconds(40), "price", 1L, TEAS.getFirst(), "限时让利", 12_850L))
                : List.of();
        return new ShowReport.Moment(
                new Screen.Minute(at, 431_250, 12, 15, 0, 588, 44, 91, 300, 410, 22), 1L, TEAS.getFirst(), said, done);
    }

    private static Screen.Source way(String source, long viewers, long buyers) {
        return new Screen.Source(
                source,
                viewers + 37,
                viewers,
                154.2,
                viewers * 7 / 10,
                viewers / 4,
                buyers + 9,
                buyers,
                buyers * 21_525,
                (double) buyers / viewers);
    }
}
