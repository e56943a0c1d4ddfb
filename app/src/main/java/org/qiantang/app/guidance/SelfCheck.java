package org.qiantang.app.guidance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The self-check of five subjects in eight aspects; each cell has its points. */
public record SelfCheck(
        String version,
        String titleZh,
        String titleEn,
        String noticeZh,
        String noticeEn,
        Map<String, Said> marks,
        Scoring scoring,
        List<Column> subjects,
        String subjectsNoteZh,
        String subjectsNoteEn,
        List<Aspect> aspects,
        String aspectsNoteZh,
        String aspectsNoteEn,
        List<Cell> cells) {
    public SelfCheck {
        marks = Map.copyOf(marks);
        subjects = List.copyOf(subjects);
        aspects = List.copyOf(aspects);
        cells = List.copyOf(cells);
    }

    public record Said(String zh, String en) {}

    public record Scoring(String zh, String en, String mark) {}

    public record Column(String id, String code, String zh, String en, String sure) {}

    public record Aspect(
            String id, String number, String zh, String en, String coversZh, String coversEn, String nameSure) {}

    public record Cell(String subject, String aspect, String mark, List<Point> items) {
        public Cell {
            items = List.copyOf(items);
        }
    }

    /** The points of these subjects. */
    public Set<String> points(Set<String> of) {
        return cells.stream()
                .filter(cell -> of.contains(cell.subject()))
                .flatMap(cell -> cell.items().stream())
                .map(Point::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
