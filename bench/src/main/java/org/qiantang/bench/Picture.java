package org.qiantang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One picture for each figure, as SVG: a bar to the median, over it a line from the least round to the most, settings one
 * below the other. Drawn by hand because chart libraries for Java draw ranges as if they were symmetric.
 */
final class Picture {
    private static final int WIDTH = 960;
    private static final int NAMES = 230;
    private static final int VALUES = 190;
    private static final int ROW = 22;
    private static final int HEADING = 34;
    private static final int MARGIN = 20;

    /** From this ratio of the greatest to the least value on, bars are drawn on a logarithmic scale. */
    private static final double FAR_APART = 60;

    private static final String OURS = "#0f766e";
    private static final String PEERS = "#94a3b8";
    private static final String RANGE = "#0f172a";

    private final StringBuilder svg = new StringBuilder();
    private final Scale scale;
    private int y = MARGIN;

    private Picture(Scale scale) {
        this.scale = scale;
    }

    static void write(String title, Report report, Path folder) throws IOException {
        Set<Figure> figures = new LinkedHashSet<>();
        report.settings().values().forEach(sides -> sides.values().forEach(side -> figures.addAll(side.keySet())));
        for (Figure figure : figures) {
            String name = figure.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            Files.writeString(folder.resolve(name + ".svg"), drawn(title, report, figure));
        }
    }

    private static String drawn(String title, Report report, Figure figure) {
        var picture = new Picture(Scale.of(report, figure));
        picture.text(MARGIN, 15, "bold", title + ": " + figure.heading() + picture.scale.inWords());
        picture.y += HEADING;
        report.settings().forEach((setting, sides) -> picture.setting(setting, sides, figure));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="system-ui, sans-serif">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s</svg>
                """.formatted(WIDTH, picture.y + MARGIN, picture.svg);
    }

    private void setting(String setting, Map<String, Map<Figure, Rounds>> sides, Figure figure) {
        if (sides.values().stream().noneMatch(figures -> figures.containsKey(figure))) {
            return;
        }
        text(MARGIN, 13, "bold", setting);
        y += ROW;
        sides.forEach((side, figures) -> {
            Rounds rounds = figures.get(figure);
            if (rounds != null) {
                bar(side, rounds, figure);
            }
        });
        y += ROW / 2;
    }

    private void bar(String side, Rounds rounds, Figure figure) {
        text(MARGIN + 12, 12, "normal", side);
        double from = NAMES + MARGIN;
        double middle = from + scale.at(rounds.median());
        double least = from + scale.at(rounds.least());
        double most = from + scale.at(rounds.most());
        String colour = side.startsWith("Qiantang") ? OURS : PEERS;
        add(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" rx=\"2\" fill=\"%s\"/>",
                from,
                y - 11,
                middle - from,
                colour));
        add(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"/>",
                least,
                most,
                y - 4,
                y - 4,
                RANGE));
        text((int) Math.max(middle, most) + 8, 12, "normal", rounds.written(figure));
        y += ROW;
    }

    private void text(int x, int size, String weight, String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
        add(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\" fill=\"#0f172a\">%s</text>",
                x,
                y,
                size,
                weight,
                escaped));
    }

    private void add(String element) {
        svg.append(element).append('\n');
    }

    /** Values to pixels. */
    private record Scale(double least, double most, boolean isLogarithmic) {
        static Scale of(Report report, Figure figure) {
            var values = new ArrayList<Double>();
            report.settings()
                    .values()
                    .forEach(sides -> sides.values().forEach(figures -> {
                        Rounds rounds = figures.get(figure);
                        if (rounds != null) {
                            values.addAll(List.of(rounds.least(), rounds.most()));
                        }
                    }));
            double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
            double least =
                    values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            // A logarithmic bar has no honest zero; it begins at a tenth of the least value.
            boolean far = least > 0 && most / least > FAR_APART;
            return new Scale(far ? least / 10 : 0, most == 0 ? 1 : most, far);
        }

        double at(double value) {
            double share =
                    isLogarithmic ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
            return Math.max(1, share * (WIDTH - NAMES - VALUES - 2 * MARGIN));
        }

        String inWords() {
            return isLogarithmic ? " (logarithmic)" : "";
        }
    }
}
