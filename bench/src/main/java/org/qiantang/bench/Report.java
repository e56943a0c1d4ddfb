package org.qiantang.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a measurement came to: for each setting and each side the figures of all rounds, and what turned out untrue.
 *
 * <p>Used by one thread.
 */
public final class Report {
    private final PrintStream progress;
    private final Map<String, Map<String, Map<Figure, Rounds>>> settings = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> untrue = new ArrayList<>();

    /** @param progress where each step is told while it runs */
    public Report(PrintStream progress) {
        this.progress = progress;
    }

    /** One round's value. */
    public void add(String setting, String side, Figure figure, double value) {
        settings.computeIfAbsent(setting, _ -> new LinkedHashMap<>())
                .computeIfAbsent(side, _ -> new LinkedHashMap<>())
                .computeIfAbsent(figure, _ -> new Rounds())
                .add(value);
    }

    /** Tells what is going on, for whoever watches. */
    public void step(String words) {
        progress.println("    " + words);
    }

    /** A sentence that belongs under the tables. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Something that must not be: the call ends with a failure. */
    public void untrue(String sentence) {
        untrue.add(sentence);
        step("UNTRUE: " + sentence);
    }

    public boolean isTrue() {
        return untrue.isEmpty();
    }

    List<String> untrue() {
        return List.copyOf(untrue);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    Map<String, Map<String, Map<Figure, Rounds>>> settings() {
        return settings;
    }

    boolean isEmpty() {
        return settings.isEmpty();
    }

    /** All as Markdown: a table for each setting, the sides as rows. */
    String asMarkdown(String title) {
        var out = new StringBuilder("# ").append(title).append("\n\n");
        settings.forEach((setting, sides) -> {
            Set<Figure> figures = new LinkedHashSet<>();
            sides.values().forEach(side -> figures.addAll(side.keySet()));
            int rounds = sides.values().stream()
                    .flatMap(side -> side.values().stream())
                    .mapToInt(Rounds::count)
                    .max()
                    .orElse(0);
            out.append("## ").append(setting).append("\n\n");
            out.append(rounds == 1 ? "One round." : "Medians of " + rounds + " rounds, with their range.");
            out.append("\n\n| |");
            figures.forEach(figure -> out.append(' ').append(figure.heading()).append(" |"));
            out.append("\n| --- |").append(" ---: |".repeat(figures.size())).append('\n');
            sides.forEach((side, values) -> {
                out.append("| ").append(side).append(" |");
                figures.forEach(figure -> {
                    Rounds all = values.get(figure);
                    out.append(' ')
                            .append(all == null ? "–" : all.written(figure))
                            .append(" |");
                });
                out.append('\n');
            });
            out.append('\n');
        });
        notes.forEach(note -> out.append("- ").append(note).append('\n'));
        untrue.forEach(sentence -> out.append("- **UNTRUE** ").append(sentence).append('\n'));
        return out.toString();
    }
}
