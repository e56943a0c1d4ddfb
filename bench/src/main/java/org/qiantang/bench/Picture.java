package org.qiantang.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/** Medians as bars with the rounds' range, settings along the bottom, one picture for each figure. */
final class Picture {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 460;

    private Picture() {}

    static void write(String title, Report report, Path folder) throws IOException {
        Set<Figure> figures = new LinkedHashSet<>();
        report.settings().values().forEach(sides -> sides.values().forEach(side -> figures.addAll(side.keySet())));
        for (Figure figure : figures) {
            CategoryChart chart = chart(title, report, figure);
            if (!chart.getSeriesMap().isEmpty()) {
                String name = figure.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
                VectorGraphicsEncoder.saveVectorGraphic(
                        chart, folder.resolve(name).toString(), VectorGraphicsFormat.SVG);
            }
        }
    }

    private static CategoryChart chart(String title, Report report, Figure figure) {
        var chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title + ": " + figure.heading())
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setXAxisLabelRotation(20);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        List<String> settings = new ArrayList<>();
        Map<String, Map<String, Rounds>> sides = new LinkedHashMap<>();
        report.settings()
                .forEach((setting, bySide) -> bySide.forEach((side, figures) -> {
                    Rounds rounds = figures.get(figure);
                    if (rounds != null) {
                        if (!settings.contains(setting)) {
                            settings.add(setting);
                        }
                        sides.computeIfAbsent(side, _ -> new LinkedHashMap<>()).put(setting, rounds);
                    }
                }));
        sides.forEach((side, bySetting) -> {
            List<Double> medians = new ArrayList<>();
            List<Double> spread = new ArrayList<>();
            for (String setting : settings) {
                Rounds rounds = bySetting.get(setting);
                medians.add(rounds == null ? 0 : rounds.median());
                spread.add(rounds == null ? 0 : (rounds.most() - rounds.least()) / 2);
            }
            chart.addSeries(side, settings, medians, spread);
        });
        return chart;
    }
}
