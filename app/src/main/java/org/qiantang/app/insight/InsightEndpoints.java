package org.qiantang.app.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Followers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A show in figures, for those of its people who may see them. */
@RestController
@RequestMapping("/api/studio/shows/{id}/insight")
class InsightEndpoints {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    /** A page that shows a big screen asks every second. */
    private static final Duration LOOKS_ON = Duration.ofSeconds(5);

    private final Team team;
    private final InsightRows rows;
    private final Screens screens;
    private final ShowReporter reporter;
    private final Behind behind;
    private final MetricBook book;
    private final ReportPaper paper;
    private final Followers followers;

    InsightEndpoints(
            Team team,
            InsightRows rows,
            Screens screens,
            ShowReporter reporter,
            Behind behind,
            MetricBook book,
            ReportPaper paper,
            Followers followers) {
        this.team = team;
        this.rows = rows;
        this.screens = screens;
        this.reporter = reporter;
        this.behind = behind;
        this.book = book;
        this.paper = paper;
        this.followers = followers;
    }

    /** The big screen (数据大屏): figures, funnel, items, minute curve with marks, hot words. */
    @GetMapping
    Screen screen(
            @PathVariable long id,
            @RequestParam(defaultValue = "true") boolean crowd,
            @AuthenticationPrincipal @Nullable Person person) {
        InsightRows.Show show = pass(person, id);
        if (show.isOnAir()) {
            followers.watched(InsightTable.NAME, LOOKS_ON);
        }
        return screens.of(show, crowd);
    }

    /** The report of a show: its screen, compared with the room's past, and its best and worst minutes. */
    @GetMapping("/report")
    ShowReport report(
            @PathVariable long id,
            @RequestParam(defaultValue = "true") boolean crowd,
            @AuthenticationPrincipal @Nullable Person person) {
        return reporter.of(pass(person, id), crowd);
    }

    /** The report as a workbook. */
    @GetMapping("/report.xlsx")
    ResponseEntity<byte[]> sheet(
            @PathVariable long id,
            @RequestParam(defaultValue = "true") boolean crowd,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person) {
        ShowReport report = reporter.of(pass(person, id), crowd);
        byte[] file = new ReportSheet(book, Language.english(request)).of(report);
        return attached(file, SheetFormat.XLSX.contentType(), "show-" + id + ".xlsx");
    }

    /** The report as a PDF, in the language of the asker; 503 {@code no-font} where the server has no font for Chinese. */
    @GetMapping("/report.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable long id,
            @RequestParam(defaultValue = "true") boolean crowd,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person) {
        ShowReport report = reporter.of(pass(person, id), crowd);
        byte[] file = paper.of(report, Language.english(request));
        return attached(file, MediaType.APPLICATION_PDF_VALUE, "show-" + id + ".pdf");
    }

    private static ResponseEntity<byte[]> attached(byte[] file, String type, String name) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(file);
    }

    /** The events behind a figure, the newest first; of one minute, one hour or one item where it is named. */
    @GetMapping("/events")
    Page<Behind.Fact> events(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam @Nullable String minute,
            @RequestParam @Nullable String hour,
            @RequestParam(defaultValue = "0") long item,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        InsightRows.Show show = pass(person, id);
        Metric wanted = book.metric(metric)
                .orElseThrow(() -> Problem.nonsense("metric", "没有这个指标", "metric: one of GET /api/metrics"));
        Within within = Within.of(minute, hour);
        int most = Page.limit(limit);
        return Page.of(
                        behind.of(
                                show.id(),
                                wanted,
                                item,
                                within.from(),
                                within.until(),
                                Bookmark.read(after, Bookmark.NEWEST),
                                most + 1),
                        most,
                        placed -> placed.bookmark().cursor())
                .map(Behind.Placed::fact);
    }

    private InsightRows.Show pass(@Nullable Person person, long showId) {
        team.require(person, showId, Act.FIGURES);
        return rows.show(showId).orElseThrow(Problem::notFound);
    }

    /** Of when events are asked for: a minute, else an hour, else always. */
    private record Within(Instant from, Instant until) {
        static Within of(@Nullable String minute, @Nullable String hour) {
            if (minute != null) {
                return one(minute, "minute", ChronoUnit.MINUTES);
            }
            return hour == null ? new Within(FIRST, LAST) : one(hour, "hour", ChronoUnit.HOURS);
        }

        private static Within one(String text, String field, ChronoUnit unit) {
            try {
                Instant at = Instant.parse(text).truncatedTo(unit);
                if (at.isBefore(FIRST) || !at.isBefore(LAST)) {
                    throw Problem.nonsense(field, "时间不对", field + ": an instant");
                }
                return new Within(at, at.plus(1, unit));
            } catch (DateTimeException _) {
                throw Problem.nonsense(field, "时间不对", field + ": an instant such as 2026-11-27T12:00:00Z");
            }
        }
    }
}
