package org.qiantang.app.radar;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What this installation has seen: rankings of hosts, rooms, shows, products and brands, and each with its trend. */
@RestController
@RequestMapping("/api/radar")
class RankingEndpoints {
    private static final int LONGEST_WORDS = 40;
    private static final int MOST_EXPORTED = 1_000;

    private final Lookers lookers;
    private final SeenRows rows;
    private final SeenFacts facts;
    private final OwnFigures figures;
    private final InstantSource clock;

    RankingEndpoints(Lookers lookers, SeenRows rows, SeenFacts facts, OwnFigures figures, InstantSource clock) {
        this.lookers = lookers;
        this.rows = rows;
        this.facts = facts;
        this.figures = figures;
        this.clock = clock;
    }

    /** {@code kind} is hosts, rooms, shows, products or brands; {@code own} asks for what is of the asker's own shows alone. */
    @GetMapping("/rankings/{kind}")
    Page<RadarRow> ranking(
            @PathVariable String kind,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "pieces") String by,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(defaultValue = "true") boolean crowd,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Asked asked = asked(kind, days, own, crowd, person);
        var order = Ranking.By.named(by);
        int most = Page.limit(limit);
        List<RadarRow> found = Ranking.after(told(asked, q, category), order, own, Bookmark.read(after, Ranking.TOP))
                .limit(most + 1L)
                .toList();
        return Page.of(found, most, row -> Ranking.place(row, order, own).cursor());
    }

    /** The first thousand of a ranking as a file: {@code csv} or {@code xlsx}. */
    @GetMapping("/rankings/{kind}/export")
    ResponseEntity<byte[]> export(
            @PathVariable String kind,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "pieces") String by,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(defaultValue = "true") boolean crowd,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person) {
        Asked asked = asked(kind, days, own, crowd, person);
        SheetFormat file = SheetFormat.named(format)
                .orElseThrow(() -> Problem.nonsense("format", "格式只能是 csv 或 xlsx", "format: csv or xlsx"));
        List<RadarRow> found = Ranking.after(told(asked, q, category), Ranking.By.named(by), own, Ranking.TOP)
                .limit(MOST_EXPORTED)
                .toList();
        String name = "radar-" + asked.kind().path() + "-" + days + "." + file.extension();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(new RankingSheet(Language.english(request)).of(file, asked, found));
    }

    /** One of them: its figures beside those of as many days before, by day, by hour of the week, and its lowest prices. */
    @GetMapping("/subjects/{kind}/{id}")
    RadarRow.RadarDetail subject(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(defaultValue = "true") boolean crowd,
            @AuthenticationPrincipal @Nullable Person person) {
        Asked asked = asked(kind, days, own, crowd, person);
        Seen seen = rows.one(asked, id).orElseThrow(Problem::notFound);
        boolean mine = asked.own() || seen.mine();
        return new RadarRow.RadarDetail(
                RadarRow.of(asked.kind(), seen),
                RadarRow.RadarBefore.of(asked.kind(), seen),
                mine || isPartlyMine(asked, id),
                rows.days(asked, id).stream()
                        .map(day -> RadarRow.RadarDay.of(day, mine))
                        .toList(),
                rows.hours(asked, id).stream()
                        .map(hour -> RadarRow.RadarHour.of(hour, mine))
                        .toList(),
                rows.deals(asked, id),
                asked.span().first(),
                days);
    }

    /** The shows in which it stood in the span, the newest first. */
    @GetMapping("/subjects/{kind}/{id}/placements")
    Page<RadarRow> placements(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(defaultValue = "true") boolean crowd,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Asked asked = asked(kind, days, own, crowd, person);
        int most = Page.limit(limit);
        long before = Page.after(after, Long.MAX_VALUE);
        List<RadarRow> found = rows.placements(asked, id).stream()
                .filter(one -> one.id() < before)
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .limit(most + 1L)
                .map(one -> RadarRow.of(asked.kind(), one))
                .toList();
        return Page.of(found, most, row -> Long.toString(row.id()));
    }

    /**
     * What a figure of one of them was counted from, the newest first: paid orders, or hours of shows. {@code metric} is an id of the
     * dictionary. Only of the asker's own shows, and only where all of the figure is theirs or {@code own} asks for that part alone.
     * An agency is told no single orders, but what those of each hour of a show come to.
     */
    @GetMapping("/subjects/{kind}/{id}/events")
    Page<RadarFact> subjectBehind(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "false") boolean own,
            @RequestParam(defaultValue = "true") boolean crowd,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Asked asked = asked(kind, days, own, crowd, person);
        SeenFigure figure = SeenFigure.named(metric, asked.kind());
        Bookmark place = Bookmark.read(after, Bookmark.NEWEST);
        figures.open(asked, id, place.equals(Bookmark.NEWEST));
        int most = Page.limit(limit);
        return Page.of(
                        facts.of(asked, id, figure, place, most + 1),
                        most,
                        placed -> placed.bookmark().cursor())
                .map(SeenFacts.Placed::fact);
    }

    private boolean isPartlyMine(Asked asked, long id) {
        var mine = new Asked(asked.kind(), asked.span(), asked.looker(), true, asked.crowd());
        return rows.one(mine, id).filter(SeenRows::isAnything).isPresent();
    }

    private List<RadarRow> told(Asked asked, String q, String category) {
        return rows
                .all(
                        asked,
                        Fields.optional(q, "q", LONGEST_WORDS),
                        Fields.optional(category, "category", LONGEST_WORDS))
                .stream()
                .map(seen -> RadarRow.of(asked.kind(), seen))
                .toList();
    }

    private Asked asked(String kind, int days, boolean own, boolean crowd, @Nullable Person person) {
        Looker looker = lookers.looks(person);
        return new Asked(Kind.named(kind), Span.upTo(clock, days), looker, own, crowd);
    }
}
